"""What is unknown is judged by the kernel as the engine judges it, and is nobody else's. (S7.1, S7.2)"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

import carerules
from carerules.bulk import evaluate
from carerules.bulk.result import ColumnAudit
from carerules.diagnostics.diagnostic import PolicyError
from tests.strategies.folder import write_policy

from .test_same_answer import AS_OF, hold_equal, hold_equal_from_a_file, instant
from .unknown_policies import unknown_policies, unknown_tables
from .worlds import load

START = datetime(2026, 3, 2, 2)
FAR = {"when": "calm", "to": "far"}
POLICY: dict[str, Any] = {
    "policy": "unknown",
    "language_version": 1,
    "timezone": "Asia/Shanghai",
    "calendar": "cn",
    "levels": ["county"],
    "units": {"office": {"level": "county"}, "bureau": {"level": "county"}},
    "subjects": {"child": {"facts": {"calm": "bool", "level": {"type": "int", "default": 0}}}},
    "events": {
        "moved": {"subject": "child", "sets": ["calm"], "data": {"calm": "bool?"}},
        "visit": {"subject": "child", "data": {"seen": "bool?", "about": "text?"}},
        "asked": {"subject": "child", "data": {"urgent": "bool?", "about": "text?", "until": "date?", "why": "text?"}},
        "graded": {"subject": "child", "sets": ["level"], "data": {"level": "int"}},
    },
    "workflows": {
        "care": {
            "subject": "child",
            "initial": "near",
            "states": {
                "near": {"transitions": [{"event": "asked", "when": "event.urgent", "to": "far"}]},
                "far": {"transitions": [{"event": "graded", "to": "near"}]},
            },
        }
    },
}  # fmt: skip
WEEKLY = {"subject": "child", "bearer": "office", "do": "visit", "every": "7d"}
ONCE = {"subject": "child", "bearer": "office", "upon": "asked", "do": "visit", "within": "9d"}
TEXTS = ("event", "by", "about", "until", "why")
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("subject", "subject_type", *TEXTS)),
        *((name, pa.bool_()) for name in ("calm", "seen", "urgent")),
        ("level", pa.int64()),
        ("occurred_at", pa.timestamp("us", "UTC")),
    ]
)
Line = tuple[float, str, dict[str, Any]]


def told(tmp_path: Path, changes: dict[str, Any], *lines: Line, as_of: str = "2026-04-20") -> ColumnAudit:
    """The answer about one child of the policy with these changes, the same interpreted, compiled and by the engine."""
    policy = carerules.load(write_policy(POLICY | changes, tmp_path))
    rows = [
        {"subject": "c-1", "subject_type": "child", "event": name, "occurred_at": START + timedelta(days=days)} | more
        for days, name, more in lines
    ]  # fmt: skip
    table = pa.Table.from_pylist(rows, SCHEMA)
    hold_equal(policy, table, instant(policy, as_of), False)
    found = hold_equal(policy, table, instant(policy, as_of), None)
    few = policy.audit_columns(table, as_of=instant(policy, as_of), violations_only=True)
    assert found.by_engine == few.by_engine == 0
    assert few.totals == found.totals
    assert set(few.obligations["status"].to_pylist()) <= {"violated", "discharged_late"}
    return found


def statuses(answer: ColumnAudit) -> list[str]:
    """In the order of opening."""
    rows = answer.obligations.to_pylist()
    return [
        row["status"] for row in sorted(rows, key=lambda row: (row["opened_at"], row["ended_at"] or START))
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([(0, "graded", {"level": 1})], ["undetermined"]),
        ([(0, "graded", {"level": 1}), (5, "moved", {"calm": False})], ["lapsed"]),
        ([(0, "moved", {"calm": True}), (3, "moved", {})], ["undetermined"]),
        ([(0, "graded", {"level": 1}), (5, "moved", {"calm": True}), (7, "visit", {})], ["undetermined", "discharged", "violated"]),
        ([(0, "moved", {"calm": True}), (9, "moved", {}), (15, "moved", {"calm": True})], ["violated", "undetermined", "pending"]),
    ],
)  # fmt: skip
def test_an_unknown_while(tmp_path: Path, lines: list[Line], found: list[str]) -> None:
    """Without a clock while it is unknown; a clock that runs is stopped; known again, it ends or lapses."""
    answer = told(tmp_path, {"duties": {"d": WEEKLY | {"while": "calm"}}}, *lines, as_of="2026-03-20")
    assert statuses(answer)[: len(found)] == found
    assert answer.totals.findings["undetermined"] == 1


def test_an_act_is_noted_once_while_nobody_knows_whether_it_is_owed(tmp_path: Path) -> None:
    lines: list[Line] = [
        (0, "graded", {"level": 1}), (2, "visit", {}), (4, "visit", {}), (6, "moved", {"calm": False}),
    ]  # fmt: skip
    answer = told(tmp_path, {"duties": {"d": WEEKLY | {"while": "calm"}}}, *lines)
    (row,) = answer.obligations.to_pylist()
    days = [(row[name].replace(tzinfo=None) - START).days for name in ("discharged_at", "ended_at")]
    assert (row["status"], days, row["ceased_at"]) == ("lapsed", [2, 6], None)


@pytest.mark.parametrize("partial", [{}, {"partial": "count"}])
def test_a_period_is_undecided_from_its_first_instant(tmp_path: Path, partial: dict[str, str]) -> None:
    duty = {"subject": "child", "bearer": "office", "while": "calm", "do": "visit", "each": "month"} | partial
    lines: list[Line] = [
        (0, "graded", {"level": 1}), (4, "visit", {}), (40, "visit", {}), (45, "moved", {"calm": True}),
    ]  # fmt: skip
    answer = told(tmp_path, {"duties": {"d": duty}}, *lines, as_of="2026-05-20")
    assert statuses(answer) == ["undetermined", "violated", "pending"]


@pytest.mark.parametrize(
    ("visits", "found"),
    [
        ([(3, "visit", {"seen": None})], ["undetermined"]),
        ([(3, "visit", {"seen": None}), (5, "visit", {"seen": True})], ["discharged"]),
        ([(3, "visit", {"seen": None}), (15, "visit", {"seen": True})], ["undetermined"]),
        ([(15, "visit", {"seen": None})], ["violated"]),
        ([(3, "visit", {"seen": False})], ["violated"]),
    ],
)
def test_an_act_of_which_nobody_knows_whether_it_counts(
    tmp_path: Path, visits: list[Line], found: list[str]
) -> None:
    lines: list[Line] = [(0, "asked", {"urgent": True}), *visits]
    assert statuses(told(tmp_path, {"duties": {"d": ONCE | {"where": "event.seen"}}}, *lines)) == found


@pytest.mark.parametrize("more", [{}, {"missed": "once"}])
def test_what_recurs_goes_on_behind_an_undecided_deadline(tmp_path: Path, more: dict[str, str]) -> None:
    duty = WEEKLY | {"where": "event.seen"} | more
    lines: list[Line] = [(0, "graded", {"level": 1}), (3, "visit", {}), (25, "visit", {"seen": True})]
    answer = told(tmp_path, {"duties": {"d": duty}}, *lines, as_of="2026-03-29")
    late = [] if more else ["discharged_late", "discharged_late"]
    assert statuses(answer) == ["undetermined", *late, *([] if more else ["discharged"]), "pending"]


def test_an_unknown_upon_is_undecided_until_the_event_comes_for_certain(tmp_path: Path) -> None:
    duty = ONCE | {"upon": {"event": "asked", "when": "event.urgent"}}
    lines: list[Line] = [(0, "asked", {}), (1, "asked", {}), (4, "asked", {"urgent": True})]
    answer = told(tmp_path, {"duties": {"d": duty}}, *lines)
    assert statuses(answer) == ["undetermined", "violated"]


def test_an_unknown_prohibition_is_undecided_at_once(tmp_path: Path) -> None:
    never = {"subject": "child", "bearer": "office", "forbid": "asked", "where": "calm"}
    answer = told(tmp_path, {"duties": {"d": never}}, (0, "asked", {"urgent": True}))
    (row,) = answer.obligations.to_pylist()
    assert (row["status"], row["due"], row["ended_at"]) == ("undetermined", None, row["opened_at"])


@pytest.mark.parametrize(
    ("then", "found"),
    [
        ([], ["undetermined"]),
        ([(5, "moved", {"calm": False})], ["undetermined", "violated"]),
        ([(5, "moved", {"calm": True})], ["undetermined", "pending"]),
        ([(5, "moved", {"calm": True}), (9, "moved", {"calm": False}), (20, "moved", {})], ["undetermined", "violated"]),
    ],
)  # fmt: skip
def test_an_unknown_keep(tmp_path: Path, then: list[Line], found: list[str]) -> None:
    keep = {"subject": "child", "bearer": "office", "keep": "calm", "tolerance": "3d"}
    assert statuses(told(tmp_path, {"duties": {"d": keep}}, (0, "graded", {"level": 1}), *then)) == found


def test_an_unknown_suspension_lets_the_clock_run(tmp_path: Path) -> None:
    lines: list[Line] = [(0, "asked", {"urgent": True}), (1, "moved", {"calm": False}), (2, "moved", {})]
    answer = told(tmp_path, {"duties": {"d": ONCE | {"suspend": "calm"}}}, *lines)
    assert (statuses(answer), answer.totals.findings["undetermined"]) == (["violated"], 2)


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"by": "bureau", "until": None}, "undetermined"),
        ({"by": "office", "until": "2026-04-01"}, "unauthorised"),
        ({"by": None, "until": "2026-04-01"}, "unauthorised"),
    ],
)
def test_a_waiver_that_is_none(tmp_path: Path, more: dict[str, Any], kind: str) -> None:
    waive = {"upon": "asked", "approver": "bureau", "until": "event.until", "reason": "event.why"}
    duty = ONCE | {"upon": "graded", "waive": waive, "for": {"target": ["a", "b"]}}
    lines: list[Line] = [(0, "graded", {"level": 1}), (2, "asked", {"urgent": False, "why": "x"} | more)]
    answer = told(tmp_path, {"duties": {"d": duty}}, *lines)
    assert (statuses(answer), answer.totals.findings[kind]) == (["violated", "violated"], 1)


def test_an_unknown_guard_ends_the_selection_and_nothing_is_unexpected(tmp_path: Path) -> None:
    answer = told(tmp_path, {"duties": {"d": ONCE}}, (0, "asked", {}), (1, "visit", {}))
    assert answer.states["state"].to_pylist() == ["near"]
    assert answer.totals.findings == {"undetermined": 1}


@pytest.mark.parametrize(("then", "state", "n"), [([], "near", 1), ([(3, "moved", {"calm": True})], "far", 1),
                                                  ([(3, "moved", {"calm": False}), (4, "moved", {})], "near", 2)])  # fmt: skip
def test_an_unknown_eventless_guard_is_told_once(
    tmp_path: Path, then: list[Line], state: str, n: int
) -> None:
    states = {"near": {"transitions": [FAR]}, "far": {}}
    changes = {"workflows": {"care": {"subject": "child", "initial": "near", "states": states}}}
    duties = {"d": ONCE | {"while": "level >= 9"}}
    lines: list[Line] = [(0, "graded", {"level": 1}), (1, "graded", {"level": 2}), *then]
    answer = told(tmp_path, changes | {"duties": duties}, *lines)
    assert (answer.states["state"].to_pylist(), answer.totals.findings["undetermined"]) == ([state], n)


def test_what_becomes_undecided_or_lapses_is_heard(tmp_path: Path) -> None:
    """The workflow goes on by `undetermined(d)`, back by `lapsed(d)`; another duty opens upon it."""
    states = {
        "near": {"transitions": [{"event": "undetermined(d)", "to": "far"}]},
        "far": {"transitions": [{"event": "lapsed(d)", "to": "near"}]},
    }
    changes = {"workflows": {"care": {"subject": "child", "initial": "near", "states": states}}}
    duties = {"d": WEEKLY | {"while": "calm"}, "e": ONCE | {"upon": "undetermined(d)"}}
    here = told(tmp_path / "a", changes | {"duties": duties}, (0, "graded", {"level": 1}))
    back = told(
        tmp_path / "b",
        changes | {"duties": duties},
        (0, "graded", {"level": 1}),
        (3, "moved", {"calm": False}),
    )
    assert here.states["state"].to_pylist() == ["far"]
    assert back.states["state"].to_pylist() == ["near"]
    assert sorted(statuses(here)) == ["undetermined", "violated"]


@pytest.mark.parametrize("asked", [2, 4, 15])
def test_several_at_a_time_for_what_events_say(tmp_path: Path, asked: int) -> None:
    duty = ONCE | {"for": {"target": "event.about"}, "where": "event.about == target"}
    lines: list[Line] = [(n / 4, "asked", {"urgent": True, "about": f"a-{n}"}) for n in range(asked)]
    lines += [(5, "asked", {"urgent": True, "about": "a-0"}), (6, "visit", {"about": "a-1"})]
    lines += [(20, "visit", {"about": "a-0"})]
    answer = told(tmp_path, {"duties": {"d": duty}}, *lines)
    assert statuses(answer) == ["discharged_late", "discharged", *(["violated"] * (asked - 2))]


@pytest.mark.parametrize(("most", "asked", "told_of"), [(1, 2, 1), (2, 4, 2), (16, 17, 1)])
def test_more_than_may_be_open_is_told(tmp_path: Path, most: int, asked: int, told_of: int) -> None:
    duty = ONCE | {"for": {"target": "event.about"}, "where": "event.about == target", "at_most": most}
    lines: list[Line] = [(n / 4, "asked", {"urgent": True, "about": f"a-{n}"}) for n in range(asked)]
    answer = told(tmp_path, {"duties": {"d": duty}}, *lines)
    assert statuses(answer) == ["violated"] * most
    assert answer.totals.findings["too_many_open"] == told_of


def test_the_order_of_what_is_said_hangs_on_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases that the short lane leaves stand where they would, with one thread or three, in one part or many. (S2)"""
    monkeypatch.setattr(evaluate, "SMALLEST_SHARE", 5)
    policy = carerules.load(
        write_policy(POLICY | {"duties": {"d": ONCE | {"where": "event.seen"}}}, tmp_path / "p")
    )
    rows = [
        {"subject": f"c-{child:02}", "subject_type": "child", "event": name, "occurred_at": START + timedelta(days=day),
         "seen": None if child % 3 else True, "urgent": child % 2 == 0}
        for child in range(30) for day, name in ((0, "asked"), (4, "visit"), (5, "graded"), (20, "visit"))
    ]  # fmt: skip
    table = pa.Table.from_pylist(rows, SCHEMA)
    parquet.write_table(table, tmp_path / "rows.parquet", row_group_size=7)
    as_of = instant(policy, "2026-04-20")
    one = policy.audit_columns(table, as_of=as_of)
    assert one.by_engine == 0
    assert one.obligations["subject"].to_pylist() == sorted(one.obligations["subject"].to_pylist())
    for source, threads in ((table, 3), (tmp_path / "rows.parquet", 1), (tmp_path / "rows.parquet", 2)):
        other = policy.audit_columns(source, as_of=as_of, threads=threads)
        assert other.obligations.combine_chunks().equals(one.obligations.combine_chunks())
        assert other.unexpected.equals(one.unexpected)


@settings(max_examples=120, deadline=None)
@given(unknown_policies(), unknown_tables(), st.sampled_from(AS_OF), st.integers(1, 9))
def test_drawn(text: str, table: Any, as_of: str, rows: int) -> None:
    """Interpreted, as installed, and from a file."""
    try:
        policy = load(text)
    except PolicyError:
        assume(False)
        return
    found = hold_equal(policy, table, instant(policy, as_of), False)
    event(f"by the kernel: {found.totals.subjects - found.by_engine}")
    hold_equal(policy, table, instant(policy, as_of), None)
    hold_equal_from_a_file(policy, table, instant(policy, as_of), rows)
