"""Findings that the kernel tells itself: its case is not left for them. (S4.2, S4.3, S4.5, S5.6)"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import carerules
from carerules.bulk.result import ColumnAudit
from tests.strategies.folder import write_policy

from .test_same_answer import hold_equal, instant

START = datetime(2026, 3, 2, 2)
UNITS = 2
"""The cases of the village and the town, which are always the engine's."""
POLICY: dict[str, Any] = {
    "policy": "findings",
    "language_version": 1,
    "timezone": "Asia/Shanghai",
    "calendar": "cn",
    "levels": ["county", "town", "village"],
    "units": {"office": {"level": "county"}, "town": {"level": "town"}, "village": {"level": "village"}},
    "posts": {"head": {"unit": "town"}, "director": {"unit": "village", "vacancy": "head"}},
    "roles": {"parent": {"of": "child"}},
    "subjects": {
        "borough": {"unit": "town"},
        "hamlet": {"unit": "village"},
        "child": {"relations": {"village": "village"}, "facts": {"level": {"type": "int", "default": 0}}},
    },
    "events": {
        "chosen": {"subject": "borough", "assigns": "head", "data": {"holder": "text"}},
        "appointed": {"subject": "hamlet", "assigns": "director", "data": {"holder": "text"}},
        "resigned": {"subject": "hamlet", "relieves": "director"},
        "told": {"subject": "child", "sets": ["village"], "data": {"village": "text"}},
        "asked": {"subject": "child", "data": {"until": "date?", "moment": "instant?"}},
        "graded": {"subject": "child", "sets": ["level"], "data": {"level": "int"}, "record_within": "1d"},
        "visit": {"subject": "child", "by": ["director"], "evidence": ["record"]},
        "seen": {"subject": "child", "by": ["director", "village"], "authority": "advisory"},
        "gone": {"subject": "child", "by": ["parent"]},
    },
    "workflows": {
        "care": {
            "subject": "child",
            "initial": "near",
            "states": {"near": {"transitions": [{"event": "gone", "to": "far"}]}, "far": {}},
        }
    },
}
CALL = {"subject": "child", "bearer": "office", "upon": "asked", "do": "visit", "within": "9d"}
_TEXTS = (
    "subject",
    "subject_type",
    "event",
    "by",
    "evidence",
    "village",
    "holder",
    "level",
    "until",
    "moment",
)
SCHEMA = pa.schema(
    [*((name, pa.string()) for name in _TEXTS)]
    + [(name, pa.timestamp("us", "UTC")) for name in ("occurred_at", "recorded_at")]
)
Line = tuple[float, str, dict[str, Any]]
OFFICERS: list[tuple[str, str, Line]] = [
    ("t-1", "borough", (-30, "chosen", {"holder": "p-9"})),
    ("v-1", "hamlet", (-30, "appointed", {"holder": "p-1"})),
    ("v-1", "hamlet", (20, "resigned", {})),
]
TOLD: Line = (0, "told", {"village": "v-1"})


def told(
    tmp_path: Path,
    duties: dict[str, Any],
    *lines: Line,
    as_of: str = "2026-04-20",
    more: dict[str, Any] | None = None,
) -> ColumnAudit:
    policy = carerules.load(write_policy(POLICY | {"duties": duties} | (more or {}), tmp_path))
    rows = [
        {"subject": subject, "subject_type": kind, "event": event, "occurred_at": START + timedelta(days=days)} | data
        for subject, kind, (days, event, data) in [*OFFICERS, *(("c-1", "child", line) for line in lines)]
    ]  # fmt: skip
    table = pa.Table.from_pylist(rows, SCHEMA)
    hold_equal(policy, table, instant(policy, as_of), False)
    return hold_equal(policy, table, instant(policy, as_of), None)


@pytest.mark.parametrize(
    ("day", "by", "found"),
    [
        (3, "director", 0),
        (3, "p-1", 0),
        (3, "p-2", 1),
        (3, None, 1),
        (3, "head", 1),
        (3, "p-9", 1),
        (3, "village", 1),
        (3, "v-1", 1),
        (21, "p-1", 1),
        (21, "head", 0),
        (21, "p-9", 0),
        (21, "director", 0),
    ],
)
def test_who_may_record(tmp_path: Path, day: float, by: str | None, found: int) -> None:
    """The stand-in answers while the post is vacant, from day 20; what nobody may record is no act."""
    lines: list[Line] = [TOLD, (2, "asked", {}), (day, "visit", {"by": by, "evidence": "record"})]
    answer = told(tmp_path, {"call": CALL | {"within": "30d"}}, *lines)
    assert answer.by_engine == UNITS
    assert answer.totals.findings.get("unauthorised", 0) == found
    assert answer.obligations["status"].to_pylist() == ["violated" if found else "discharged"]


def test_what_nobody_may_record_may_still_be_forbidden(tmp_path: Path) -> None:
    never = {"subject": "child", "bearer": "director", "forbid": "gone"}
    answer = told(tmp_path, {"stay": never}, TOLD, (2, "gone", {"by": "p-1"}))
    assert (answer.by_engine, answer.states["state"].to_pylist()) == (UNITS, ["near"])
    assert answer.totals.findings == {"unauthorised": 1, "vacant_post": 1, "violated": 1}


def test_an_advisory_actor_is_a_finding_and_takes_effect(tmp_path: Path) -> None:
    lines: list[Line] = [TOLD, (2, "asked", {}), (3, "seen", {"by": "parent"}), (4, "seen", {"by": "v-1"})]
    answer = told(tmp_path, {"look": CALL | {"do": "seen"}}, *lines)
    assert (answer.by_engine, answer.totals.findings["unauthorised"]) == (UNITS, 1)
    assert answer.obligations["status"].to_pylist() == ["discharged"]


def test_an_act_without_its_evidence_fulfils_nothing(tmp_path: Path) -> None:
    lines: list[Line] = [TOLD, (2, "asked", {}), (3, "visit", {"by": "p-1", "evidence": "picture"})]
    once = told(tmp_path / "a", {"call": CALL}, *lines)
    assert (once.by_engine, once.totals.findings["evidence_missing"]) == (UNITS, 1)
    each = {"subject": "child", "bearer": "office", "do": "visit", "each": "month", "partial": "count"}
    monthly = told(tmp_path / "b", {"call": each}, *lines, as_of="2026-03-20")
    assert (monthly.by_engine, monthly.totals.findings["evidence_missing"]) == (UNITS, 1)
    for_two = told(tmp_path / "d", {"call": CALL | {"for": {"target": ["a", "b"]}}}, *lines)
    assert (for_two.by_engine, for_two.totals.findings["evidence_missing"]) == (UNITS, 1)
    two_duties = told(tmp_path / "e", {"call": CALL, "call_too": CALL}, *lines)
    assert (two_duties.by_engine, two_duties.totals.findings["evidence_missing"]) == (UNITS, 2)
    nothing = told(tmp_path / "c", {"call": CALL}, TOLD, lines[-1])
    assert "evidence_missing" not in nothing.totals.findings


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([TOLD, (1, "graded", {"level": "3"}), (2, "gone", {"by": "parent"})], ""),
        ([TOLD, (2, "gone", {"by": "parent"})], "not_permitted"),
        ([(0, "graded", {"level": "3"}), (2, "gone", {"by": "parent"})], ""),
        ([TOLD, (2, "gone", {"by": "p-3"})], "unauthorised"),
    ],
)
def test_what_needs_a_permission(tmp_path: Path, lines: list[Line], found: str) -> None:
    permit = {"subject": "child", "bearer": "parent", "permit": "gone", "while": "level >= 2"}
    answer = told(tmp_path, {"may_go": permit}, *lines)
    assert answer.by_engine == UNITS
    assert answer.totals.findings == ({found: 1} if found else {})


def test_a_permission_in_doubt_is_undetermined(tmp_path: Path) -> None:
    permit = {"subject": "child", "bearer": "parent", "permit": "gone", "where": "event.at < known_until"}
    raw = POLICY | {"duties": {"may_go": permit}}
    child = POLICY["subjects"]["child"]
    facts = child["facts"] | {"known_until": "instant"}
    raw |= {"subjects": POLICY["subjects"] | {"child": child | {"facts": facts}}}
    policy = carerules.load(write_policy(raw, tmp_path))
    row = {"subject": "c-1", "subject_type": "child", "event": "gone", "by": "parent", "occurred_at": START}
    found = hold_equal(policy, pa.Table.from_pylist([row], SCHEMA), instant(policy, "2026-04-01"), None)
    assert (found.by_engine, found.totals.findings) == (0, {"undetermined": 1})


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ((3, "graded", {"level": "many"}), "invalid_event"),
        ((3, "graded", {}), "invalid_event"),
        ((3, "appointed", {"holder": "p-4"}), "invalid_event"),
        ((3, "unheard_of", {"level": "3"}), "unknown_event"),
        (
            (3, "graded", {"level": "2", "recorded_at": START + timedelta(days=2)}),
            "invalid_event",
        ),
    ],
)
def test_rows_without_meaning_change_nothing(tmp_path: Path, line: Line, found: str) -> None:
    lines: list[Line] = [TOLD, (2, "asked", {}), line, (4, "visit", {"by": "p-1", "evidence": "record"})]
    answer = told(tmp_path / "a", {"call": CALL}, *lines)
    assert (answer.by_engine, answer.totals.findings) == (UNITS, {found: 1})
    alone = told(tmp_path / "b", {"call": CALL}, line)
    assert (alone.totals.subjects, alone.totals.findings) == (UNITS, {found: 1})
    late = told(tmp_path / "c", {"call": CALL}, *lines, as_of="2026-03-04T12:00")
    assert (late.totals.after_as_of, late.totals.findings) == (3, {})


def test_a_row_without_meaning_is_never_late(tmp_path: Path) -> None:
    later = {"recorded_at": START + timedelta(days=9)}
    lines: list[Line] = [TOLD, (3, "graded", {"level": "2"} | later), (4, "graded", {"level": "x"} | later)]
    answer = told(tmp_path, {"call": CALL}, *lines)
    assert answer.totals.findings == {"backfilled": 1, "invalid_event": 1}


@pytest.mark.parametrize(
    ("due", "asked", "status", "left"),
    [
        ("opening.until", {"until": "2026-03-09"}, "discharged", 0),
        ("opening.until", {"until": "2026-03-05"}, "discharged_late", 0),
        ("opening.moment", {"moment": "2026-03-08T04:00"}, "discharged", 0),
        ("opening.moment", {"moment": "2026-03-06T04:00"}, "discharged_late", 0),
        ("opening.until", {}, "undetermined", 1),
        ("opening.until", {"until": "2026-02-09"}, "discharged_late", 1),
        ("opening.until + duration(\"3d\")", {"until": "2026-03-04"}, "discharged", 1),
    ],
)  # fmt: skip
def test_a_date_that_the_opening_event_gives(
    tmp_path: Path, due: str, asked: dict[str, Any], status: str, left: int
) -> None:
    """What never moves is the kernel's; a date that is unknown, in the past or reckoned is the engine's."""
    duty = {"subject": "child", "bearer": "office", "upon": "asked", "do": "visit", "due": due}
    lines: list[Line] = [TOLD, (2, "asked", asked), (5, "visit", {"by": "p-1", "evidence": "record"})]
    answer = told(tmp_path, {"call": duty}, *lines)
    assert answer.by_engine == UNITS + left
    assert answer.obligations["status"].to_pylist()[0].startswith(status)


def test_what_a_type_does_not_declare_is_never_read(tmp_path: Path) -> None:
    """Cells beside the data of an event's type lie where other types keep theirs."""
    junk = {"level": "9", "until": "2026-03-04", "moment": "x", "holder": "p-8"}
    lines: list[Line] = [
        TOLD, (1, "graded", {"level": "2"} | {name: junk[name] for name in ("until", "holder")}),
        (2, "asked", {"until": "2026-03-20", "level": "9"}),
        (3, "visit", {"by": "p-1", "evidence": "record"} | junk),
    ]  # fmt: skip
    duty = {"subject": "child", "bearer": "office", "upon": "asked", "do": "visit", "due": "opening.until"}
    answer = told(tmp_path, {"call": duty | {"where": "level == 2"}}, *lines)
    assert (answer.by_engine, answer.obligations["status"].to_pylist()) == (UNITS, ["discharged"])


@pytest.mark.parametrize(("by", "found"), [("aide", "waived"), ("second", "waived"), ("head", "violated")])
def test_who_stands_in_for_an_approver(tmp_path: Path, by: str, found: str) -> None:
    """The approver's post is vacant, and its stand-in is named nowhere else. # S5.9 # S6.2"""
    posts = {"second": {"unit": "town"}, "aide": {"unit": "village", "vacancy": "second"}}
    events = {
        "sent": {"subject": "hamlet", "assigns": "aide", "data": {"holder": "text"}},
        "sworn": {"subject": "borough", "assigns": "second", "data": {"holder": "text"}},
        "excused": {"subject": "child", "data": {"until": "date", "why": "text?"}},
    }
    more = {"posts": POLICY["posts"] | posts, "events": POLICY["events"] | events}
    waive = {"upon": "excused", "approver": "aide", "until": "event.until", "reason": "event.why"}
    lines: list[Line] = [TOLD, (1, "asked", {}), (2, "excused", {"by": by, "until": "2026-04-30"})]
    answer = told(tmp_path, {"call": CALL | {"waive": waive}}, *lines, more=more)
    assert answer.obligations["status"].to_pylist() == [found]
    assert answer.by_engine == UNITS
