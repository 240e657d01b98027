"""S5.8: the clock stands while a condition holds, in the less common cases."""

from __future__ import annotations

from .house import Told, event


def duty(text: str) -> str:
    return f"duties:\n  d: {{subject: child, bearer: parent, {text}}}\n"


def flagged(at: str, at_risk: bool | None = None) -> dict[str, object]:
    return event(at, "flagged", **({} if at_risk is None else {"at_risk": at_risk}))


ASKED = event("2026-03-02T10:00", "asked")
PAUSED, RESUMED = event("2026-03-05T10:00", "paused"), event("2026-03-12T16:00", "resumed")


def test_a_suspended_condition_may_fail_or_hold_meanwhile() -> None:  # S5.7 S5.8
    part = duty("while: has(birth), keep: away == none, tolerance: 3d, suspend: holiday")
    born = event("2026-03-01T10:00", "found", birth="2015-01-01")
    home = event("2026-03-01T09:00", "moved", away="none")
    away = event("2026-03-08T10:00", "moved", away="both")
    assert Told(part, [home, born, PAUSED, RESUMED], "2026-03-20").obligations() == ["pending 03-01 10:00 -"]
    failed = Told(part, [home, born, PAUSED, away, RESUMED], "2026-03-13")
    assert failed.obligations() == ["pending 03-01 10:00 03-15 24:00"]
    early = event("2026-03-04T10:00", "moved", away="both")
    before = Told(part, [home, born, early, PAUSED, RESUMED], "2026-03-13")
    assert before.obligations() == ["pending 03-01 10:00 03-14 24:00"]
    exact = part.replace("3d", "30h")
    hours = Told(exact, [home, born, early, PAUSED, RESUMED], "2026-03-12T17:00")
    assert hours.obligations() == ["pending 03-01 10:00 03-12 22:00"]


def test_what_is_resumed_may_roll_or_keep_its_hours() -> None:  # S5.8 S3.3
    rolled = duty("upon: asked, do: visit, within: 5d, suspend: holiday, roll: next_working_day")
    assert Told(rolled, [ASKED, PAUSED, RESUMED], "2026-03-13").obligations("d", "due") == ["03-16 24:00"]
    late = event("2026-12-30T10:00", "resumed")
    told = Told(rolled, [ASKED, PAUSED, late], "2026-12-31")
    assert told.obligations("d", "due", "provisional") == ["01-04 24:00 True"]
    dated = duty('upon: asked, do: visit, due: opening.at + duration("100h"), suspend: holiday')
    hours = Told(dated, [ASKED, PAUSED, RESUMED], "2026-03-13")
    assert hours.obligations("d", "due") == ["03-13 20:00"]


def test_a_suspension_in_doubt_is_told_once_for_its_interval() -> None:  # S5.8 S7.2
    part = duty("upon: asked, do: visit, within: 30d, suspend: at_risk")
    told = Told(part, [ASKED, flagged("2026-03-03T10:00"), flagged("2026-03-05T10:00", False)], "2026-03-20")
    assert [(told.at(f.at), told.at(f.until)) for f in told.audit.findings] == [
        ("03-02 10:00", "03-05 10:00")
    ]


def test_a_date_that_a_pause_has_moved_stays_moved() -> None:  # S5.6 S5.8
    part = """
    duties:
      d: {subject: child, bearer: director, while: risk == high, upon: asked, do: visit, due: leave, suspend: holiday}
    """
    history = [
        event("2026-03-01T09:00", "planned_leave", leave="2026-03-10"),
        event("2026-03-01T10:00", "graded", risk="high"),
        event("2026-03-02T10:00", "asked"),
        event("2026-03-03T10:00", "paused"),
        event("2026-03-06T10:00", "resumed"),
    ]
    assert Told(part, history, "2026-03-07").obligations("d") == ["pending 03-02 10:00 03-13 24:00"]
    again = [*history, event("2026-03-07T10:00", "graded", risk="high")]
    assert Told(part, again, "2026-03-08").obligations("d") == ["pending 03-02 10:00 03-13 24:00"]
    moved = [*again, event("2026-03-08T10:00", "planned_leave", leave="2026-03-20")]
    assert Told(part, moved, "2026-03-09").obligations("d") == ["pending 03-02 10:00 03-20 24:00"]
