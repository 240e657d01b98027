"""Which keys of a duty go together, what its conditions may name, and by when it is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from carerules.expressions.text import render
from carerules.resolved.duty import Duty
from carerules.temporal.duration import Duration, Unit
from tests.folders import codes, load_with, policy_with

HEAD = "    subject: child\n    bearer: child_supervisor\n    source: {plan: 三.2}\n"
WAIVER = "waive: {upon: excused, approver: child_supervisor, until: event.until}"
EXTRA = """
terms: [{id: spring, from: 2026-02-24, until: 2026-07-04}]
periods: {school_year: {starts: [09-01]}}
subjects:
  pupil: {facts: {birth_date: date, enrolled_at: instant}}
events:
  enrolled: {subject: pupil, sets: [birth_date, enrolled_at]}
  excused: {subject: child, by: [child_supervisor], data: {until: date}}
"""


def written(*lines: str) -> str:
    return f"{EXTRA}duties:\n  assess:\n{HEAD}" + "".join(f"    {line}\n" for line in lines)


def duty(folder: Path, *lines: str) -> Duty:
    return policy_with(folder, written(*lines)).duties["assess"]


ACCEPTED = [
    ("do: assessed", "within: 7d", "roll: next_working_day", "count_first_day: true", "warn: 2d"),
    ("do: assessed", "upon: registered", "again: restart", "within: 7d", WAIVER),
    ("do: assessed", "every: 7d", "from: start", "missed: once", "suspend: risk == low"),
    ("do: assessed", "each: month", "times: 2", "by: [10, -1]", "partial: count", "roll: next_working_day"),
    ("do: assessed", "each: term", "by: -1"),
    ("do: assessed", "each: school_year", "by: 06-30"),
    ("do: assessed", "each: quarter", "by: [03-31, 06-30, 09-30, 12-31]"),
    ("do: assessed", "before: left_scope"),
    ("do: assessed", "upon: excused", "for: {why: event.id}", "within: 7d"),
    ("do: assessed", "upon: excused", "for: {who: event.by}", "within: 7d"),
    ("do: [assessed, {event: home_visit, when: event.child_seen}]", "within: 7d"),
    ("do: entered(care.watched)", "within: 7d"),
    (
        "keep: assigned(child_director)",
        "tolerance: 7d",
        "roll: next_working_day",
        "escalate: [{after: 1d, to: parent}]",
    ),
    ("keep: risk != high", 'while: open("visit")', "transition: immediate"),
    ("forbid: left_scope", "where: risk == high"),
    ("permit: left_scope", "while: risk == low", 'where: event.by == "x"'),
    ("do: assessed", "upon: registered", "for: {member: {members_of: board}}", "at_most: 3", "within: 7d"),
]
MORE = """
roles: {parent: {of: child}}
groups: {board: {lead: township_office, members: [township_office, village_committee]}}
workflows:
  care:
    subject: child
    initial: found
    states: {found: {transitions: [{event: registered, to: watched}]}, watched: {final: true}}
"""


@pytest.mark.parametrize("lines", ACCEPTED, ids=lambda lines: lines[0] + "+" + str(len(lines)))
def test_accepted(lines: tuple[str, ...], tmp_path: Path) -> None:
    assert load_with(tmp_path, MORE + written(*lines)).diagnostics == ()


REFUSED = [
    (("do: assessed", "within: 7d", "tolerance: 1d"), ["CR513"]),
    (("keep: risk == low", "where: event.child_seen"), ["CR513", "CR633"]),
    (("permit: assessed", "escalate: [{after: 1d, to: child_supervisor}]"), ["CR513"]),
    (("do: assessed", "within: 7d", "times: 2"), ["CR514"]),
    (("do: assessed", "within: 7d", "again: restart"), ["CR514"]),
    (("do: assessed", "within: 7d", "at_most: 3"), ["CR514"]),
    (("do: assessed", "before: left_scope", "roll: next_working_day"), ["CR514"]),
    (
        ("do: assessed", "upon: registered", 'due: opening.at + duration("3h")', "roll: next_working_day"),
        ["CR506"],
    ),
    (("keep: risk == low", "tolerance: 2h", "count_first_day: true"), ["CR506"]),
    (("do: assessed", "each: week", "by: 8"), ["CR520"]),
    (("do: assessed", "each: month", "by: 0"), ["CR520"]),
    (("do: assessed", "each: month", "by: soon"), ["CR520"]),
    (("do: assessed", "each: months"), ["CR301"]),
    (("do: assessed", "within: 7d", 'where: opening.id == "x"'), ["CR635"]),
    (("do: assessed", "within: 7d", 'while: event.by == "x"'), ["CR633"]),
    (("do: assessed", "due: 2026-02-30"), ["CR207"]),
    (("do: assessed", "upon: excused", "for: {day: event.until}", "within: 7d"), ["CR530"]),
    (("do: assessed", "upon: excused", "for: {moment: event.at}", "within: 7d"), ["CR530"]),
    (("do: assessed", "upon: home_visit", "for: {seen: event.child_seen}", "within: 7d"), ["CR530"]),
    (("do: asessed", "within: 7d", "where: event.child_seen"), ["CR301"]),
    (("do: assessed", "upon: [registered, excusd]", "due: opening.until"), ["CR301"]),
]


@pytest.mark.parametrize(("lines", "expected"), REFUSED, ids=lambda value: str(value)[:60])
def test_refused(lines: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    loaded = load_with(tmp_path, written(*lines))
    assert loaded.policy is None
    assert codes(loaded.diagnostics) == expected


@pytest.mark.parametrize(
    ("due", "base", "offset"),
    [
        ("birth_date", "birth_date", None),
        ('birth_date + duration("6y")', "birth_date", Duration(6, Unit.Y)),
        ('birth_date - duration("30d")', "birth_date", Duration(-30, Unit.D)),
        ('duration("2wd") + enrolled_at', "enrolled_at", Duration(2, Unit.WD)),
        ('opening.at + duration("24h")', "opening.at", Duration(24, Unit.H)),
        ("2026-12-31", 'date("2026-12-31")', None),
        ('birth_date + duration("1y") + duration("1d")', 'birth_date + duration("1y")', Duration(1, Unit.D)),
    ],
)
def test_due_is_split_into_a_date_and_an_offset(
    due: str, base: str, offset: Duration | None, tmp_path: Path
) -> None:
    text = f"{EXTRA}duties:\n  check:\n    subject: pupil\n    bearer: child_supervisor\n    do: enrolled\n"
    found = policy_with(tmp_path, f"{text}    upon: enrolled\n    due: {due}\n").duties["check"]
    assert found.due is not None
    assert [render(tree) for tree in found.due.values()] == [base]
    assert found.due_offset == offset


def test_offsets_that_differ_stay_in_their_expressions(tmp_path: Path) -> None:
    dated = "{2020-01-01: 'enrolled_at + duration(\"1d\")', 2024-01-01: 'enrolled_at + duration(\"3d\")'}"
    text = (
        f"{EXTRA}duties:\n  check: {{subject: pupil, bearer: child_supervisor, do: enrolled, due: {dated}}}\n"
    )
    found = policy_with(tmp_path, text).duties["check"]
    assert found.due is not None
    assert [render(tree) for tree in found.due.values()] == [
        'enrolled_at + duration("1d")',
        'enrolled_at + duration("3d")',
    ]
    assert found.due_offset is None


def test_only_data_that_all_openings_have_can_be_read(tmp_path: Path) -> None:
    either = (
        "upon: [excused, registered]",
        "do: assessed",
        "within: 7d",
        "where: opening.until == opening.until",
    )
    assert not load_with(tmp_path / "a", written(*either)).policy
    one = ("upon: excused", "do: assessed", "within: 7d", 'where: opening.until > date("2026-01-01")')
    assert load_with(tmp_path / "b", written(*one)).policy


def test_the_loop_has_the_type_of_its_values(tmp_path: Path) -> None:
    lines = (
        "upon: excused",
        "for: {who: event.by}",
        "do: assessed",
        "within: 7d",
        "where: holds_post(who, child_supervisor)",
    )
    loop = duty(tmp_path, *lines).loop
    assert loop is not None
    assert loop.datum is not None
    assert loop.datum.type.kind == "ref"


def test_internal_events(tmp_path: Path) -> None:
    found = duty(tmp_path, "upon: [violated(visit), registered]", "do: assessed", "within: 7d")
    assert [(event.kind, event.name) for event in found.upon] == [
        ("violated", "visit"),
        ("event", "registered"),
    ]
