"""Candidates for stored cases: generated worlds on which the engine and the reference evaluator agree.

The pool is a file of lines, one a policy, in the form of `tests/mutation/cases.jsonl`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from carerules.api.policy import Policy
from carerules.diagnostics.diagnostic import PolicyError
from tests.equivalence.compare import of_reference
from tests.mutation import stored
from tests.reference.evaluate import evaluate
from tests.strategies import worlds
from tests.strategies.policies import policies

Line = dict[str, Any]


def build(until: float, many: int, each: int, start: int = 1) -> list[Line]:
    """`each` cases for each of `many` policies, as long as there is time until the monotonic instant `until`."""
    found: list[Line] = []
    for number, policy in enumerate(drawn(policies(), many, start)):
        if monotonic() > until:
            break
        line = line_of(policy, drawn(worlds.worlds_of(policy), each, start + number))
        if line is not None:
            found.append(line)
    return found


def drawn(strategy: st.SearchStrategy[Any], many: int, start: int) -> list[Any]:
    """So many values of a strategy, the same ones for the same `start`."""
    found: list[Any] = []

    @seed(start)
    @settings(
        max_examples=many,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def take(value: Any) -> None:
        found.append(value)

    take()
    return found


def line_of(policy: Mapping[str, Any], asked: Sequence[worlds.World]) -> Line | None:
    """The policy with those questions that both answer alike; None without any."""
    try:
        loaded = stored.policy_of(policy)
    except PolicyError:
        return None
    cases = [case for world in asked if (case := case_of(loaded, world)) is not None]
    return {"policy": policy, "cases": cases} if cases else None


def case_of(loaded: Policy, world: worlds.World) -> dict[str, Any] | None:
    """The question with the reference's answer; None where the engine gives another one, or none at all."""
    asked = {
        "history": world.history, "as_of": world.as_of, "known_as_of": world.known_as_of, "instances": world.instances,
    }  # fmt: skip
    instances = stored.units(world.policy, world.instances)
    try:
        expected = answer(world)
        rows = stored.rows_of(world.history)
        told = stored.told(loaded, rows, world.as_of, world.known_as_of, instances)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        return None
    return asked | {"expected": expected} if expected == told else None


def answer(world: worlds.World) -> Any:
    """What the reference says."""
    result = evaluate(world.policy, world.history, world.as_of, world.known_as_of, world.instances)
    return stored.plain(of_reference(result))


def write(path: Path, lines: Sequence[Line]) -> None:
    """Write lines as they are stored."""
    texts = [json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")


def read(path: Path) -> list[Line]:
    """The lines of a file; none where there is none."""
    return (
        [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )
