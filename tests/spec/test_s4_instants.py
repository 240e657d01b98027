"""S4: what happens within one instant, and what is looked at again when something else changes."""

from __future__ import annotations

from .house import Told, event


def duty(text: str, bearer: str = "parent") -> str:
    return f"duties:\n  d: {{subject: child, bearer: {bearer}, {text}}}\n"


ASKED = event("2026-03-02T10:00", "asked")
BOTH = event("2026-03-02T10:00", "moved", away="both")


def test_an_act_at_the_instant_at_which_its_date_is_moved_into_the_past_is_late() -> None:  # S5.6 S4
    part = duty("while: has(leave), do: visit, due: leave")
    history = [
        event("2026-03-02T10:00", "planned_leave", leave="2026-03-10"),
        event("2026-03-05T10:00", "planned_leave", leave="2026-02-01"),
        event("2026-03-05T10:00", "visit"),
    ]
    told = Told(part, history, "2026-03-06")
    assert told.obligations("d", "status", "violated_at") == ["discharged_late 03-05 10:00"]
    assert told.findings() == ["violated 03-05 10:00"]


def test_a_violated_step_of_its_own_act_ends_as_it_is() -> None:  # S5.11
    part = duty(
        "upon: asked, do: visit, within: 7d, escalate: [{after: 1d, to: inspector, do: harmed, within: 2d}]"
    )
    told = Told(part, [ASKED, event("2026-03-20T10:00", "visit")], "2026-03-31")
    assert told.obligations("d", "step", "status", "ended_at") == [
        "0 discharged_late 03-20 10:00", "1 violated 03-20 10:00",
    ]  # fmt: skip


def test_two_dates_of_one_day_may_be_in_either_order() -> None:  # S3.1
    part = duty("upon: asked, do: visit, within: 7d")
    told = Told(part, [event("2026-03-02", "asked"), event("2026-03-02", "visit")], "2026-03-20")
    assert told.findings("ambiguous_order") == ["ambiguous_order 03-02 24:00"]
    later = Told(part, [event("2026-03-10", "asked")], "2026-03-05")
    assert later.findings() == []


def test_measures_are_looked_at_again_only_when_they_can_have_changed() -> None:  # S7.3
    part = """
    measures:
      apart: {subject: child, time: away == both}
      calls: {subject: child, count: asked, over: 7d}
    duties:
      d: {subject: child, bearer: parent, while: "apart >= duration('2d') and calls >= 1", do: proved, within: 60d}
    """
    history = [
        event("2026-03-01T10:00", "moved", away="none"),
        event("2026-03-02T10:00", "moved", away="both"),
        event("2026-03-02T10:00", "moved", away="none", id="b"),
        event("2026-03-03T10:00", "moved", away="both"),
        event("2026-03-04T10:00", "graded", risk="low"),
        event("2026-03-06T10:00", "asked"),
    ]
    told = Told(part, history, "2026-03-31")
    assert told.obligations("d", "status", "opened_at", "ended_at") == ["lapsed 03-06 10:00 03-14 00:00"]


def test_the_next_of_a_recurrence_sees_what_its_act_has_opened() -> None:  # S4.8 S5.4
    part = """
    events:
      checked: {subject: child, sets: [risk]}
    duties:
      e: {subject: child, bearer: parent, while: 'open("f") or away == both', do: checked, every: 7d}
      f: {subject: child, bearer: parent, while: risk == high, do: visit, within: 30d}
    """
    history = [
        event("2026-03-02T10:00", "graded", risk="low"),
        BOTH,
        event("2026-03-04T10:00", "checked", risk="high"),
    ]
    told = Told(part, history, "2026-03-05")
    assert told.obligations("e", "status", "opened_at") == ["discharged 03-02 10:00", "pending 03-04 10:00"]


def test_an_unknown_date_under_an_unknown_condition_stays_one_doubt() -> None:  # S7.2 S5.6
    part = duty("upon: asked, while: at_risk, do: visit, due: leave")
    history = [ASKED, event("2026-03-03T10:00", "planned_leave", leave="2026-03-20")]
    told = Told(part, [ASKED, event("2026-03-03T10:00", "flagged")], "2026-03-05")
    assert told.obligations() == ["undetermined 03-02 10:00 -"]
    assert len(told.findings()) == 1
    still = Told(part, history, "2026-03-05")
    assert still.obligations() == ["undetermined 03-02 10:00 -"]


def test_a_doubt_ends_alone() -> None:  # S7.2
    part = """
    duties:
      c: {subject: child, bearer: parent, while: at_risk, do: proved, within: 7d}
      d: {subject: child, bearer: parent, upon: asked, do: visit, due: leave}
    """
    history = [ASKED, event("2026-03-04T10:00", "planned_leave", leave="2026-03-20")]
    told = Told(part, history, "2026-03-05")
    assert [(f.duty, told.at(f.until)) for f in told.audit.findings] == [("c", "-"), ("d", "03-04 10:00")]


def test_a_vacancy_goes_on_from_one_empty_village_to_the_next() -> None:  # S6.2 S6.4
    part = duty("upon: asked, do: visit, within: 7d", "director")
    history = [
        event("2026-03-01T08:00", "found", village="v-1"),
        ASKED,
        event("2026-03-04T08:00", "found", village="v-2"),
    ]
    told = Told(part, history, "2026-03-06")
    assert told.findings("vacant_post") == ["vacant_post 03-02 10:00"]


def test_a_period_that_begins_while_the_condition_is_false_owes_nothing() -> None:  # S5.5
    part = duty("while: away == both, do: visit, each: month")
    history = [
        event("2026-02-10T10:00", "moved", away="none"),
        event("2026-03-10T10:00", "moved", away="both"),
    ]
    assert Told(part, history, "2026-04-05").obligations("d", "opened_at") == ["04-01 00:00"]


