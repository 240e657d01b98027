"""S3.1.c, S3.1.d: records of one day whose order nobody knows, tried out as they may have stood."""

from __future__ import annotations

from .house import Told, event

ASKED = event("2026-03-02T10:00", "asked")
FOUND = event("2026-03-01T08:00", "found")
ANSWER = "duties: {d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d}}"


def ambiguous(part: str, history: list[dict[str, object]], subject: str = "child/c-1") -> list[str]:
    return Told(part, history, "2026-03-20", subject=subject).findings("ambiguous_order")


def test_both_records_are_told_of_an_order_that_nobody_knows() -> None:  # S3.1.c S1.7
    history = [event("2026-03-02T10:00", "asked", id="e-1"), event("2026-03-02", "visit", id="e-2")]
    found = [f for f in Told(ANSWER, history, "2026-03-05").audit.findings if f.kind == "ambiguous_order"]
    assert [f.events for f in found] == [("e-1", "e-2")]


def test_a_dozen_records_a_day_have_an_order_and_equal_ones_need_none() -> None:  # S3.1.c
    dozen = [event(f"2026-03-02T{hour:02d}:00", "asked", id=f"e-{hour}") for hour in range(8, 19)]
    assert ambiguous(ANSWER, [*dozen, event("2026-03-02", "paused")]) == []
    assert ambiguous(ANSWER, [event("2026-03-02", "paused") for _ in range(14)]) == []


def test_what_the_day_brings_about_at_its_end_belongs_to_it() -> None:  # S3.1.c S5.8.a
    part = """
    workflows:
      w: {subject: child, initial: a, states: {a: {transitions: [{event: violated(d), to: b}]}, b: {}}}
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d, suspend: holiday}
    """
    stands = [ASKED, event("2026-03-09T10:00", "paused"), event("2026-03-09", "resumed")]
    assert ambiguous(part, stands) == ["ambiguous_order 03-09 24:00"]


def test_who_may_record_something_may_depend_on_the_order() -> None:  # S3.1.c S4.3.a
    part = """
    events:
      checked: {subject: village, by: [director]}
      seen_to: {subject: child, by: [director]}
    workflows:
      w: {subject: village, initial: a, states: {a: {transitions: [{event: checked, to: b}]}, b: {}}}
      v: {subject: child, initial: a, states: {a: {transitions: [{event: seen_to, to: b}, {event: paused, to: c}]}, b: {}, c: {}}}
    """
    appointed = event("2026-03-02T10:00", "appointed", "village/v-1", holder="p-1")
    checked = event("2026-03-02", "checked", "village/v-1", by="p-1")
    assert ambiguous(part, [appointed, checked], "village/v-1") == ["ambiguous_order 03-02 24:00"]
    # a child of the village's name
    child = [
        event("2026-03-02T11:00", "found", "child/v-1", village="v-1"),
        event("2026-03-03T10:00", "paused", "child/v-1"),
        event("2026-03-03", "seen_to", "child/v-1", by="p-1"),
    ]
    told = Told(part, [appointed, *child], "2026-03-20", subject="child/v-1")
    assert "ambiguous_order 03-03 24:00" in told.findings("ambiguous_order")


def test_the_order_is_tried_with_the_posts_and_places_of_its_day() -> None:  # S3.1.c S4.3.a S6.1.a
    part = """
    units:
      town: {level: township}
      hamlet: {level: village}
    posts:
      mayor: {unit: town}
    subjects:
      hamlet: {unit: hamlet, relations: {town: town}}
      town: {unit: town, relations: {seat: bureau}}
    events:
      placed: {subject: hamlet, sets: [town], data: {town: "text?"}}
      founded: {subject: town, sets: [seat], data: {seat: "text?"}}
      checked: {subject: hamlet, by: [town]}
      approved: {subject: hamlet, by: [bureau]}
      walked: {subject: hamlet}
      reviewed: {subject: village, by: [director]}
    workflows:
      w: {subject: hamlet, initial: a, states: {a: {transitions: [{event: checked, to: b}, {event: approved, to: b}, {event: walked, to: c}]}, b: {}, c: {}}}
      v: {subject: village, initial: a, states: {a: {transitions: [{event: reviewed, to: b}, {event: village_note, to: c}]}, b: {}, c: {}}}
    """
    placed = [
        event("2026-02-01T10:00", "report", "county/y"),
        event("2026-02-01T10:00", "report", "county/z"),
        event("2026-03-01T09:00", "founded", "town/t-1", seat="y"),
        event("2026-03-01T10:00", "placed", "hamlet/h-1", town="t-1"),
    ]
    moved = event("2026-03-02T10:00", "placed", "hamlet/h-1", town="t-2")
    checked = event("2026-03-02", "checked", "hamlet/h-1", by="t-2")
    assert ambiguous(part, [*placed, moved, checked], "hamlet/h-1") == ["ambiguous_order 03-02 24:00"]
    walked = event("2026-03-02T10:00", "walked", "hamlet/h-1")
    approved = event("2026-03-02", "approved", "hamlet/h-1", by="y")
    assert ambiguous(part, [*placed, walked, approved], "hamlet/h-1") == ["ambiguous_order 03-02 24:00"]
    village = [
        event("2026-03-01T10:00", "appointed", "village/v-1", holder="p-1"),
        event("2026-03-02T10:00", "village_note", "village/v-1"),
        event("2026-03-02", "reviewed", "village/v-1", by="p-1"),
    ]
    assert ambiguous(part, village, "village/v-1") == ["ambiguous_order 03-02 24:00"]


EXACT = """
workflows:
  w: {subject: child, initial: a, states: {a: {transitions: [{event: violated(d), to: b}]}, b: {transitions: [{event: graded, to: c}]}, c: {transitions: [{event: visit, to: e}]}, e: {}}}
duties:
  d: {subject: child, bearer: parent, upon: asked, do: visit, where: holiday, within: 26h}
"""


def test_a_record_tried_earlier_no_longer_lies_ahead_of_the_deadline() -> None:  # S3.1.c S3.1.d
    """Visited after the pause it may have been in time; before it, the deadline at noon is surely missed."""
    history = [ASKED, event("2026-03-03T10:00", "paused"), event("2026-03-03", "visit")]
    assert ambiguous(EXACT, history) == ["ambiguous_order 03-03 24:00"]


def test_a_record_with_its_time_leaves_the_exact_deadline_of_its_day_alone() -> None:  # S3.1.c S3.1.d
    history = [
        event("2026-03-01T08:00", "paused"),
        ASKED,
        event("2026-03-03T15:00", "visit"),
        event("2026-03-03", "graded", risk="low"),
    ]
    assert ambiguous(EXACT, history) == ["ambiguous_order 03-03 24:00"]


def test_an_event_that_has_to_be_preceded_judges_by_its_own_instant() -> None:  # S3.1.d S5.6
    """`before` and a date moved into the past are no exact deadlines: only the order of the records is in doubt."""
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, before: harmed}
      e: {subject: child, bearer: parent, while: has(leave), do: visit, due: leave}
    """
    history = [ASKED, event("2026-03-04T10:00", "harmed"), event("2026-03-04", "visit")]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "status") == ["discharged_late"]
    assert told.findings("ambiguous_order") == ["ambiguous_order 03-04 24:00"]
    moved = [
        event("2026-03-02T10:00", "planned_leave", leave="2026-03-10"),
        event("2026-03-05T10:00", "planned_leave", leave="2026-03-04"),
        event("2026-03-05", "visit"),
    ]
    told = Told(part, moved, "2026-03-20")
    assert told.obligations("e", "status", "violated_at") == ["discharged_late 03-05 10:00"]
