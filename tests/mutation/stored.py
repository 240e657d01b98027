"""Stored cases: a policy, a history and an instant, with the answer that the reference evaluator gave.

`cases.jsonl` has one line a policy: `{"policy": {...}, "cases": [{"history", "as_of", "known_as_of", "instances",
"expected"}, ...]}`. It is written by `python -m tools.mutation.cases`, never by hand, and never from the engine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import carerules
from carerules.api.policy import Policy
from tests.equivalence.compare import of_engine
from tests.strategies.folder import write_policy

FILE = Path(__file__).parent / "cases.jsonl"
COLUMNS = ("by", "id", "recorded_at", "evidence", "corrects", "retracts", "data")


@dataclass(frozen=True)
class Stored:
    """One question and its answer."""

    policy: Policy
    rows: list[dict[str, Any]]
    as_of: int
    known_as_of: int | None
    instances: Mapping[str, Sequence[str]] | None
    expected: Any

    def holds(self) -> bool:
        """Whether the engine gives the stored answer."""
        answer = told(self.policy, self.rows, self.as_of, self.known_as_of, self.instances)
        return bool(answer == self.expected)


def load(path: Path = FILE) -> list[Stored]:
    """Every stored case, its policy loaded once."""
    return [
        case for line in path.read_text(encoding="utf-8").splitlines() for case in _of_line(json.loads(line))
    ]


def _of_line(line: Mapping[str, Any]) -> Iterator[Stored]:
    policy = policy_of(line["policy"])
    for case in line["cases"]:
        yield case_of(policy, line["policy"], case)


def case_of(policy: Policy, written: Mapping[str, Any], case: Mapping[str, Any]) -> Stored:
    """The stored case of a loaded policy."""
    instances = units(written, case["instances"])
    rows = rows_of(case["history"])
    return Stored(policy, rows, case["as_of"], case["known_as_of"], instances, case["expected"])


def policy_of(written: Mapping[str, Any]) -> Policy:
    """The policy that the merged sections stand for, loaded as any folder is."""
    with TemporaryDirectory() as folder:
        return carerules.load(write_policy(written, Path(folder) / "policy"))


def rows_of(history: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Lines as in scenario files, as rows of a table."""
    rows = []
    for line in history:
        ((kind, subject),) = line["subject"].items()
        row = {"subject": subject, "subject_type": kind, "event": line["event"], "occurred_at": line["at"]}
        rows.append(row | {name: line[name] for name in COLUMNS if name in line})
    return rows


def units(
    policy: Mapping[str, Any], instances: Mapping[str, Sequence[str]] | None
) -> dict[str, Sequence[str]] | None:
    """Instances by unit instead of by subject type."""
    if instances is None:
        return None
    return {policy["subjects"][kind]["unit"]: names for kind, names in instances.items()}


def told(
    policy: Policy,
    rows: list[dict[str, Any]],
    as_of: int,
    known_as_of: int | None,
    instances: Mapping[str, Sequence[str]] | None,
) -> Any:
    """The engine's answer in the form in which answers are stored."""
    return plain(of_engine(policy.audit(rows, as_of=as_of, known_as_of=known_as_of, instances=instances)))


def plain(value: Any) -> Any:
    """The value as JSON gives it back."""
    return json.loads(json.dumps(value))
