"""A case in the kernel's hands and the same case in the engine's: one answer to everything. (S2)"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

import carerules
from carerules import DataError
from carerules.api.case import Case
from carerules.api.policy import Policy
from carerules.api.quick import quick_cases
from carerules.bulk.chosen import Kernel, chosen, interpreted
from carerules.diagnostics.diagnostic import PolicyError
from carerules.temporal.instants import EVER
from tests.strategies.words import Draw, maybe, one_of

from .worlds import EVENTS, START, STEPS, load, policies

DATA = {"visit": ("seen", "grade", "kind"), "graded": ("level",)}
ODD = ["late", "same", "date", "missing", "wrong", "extra", "id", "evidence", "by", "recorded", "early", "retracts",
       "unheard", "text", "none", "number", "blank"]  # fmt: skip


@st.composite
def records(draw: Draw) -> list[dict[str, Any]]:
    """What a program hands over, mostly one after the other, now and then something else."""
    rows: list[dict[str, Any]] = []
    odd = maybe(draw, 3)
    now = START + draw(st.sampled_from(STEPS))
    for _ in range(draw(st.integers(1, 12))):
        row = _plain(draw, now)
        if odd and maybe(draw, 5):
            _spoil(draw, row, now, rows)
        rows.append(row)
        now += draw(st.sampled_from(STEPS))
    return rows


def _plain(draw: Draw, now: Any) -> dict[str, Any]:
    name = draw(st.sampled_from(EVENTS))
    values = {
        "seen": draw(st.booleans()), "grade": draw(st.integers(0, 5)), "kind": one_of(draw, "near", "far"),
        "level": draw(st.integers(0, 3)),
    }  # fmt: skip
    data = {key: values[key] for key in DATA.get(name, ())}
    return {"event": name, "at": now, "data": data or None}


def _spoil(draw: Draw, row: dict[str, Any], now: Any, before: list[dict[str, Any]]) -> None:
    flaw, data = one_of(draw, *ODD), dict(row["data"] or {})
    event(f"odd: {flaw}")
    changes: dict[str, dict[str, Any]] = {
        "late": {"at": now - timedelta(days=3)},
        "same": {"at": before[-1]["at"] if before else now},
        "date": {"at": now.date().isoformat()},
        "missing": {"data": dict(list(data.items())[1:])},
        "wrong": {"data": dict.fromkeys(data, "nowhere")},
        "extra": {"data": data | {"remark": one_of(draw, "ok", "", None, 3, "好")}},
        "id": {"id": one_of(draw, "a", "b", " c")},
        "evidence": {"evidence": one_of(draw, [], ["form"])},
        "by": {"by": one_of(draw, "li", "办")},
        "recorded": {"recorded_at": now + timedelta(days=1)},
        "early": {"recorded_at": now - timedelta(days=1)},
        "retracts": {"retracts": "a"},
        "unheard": {"event": one_of(draw, "unheard_of", " visit", "")},
        "text": {"at": now.isoformat() + one_of(draw, "", "Z", "+08:00")},
        "none": {"data": data | dict.fromkeys(data)},
        "number": {"data": {key: str(value) for key, value in data.items()}},
        "blank": {"data": dict.fromkeys(data, "")},
    }
    row |= changes[flaw]


def _instants(policy: Policy, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whole numbers instead of datetimes, as a program that counts microseconds has them."""
    zone = policy.resolved.zone
    return [
        row | {key: carerules.api.instant.instant(row[key].isoformat(), zone) for key in ("at", "recorded_at")
               if hasattr(row.get(key), "isoformat")}
        for row in rows
    ]  # fmt: skip


def _step(case: Case, row: dict[str, Any]) -> Any:
    try:
        return case.record(row["event"], **{key: value for key, value in row.items() if key != "event"})
    except DataError as error:
        return [one.code for one in error.diagnostics]


def _hold_equal(policy: Policy, kernel: Kernel, rows: list[dict[str, Any]], split: int, early: bool) -> None:
    make = quick_cases(policy.program, kernel)
    assume(make is not None)
    assert make is not None
    plan = policy.program.plans["child"]
    live = Case(policy.program, "child", "c-1", quick=make(plan, "c-1", None))
    plain = Case(policy.program, "child", "c-1")
    pairs = []
    for number, row in enumerate(rows):
        if number == split:
            was_quick, live = live._quick is not None, Case.of_state(live.state)
            assert live.to_json() == plain.to_json()
            assert was_quick == (live._quick is not None)
            if early:
                live = policy.restore(live.to_json())
                assert live._quick is not None or not was_quick
        pairs.append((_step(live, row), _step(plain, row)))
        assert live.deadlines == plain.deadlines
        if early:
            assert pairs[-1][0] == pairs[-1][1]
    assert [one for one, _ in pairs] == [other for _, other in pairs]
    event(f"to the end in the kernel: {live._quick is not None}")
    assert live.to_json() == plain.to_json()
    for days in (0, 1, 3, 9, 60):
        at = carerules.api.instant.instant((START + timedelta(days=days)).isoformat(), policy.resolved.zone)
        assert live.at(at) == plain.at(at)
    now = plain._ctx.row.now
    if now > EVER:  # else no record was taken, and nothing has happened at any instant
        assert plain.deadlines == tuple((ob.duty, ob.due) for ob in plain.at(now).due)
    assert live.at("2026-07-01").explain() == plain.at("2026-07-01").explain()


def _check(
    text: str, rows: list[dict[str, Any]], kernel: Kernel, split: int, early: bool, whole: bool
) -> None:
    try:
        policy = load(text)
    except (PolicyError, KeyError):
        assume(False)
        return
    _hold_equal(policy, kernel, _instants(policy, rows) if whole else rows, split, early)


WORLDS = st.one_of(policies(steady=True), policies(steady=True), policies())


@settings(max_examples=150, deadline=None)
@given(WORLDS, records(), st.integers(0, 8), st.booleans(), st.booleans())
def test_interpreted(text: str, rows: list[dict[str, Any]], split: int, early: bool, whole: bool) -> None:
    _check(text, rows, interpreted(), split, early, whole)


@settings(max_examples=150, deadline=None)
@given(WORLDS, records(), st.integers(0, 8), st.booleans(), st.booleans())
def test_as_installed(text: str, rows: list[dict[str, Any]], split: int, early: bool, whole: bool) -> None:
    """Compiled, where a compiler was at hand."""
    _check(text, rows, chosen(), split, early, whole)
