"""S5.4 to S5.8, S5.12: clocks that stand, tolerances, periods and dated values, in their rarer turns."""

from __future__ import annotations

from .house import Told, event


def duty(text: str, more: str = "") -> str:
    return f"duties:\n  d: {{subject: child, bearer: parent, {text}}}\n{more}"


ASKED = event("2026-03-02T10:00", "asked")
BOTH = event("2026-03-02T10:00", "moved", away="both")


def paused(at: str) -> dict[str, object]:
    return event(at, "paused")


def resumed(at: str) -> dict[str, object]:
    return event(at, "resumed")


def moved(at: str, away: str) -> dict[str, object]:
    return event(at, "moved", away=away)


POSTPONED = "events:\n  postponed: {subject: child, sets: {leave: event.to}, data: {to: 'date?'}}\n"


def test_the_clock_stands_on_though_the_date_is_unknown_for_a_while() -> None:  # S5.6.c S5.8.a
    part = POSTPONED + duty("upon: asked, do: visit, due: leave, suspend: holiday")
    history = [
        event("2026-03-01T10:00", "planned_leave", leave="2026-03-20"),
        ASKED,
        paused("2026-03-05T10:00"),
        event("2026-03-08T10:00", "postponed"),
        event("2026-03-10T10:00", "postponed", to="2026-03-20"),
        resumed("2026-03-12T10:00"),
    ]
    assert Told(part, history, "2026-03-15").obligations() == ["pending 03-02 10:00 03-27 24:00"]


def test_a_date_has_whole_days_left_and_hours_have_hours() -> None:  # S5.8.a
    part = duty("while: has(leave), do: visit, due: leave, suspend: holiday")
    leave = event("2026-03-02T10:00", "planned_leave", leave="2026-03-10")
    history = [leave, paused("2026-03-05T12:00"), resumed("2026-03-08T09:00")]
    assert Told(part, history, "2026-03-09").obligations("d", "due") == ["03-13 24:00"]
    hours = duty("upon: asked, do: visit, within: 24h, suspend: holiday")
    history = [event("2026-03-02", "asked"), paused("2026-03-03T10:00"), resumed("2026-03-04T08:00")]
    assert Told(hours, history, "2026-03-04T12:00").obligations("d", "due") == ["03-04 21:59"]


def test_each_interval_of_an_unknown_suspension_is_told_by_itself() -> None:  # S7.2.f S5.6.c
    part = POSTPONED + duty("upon: asked, do: visit, due: leave, suspend: at_risk")
    history = [
        ASKED,
        event("2026-03-04T10:00", "postponed", to="2026-03-31"),
        event("2026-03-05T10:00", "flagged", at_risk=False),
        event("2026-03-06T10:00", "flagged"),
    ]
    told = Told(part, history, "2026-03-10")
    assert sorted((f.cause, told.at(f.at), told.at(f.until)) for f in told.audit.findings) == [
        ("due", "03-02 10:00", "03-04 10:00"),
        ("suspend", "03-02 10:00", "03-05 10:00"),
        ("suspend", "03-06 10:00", "-"),
    ]


def test_a_plain_date_is_certain_beside_one_that_was_reckoned() -> None:  # S3.4.b S5.6.a
    part = """
    duties:
      a: {subject: child, bearer: parent, while: has(leave), do: visit, due: 'holiday ? leave : leave + duration("3wd")'}
      b: {subject: child, bearer: parent, while: has(leave), do: visit, due: leave}
      c: {subject: child, bearer: parent, while: has(leave), do: visit, due: 'leave - duration("3wd")', roll: next_working_day}
    """
    told = Told(part, [event("2026-12-01T10:00", "planned_leave", leave="2026-12-30")], "2026-12-02")
    assert told.obligations("", "duty", "due", "provisional") == [
        "a 01-04 24:00 True", "b 12-30 24:00 False", "c 12-25 24:00 False",
    ]  # fmt: skip


def test_a_day_off_before_a_date_rolls_as_one_after_it() -> None:  # S3.3.f S5.6.a
    def due(text: str) -> list[str]:
        part = duty(f"while: has(leave), do: visit, due: {text}, roll: next_working_day")
        leave = event("2026-03-02T10:00", "planned_leave", leave="2026-03-17")
        return Told(part, [leave], "2026-03-03").obligations("d", "due")

    assert due("'leave - duration(\"3d\")'") == ["03-16 24:00"]
    assert due("'leave - duration(\"4d\")'") == ["03-13 24:00"]
    assert due("'leave + duration(\"4d\")'") == ["03-23 24:00"]
    assert due("'leave - duration(\"2wd\")'") == ["03-13 24:00"]


def test_a_tolerance_that_did_not_run_out_leaves_nothing_provisional() -> None:  # S5.7.a S3.4.b
    part = duty("upon: asked, keep: away != both, tolerance: 5wd")
    history = [
        moved("2026-12-01T10:00", "none"),
        event("2026-12-02T10:00", "asked"),
        moved("2026-12-30T10:00", "both"),
    ]
    assert Told(part, history, "2026-12-31").obligations("d", "provisional") == ["True"]
    told = Told(part, [*history, moved("2026-12-31T10:00", "none")], "2027-01-05")
    assert told.obligations("d", "status", "due", "provisional") == ["pending - False"]