def test_a_kept_condition_goes_on_being_looked_at_beside_its_ladder() -> None:  # S5.7 S5.11
    part = duty(
        "while: has(birth), keep: away == none, tolerance: 1d, escalate: [{after: 0d, to: inspector, within: 5d}]"
    )
    history = [
        event("2026-03-01T10:00", "found", birth="2015-01-01"),
        BOTH,
        event("2026-03-05T10:00", "moved", away="both", id="again"),
        event("2026-03-06T10:00", "moved", away="none"),
    ]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "step", "status") == [
        "0 undetermined", "0 discharged_late", "1 discharged", "0 pending",
    ]  # fmt: skip


def test_an_undecided_interval_is_one_as_long_as_it_lasts() -> None:  # S7.2
    part = duty("while: has(birth), keep: at_risk")
    history = [
        event("2026-03-01T10:00", "found", birth="2015-01-01"),
        event("2026-03-02T10:00", "flagged"),
        event("2026-03-03T10:00", "flagged", at_risk=True),
    ]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "status", "opened_at") == ["undetermined 03-01 10:00", "pending 03-03 10:00"]
    assert len(told.findings()) == 1


def test_a_period_entered_again_owes_the_days_that_are_left() -> None:  # S5.5
    part = duty("while: away == both, do: visit, each: month, by: [2, 20], partial: count")
    history = [
        event("2026-03-01T10:00", "moved", away="both"),
        event("2026-03-05T10:00", "moved", away="none"),
        event("2026-03-10T10:00", "moved", away="both"),
    ]
    told = Told(part, history, "2026-03-15")
    assert told.obligations("d", "status", "opened_at", "due") == [
        "violated 03-01 10:00 03-02 24:00", "lapsed 03-01 10:00 03-20 24:00", "pending 03-10 10:00 03-20 24:00",
    ]  # fmt: skip


def test_an_act_while_the_date_is_unknown_is_recorded_and_ends_it() -> None:  # S5.6 S5.2
    part = duty("upon: asked, do: visit, due: leave")
    told = Told(part, [ASKED, event("2026-03-04T10:00", "visit")], "2026-03-20")
    assert told.obligations("d", "status", "discharged_at", "ended_at") == [
        "undetermined 03-04 10:00 03-04 10:00"
    ]


def test_records_that_mean_nothing_have_no_order() -> None:  # S3.1 S4.2
    part = duty("upon: asked, do: visit, within: 7d")
    history = [event("2026-03-02", "unheard_of"), event("2026-03-02T10:00", "never_seen")]
    assert Told(part, history, "2026-03-20").findings() == [
        "unknown_event 03-02 10:00",
        "unknown_event 03-02 24:00",
    ]


def test_a_measure_of_time_is_nothing_at_the_first_instant() -> None:  # S7.3 S1
    part = """
    measures:
      m: {subject: child, time: away == both, run: true}
    workflows:
      w:
        subject: child
        initial: a
        states: {a: {transitions: [{when: "m > duration('1d')", to: b}]}, b: {}}
    """
    again = event("2026-03-02T12:00", "moved", away="both")
    assert Told(part, [BOTH, again], "2026-03-03T10:00").state("w") == "a"
    assert Told(part, [BOTH, again], "2026-03-03").state("w") == "b"


def test_of_a_post_in_each_member_the_longest_in_it_answers() -> None:  # S6.2
    part = """
    groups:
      board: {lead: bureau, members: [bureau, office]}
    posts:
      liaison: {unit: {each_member_of: board}}
    subjects:
      town: {unit: office}
    events:
      sent: {subject: county, assigns: liaison, data: {holder: text}}
      lent: {subject: town, assigns: liaison, data: {holder: text}}
      called_back: {subject: county, relieves: liaison, data: {holder: "text?"}}
    duties:
      d: {subject: child, bearer: liaison, upon: asked, do: visit, within: 7d}
    """
    history = [
        event("2026-02-01T08:00", "sent", "county/x", holder="p-1"),
        event("2026-02-02T08:00", "lent", "town/y", holder="p-2"),
        ASKED,
        event("2026-03-03T08:00", "called_back", "county/x", holder="p-1"),
        event("2026-03-04T08:00", "sent", "county/x", holder="p-1"),
        event("2026-03-05T08:00", "sent", "county/x", holder="p-3"),
    ]
    held = [Told(part, history, f"2026-03-0{day}T10:00").obligations("d", "responsible") for day in (2, 3, 5)]
    assert held == [["p-1"], ["p-2"], ["p-2"]]


def test_the_next_opens_in_the_step_of_its_act_by_what_that_act_has_opened() -> None:  # S4.8.c S5.4.a
    part = """
    events:
      checked: {subject: child, sets: [risk, away]}
    duties:
      e: {subject: child, bearer: parent, while: 'open("f") or away == both', do: checked, every: 7d}
      f: {subject: child, bearer: parent, while: risk == high, do: proved, within: 30d}
    """
    history = [
        event("2026-03-02T10:00", "graded", risk="low"),
        BOTH,
        event("2026-03-04T10:00", "checked", risk="high", away="none", id="a"),
        event("2026-03-04T10:00", "checked", risk="high", away="none", id="b"),
    ]
    told = Told(part, history, "2026-03-05")
    assert told.obligations("e", "status", "opened_at") == [
        "discharged 03-02 10:00", "discharged 03-04 10:00", "pending 03-04 10:00",
    ]  # fmt: skip
