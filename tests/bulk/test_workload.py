"""The standard workload as a policy says what a loop written by hand says, child by child."""

from __future__ import annotations

from typing import Any

import pytest

import carerules
from benchmarks.measures import POLICY
from benchmarks.peers.plain_python import run
from benchmarks.workload import AS_OF, EVENTS, KINDS, generate


@pytest.fixture(scope="module")
def table() -> Any:
    return generate(150)


def by_hand(table: Any) -> tuple[dict[int, str], int, list[tuple[int, str, int, int]]]:
    kinds = {name: code for code, name in enumerate(KINDS)}
    subject, event, score, kind, age = (
        table[name].to_pylist() for name in ("subject", "event", "score", "kind", "age_months")
    )
    at = table["occurred_at"].cast("int64").to_pylist()
    return run(zip(subject, at, event, score, [kinds[one] for one in kind], age, strict=True))


def test_states_idle_events_and_violations(table: Any) -> None:
    states, idle, violations = by_hand(table)
    found = carerules.load(POLICY).audit_columns(table, as_of=AS_OF)
    assert found.by_engine == 0
    assert (
        dict(zip(found.states["subject"].to_pylist(), found.states["state"].to_pylist(), strict=True))
        == states
    )
    notes = (
        table["event"].to_pylist().count("note")
    )  # of a type that no workflow uses: never unexpected  # S4.7
    assert found.totals.findings["unexpected"] + notes == idle
    lines = found.violations
    ends = zip(
        *(lines[name].cast("int64").to_pylist() for name in ("ceased_at", "discharged_at")), strict=True
    )
    ours = zip(
        lines["subject"].to_pylist(),
        lines["duty"].to_pylist(),
        lines["opened_at"].cast("int64").to_pylist(),
        (min(AS_OF if end is None else end for end in pair) for pair in ends),
        strict=True,
    )
    assert sorted(ours) == sorted(violations)
    assert len(violations) > 100


def test_every_event_type_happens(table: Any) -> None:
    assert set(table["event"].to_pylist()) == set(EVENTS)