def test_one_kept_for_each_is_settled_behind_the_ladder_of_another() -> None:  # S5.7.b S5.10.a S5.11
    part = duty(
        "upon: asked, for: {case: event.id}, keep: away != both, tolerance: 3d, escalate: [{after: 0d, to: inspector}]",
        "  f: {subject: child, bearer: parent, upon: discharged(d), do: planned_leave, within: 3d}\n",
    )
    history = [
        moved("2026-03-01T10:00", "both"),
        ASKED | {"id": "a"},
        event("2026-03-06T10:00", "asked", id="b"),
        moved("2026-03-08T10:00", "none"),
    ]
    told = Told(part, history, "2026-03-20")
    assert sorted(told.obligations("d", "loop", "step", "status")) == [
        "a 0 discharged_late", "a 0 pending", "a 1 unquantified", "b 0 pending",
    ]  # fmt: skip
    assert told.obligations("f", "opened_at") == ["03-08 10:00"]


def test_a_kept_condition_opens_no_more_after_its_dates() -> None:  # S5.7.b S5.12.c
    part = duty("upon: asked, keep: away != both, tolerance: 3d, effective: {until: 2026-03-10}")
    late = [moved("2026-03-01T10:00", "both"), ASKED, moved("2026-03-12T10:00", "none")]
    assert Told(part, late, "2026-03-20").obligations("d", "status") == ["discharged_late"]
    known = [ASKED, moved("2026-03-12T10:00", "both")]
    assert Told(part, known, "2026-03-20").obligations("d", "status", "ended_at") == [
        "undetermined 03-12 10:00"
    ]


def test_what_fails_while_its_duty_is_in_doubt_has_no_clock() -> None:  # S5.7.c S7.2.a
    part = duty("upon: asked, while: at_risk, keep: away != both, tolerance: 3d")
    history = [
        event("2026-03-01T10:00", "flagged", at_risk=True),
        ASKED,
        event("2026-03-04T10:00", "flagged", recorded_at="2026-03-04T11:00"),
        moved("2026-03-04T10:00", "both"),
    ]
    told = Told(part, history, "2026-03-20")
    assert [line.split()[0] for line in told.obligations()] == ["undetermined", "undetermined"]
    assert told.findings("violated") == []


def test_done_for_a_day_of_the_period_the_others_are_owed_anew() -> None:  # S5.5.b S5.5.d
    part = duty(
        "while: away == both, do: visit, each: month, by: [10, 20], partial: count",
        "  e: {subject: child, bearer: parent, while: away == both, do: visit, each: month, by: [10, 20], partial: count}\n",
    )
    once = [BOTH, event("2026-03-03T10:00", "visit")]
    off = [moved("2026-03-05T10:00", "none"), moved("2026-03-06T10:00", "both")]
    for name in "de":
        told = Told(part, [*once, *off], "2026-03-08")
        assert told.obligations(name, "due", "status") == [
            "03-10 24:00 discharged", "03-20 24:00 lapsed", "03-20 24:00 pending",
        ]  # fmt: skip
        twice = Told(part, [*once, event("2026-03-04T10:00", "visit"), *off], "2026-03-08")
        assert twice.obligations(name, "due", "status") == [
            "03-10 24:00 discharged",
            "03-20 24:00 discharged",
        ]


def test_in_doubt_one_stands_for_all_days_of_the_period() -> None:  # S7.2.g S5.5.b
    part = duty("while: at_risk, do: visit, each: month, by: [10, 20]")
    told = Told(part, [event("2026-02-10T10:00", "found")], "2026-03-05")
    assert told.obligations() == ["undetermined 03-01 00:00 -"]


def test_a_value_already_open_does_not_keep_the_others_from_opening() -> None:  # S4.8.f S5.10.a
    part = duty("upon: asked, for: {place: [office, school]}, do: visit, where: event.to == place, every: 7d, missed: once")  # fmt: skip
    history = [ASKED, event("2026-03-03T10:00", "visit", to="school"), event("2026-03-04T10:00", "asked")]
    told = Told(part, history, "2026-03-05")
    assert told.obligations("d", "loop", "status") == [
        "office pending",
        "school discharged",
        "school pending",
    ]
    again = [ASKED, event("2026-03-12T10:00", "asked")]
    assert Told(part, again, "2026-03-13").obligations("d", "loop", "status") == [
        "office violated", "school violated",
    ]  # fmt: skip


def test_a_new_bearer_moves_no_deadline() -> None:  # S5.12.b S5.4.b
    part = duty("x", "").replace(
        "bearer: parent, x",
        "bearer: {2016-12-01: parent, 2026-03-05: inspector}, upon: asked, do: visit, every: 1mo, transition: immediate",
    )
    told = Told(part, [event("2026-01-31T10:00", "asked")], "2026-03-10")
    assert told.obligations("d", "due", "bearer") == ["02-28 24:00 parent", "03-31 24:00 inspector"]


def test_a_number_that_changes_takes_its_doubtful_calendar_along() -> None:  # S5.12.b S3.4.b S5.2.c
    part = """
    vague_terms:
      regularly: {term: 定期}
    duties:
      a: {subject: child, bearer: parent, upon: asked, do: visit, within: {2016-12-01: 5wd, 2026-12-31: regularly}, transition: immediate}
      b: {subject: child, bearer: parent, upon: asked, do: visit, within: {2016-12-01: 5wd, 2026-12-31: 6wd}, transition: immediate}
      c: {subject: child, bearer: parent, upon: asked, do: visit, within: {2016-12-01: 7d, 2026-12-31: 9d}, transition: immediate}
    """
    asked = event("2026-12-30T10:00", "asked")
    assert Told(part, [asked], "2026-12-30").obligations("", "duty", "provisional") == [
        "a True", "b True", "c False",
    ]  # fmt: skip
    told = Told(part, [asked], "2027-01-02")
    assert told.obligations("", "duty", "status", "provisional") == [
        "a unquantified False", "b pending True", "c pending False",
    ]  # fmt: skip
