"""S4.8, S5.4-5.8, S5.10, S5.12, S7.2: how obligations open, run and end, in the less common cases."""

from __future__ import annotations

from .house import Told, event


def duty(text: str) -> str:
    return f"duties:\n  d: {{subject: child, bearer: parent, {text}}}\n"


ASKED = event("2026-03-02T10:00", "asked")
BOTH = event("2026-03-02T10:00", "moved", away="both")
FOUND = event("2026-03-02T10:00", "found")


def graded(at: str, risk: str) -> dict[str, object]:
    return event(at, "graded", risk=risk)


def flagged(at: str, at_risk: bool | None = None) -> dict[str, object]:
    return event(at, "flagged", **({} if at_risk is None else {"at_risk": at_risk}))


def test_a_condition_that_becomes_unknown_leaves_it_undetermined() -> None:  # S7.2.c
    part = duty("while: at_risk, do: visit, within: 7d")
    history = [flagged("2026-03-02T10:00", True), flagged("2026-03-05T10:00")]
    told = Told(part, history, "2026-03-20")
    assert told.obligations() == ["undetermined 03-02 10:00 -"]
    assert told.findings() == ["undetermined 03-05 10:00"]
    sure = Told(part, [*history, flagged("2026-03-06T10:00", True)], "2026-03-20")
    assert sure.obligations() == ["undetermined 03-02 10:00 -", "violated 03-06 10:00 03-13 24:00"]
    over = Told(part, [*history, flagged("2026-03-06T10:00", False)], "2026-03-20")
    assert over.obligations() == ["lapsed 03-02 10:00 -"]
    assert [over.at(f.until) for f in over.audit.findings] == ["03-06 10:00"]


def test_an_event_that_may_or_may_not_open_it_leaves_it_undetermined() -> None:  # S4.8.h S7.2
    when = duty("upon: {event: visit, when: event.seen}, do: proved, within: 7d")
    visit = event("2026-03-02T10:00", "visit")
    told = Told(when, [visit], "2026-03-20")
    assert told.obligations() == ["undetermined 03-02 10:00 -"]
    assert [f.missing for f in told.audit.findings] == [("event.seen",)]
    unseen = event("2026-03-02T10:00", "visit", seen=False)
    assert Told(when, [unseen], "2026-03-20").obligations() == []
    stands = duty("upon: asked, while: at_risk, do: proved, within: 7d")
    unsure = Told(stands, [ASKED], "2026-03-20")
    assert unsure.obligations() == ["undetermined 03-02 10:00 -"]
    assert [f.missing for f in unsure.audit.findings] == [("at_risk",)]
    known = Told(stands, [ASKED, flagged("2026-03-05T10:00", True)], "2026-03-10")
    assert known.obligations() == ["undetermined 03-02 10:00 -", "pending 03-05 10:00 03-12 24:00"]
    never = Told(stands, [flagged("2026-03-01T10:00", False), ASKED], "2026-03-10")
    assert never.obligations() == []


def test_nothing_opens_in_a_subject_that_has_ended() -> None:  # S1.9.a
    part = duty("upon: left, do: visit, within: 7d")
    assert Told(part, [FOUND, event("2026-03-05T10:00", "left")], "2026-03-20").obligations() == []


def test_the_end_of_the_subject_leaves_violations_as_they_are() -> None:  # S1.9.a S5.3
    part = duty("upon: asked, for: {occasion: event.id}, do: visit, within: 7d")
    history = [
        event("2026-03-02T10:00", "asked", id="e-1"),
        event("2026-03-05T10:00", "asked", id="e-2"),
        event("2026-03-11T10:00", "left"),
    ]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "loop", "status", "ended_at") == ["e-1 violated -", "e-2 lapsed 03-11 10:00"]


def test_an_obligation_of_older_values_ends_with_its_condition() -> None:  # S5.12
    part = duty("while: away == both, do: visit, within: {2026-01-01: 30d, 2026-03-10: 7d}")
    home = event("2026-03-15T10:00", "moved", away="none")
    assert Told(part, [BOTH], "2026-03-20").obligations() == ["pending 03-02 10:00 04-01 24:00"]
    ended = Told(part, [BOTH, home], "2026-03-20")
    assert ended.obligations("d", "status", "ended_at") == ["lapsed 03-15 10:00"]


def test_an_obligation_of_a_period_needs_its_condition_from_the_first_instant() -> None:  # S5.5
    part = duty("while: away == both, do: visit, each: month")
    home = event("2026-04-01T00:00", "moved", away="none")
    assert Told(part, [BOTH, home], "2026-04-20").obligations() == []
    inside = event("2026-04-10T10:00", "moved", away="none")
    assert Told(part, [BOTH, inside], "2026-04-20").obligations() == ["lapsed 04-01 00:00 04-30 24:00"]


def test_an_undecided_period_is_told_from_its_first_instant() -> None:  # S7.2.g S5.5
    part = duty("while: at_risk, do: visit, each: month")
    history = [FOUND, flagged("2026-04-10T10:00", True)]
    assert Told(part, [FOUND], "2026-03-20").obligations() == []
    assert Told(part, [FOUND], "2026-04-05").obligations() == ["undetermined 04-01 00:00 -"]
    assert Told(part, history, "2026-04-20").obligations() == [
        "undetermined 04-01 00:00 -", "pending 04-10 10:00 04-30 24:00",
    ]  # fmt: skip
    partial = duty("while: at_risk, do: visit, each: month, partial: count")
    assert Told(partial, [FOUND], "2026-03-20").obligations() == ["undetermined 03-02 10:00 -"]


def test_days_of_a_period_that_have_gone_by_are_not_owed() -> None:  # S5.5.d
    part = duty("while: away == both, do: visit, each: month, by: [1, 20], partial: count")
    assert Told(part, [BOTH], "2026-03-20").obligations("d", "due") == ["03-20 24:00"]


def test_the_day_of_a_period_may_roll_and_be_provisional() -> None:  # S3.3 S3.4
    part = duty("while: away == both, do: visit, each: month, by: 3, roll: next_working_day")
    october = Told(part, [event("2026-09-10T10:00", "moved", away="both")], "2026-10-01")
    assert october.obligations("d", "due", "provisional") == ["10-08 24:00 False"]
    january = Told(part, [event("2026-12-10T10:00", "moved", away="both")], "2027-01-01")
    assert january.obligations("d", "due", "provisional") == ["01-04 24:00 True"]
    assert january.findings() == ["provisional 01-01 00:00"]


def test_a_period_of_ones_own_and_a_school_term() -> None:  # S5.5 S3.4
    head = """
    terms: [{id: spring, from: 2026-03-01, until: 2026-07-01}]
    periods: {season: {starts: [04-01, 10-01]}}
    """
    opened = event("2026-02-10T10:00", "moved", away="both")
    own = head + duty("while: away == both, do: visit, each: season").replace("\n", "\n    ")
    assert Told(own, [opened], "2026-04-05").obligations() == ["pending 04-01 00:00 09-30 24:00"]
    term = head + duty("while: away == both, do: visit, each: term").replace("\n", "\n    ")
    assert Told(term, [opened], "2026-08-05").obligations() == ["violated 03-01 00:00 06-30 24:00"]


def test_a_date_may_roll_or_lie_before_another() -> None:  # S5.6 S3.3
    def due(text: str, leave: str, unsure: str = "") -> list[str]:
        part = duty(f"while: has(leave), do: visit, due: {text}")
        return Told(part, [event("2026-03-02T10:00", "planned_leave", leave=leave)], "2026-03-02").obligations("d", "due", "provisional")  # fmt: skip

    assert due("leave", "2026-10-03") == ["10-03 24:00 False"]
    assert due("leave, roll: next_working_day", "2026-10-03") == ["10-08 24:00 False"]
    assert due("leave, roll: next_working_day", "2027-01-02") == ["01-04 24:00 True"]
    assert due('leave - duration("3wd")', "2026-03-16") == ["03-11 24:00 False"]
    assert due('leave + duration("1d"), roll: next_working_day', "2026-03-13") == ["03-16 24:00 False"]


def test_a_date_that_is_lost_and_found_again() -> None:  # S5.6 S7.2
    part = (
        """
    events:
      postponed: {subject: child, sets: {leave: event.to}, data: {to: "date?"}}
      visit: {subject: child}
    """.replace("      visit: {subject: child}\n", "")
        + duty("upon: asked, do: visit, due: leave").replace("\n", "\n    ")
    )
    history = [
        event("2026-03-01T10:00", "planned_leave", leave="2026-03-10"),
        ASKED,
        event("2026-03-03T10:00", "postponed"),
        event("2026-03-05T10:00", "paused"),
        event("2026-03-06T10:00", "postponed", to="2026-03-20"),
    ]
    assert Told(part, history[:4], "2026-03-12").obligations() == ["undetermined 03-02 10:00 -"]
    told = Told(part, history, "2026-03-12")
    assert told.obligations() == ["pending 03-02 10:00 03-20 24:00"]
    assert [(told.at(f.at), told.at(f.until)) for f in told.audit.findings] == [
        ("03-03 10:00", "03-06 10:00")
    ]


def test_a_value_that_nobody_knows_is_owed_all_the_same() -> None:  # S5.10.c S7.2
    part = duty("upon: visit, for: {place: event.to}, do: proved, within: 7d")
    told = Told(part, [event("2026-03-02T10:00", "visit")], "2026-03-20")
    assert told.obligations("d", "loop", "status") == [" violated"]
    known = Told(part, [event("2026-03-02T10:00", "visit", to="x")], "2026-03-05")
    assert known.obligations("d", "loop", "status") == ["x pending"]


def test_a_restart_makes_sure_what_was_unsure() -> None:  # S4.8 S7.2
    part = duty("upon: visit, while: at_risk, do: proved, within: 7d, again: restart")
    history = [
        event("2026-03-02T10:00", "visit"),
        flagged("2026-03-04T10:00", True),
        event("2026-03-05T10:00", "visit"),
    ]
    told = Told(part, history, "2026-03-06")
    assert told.obligations() == ["undetermined 03-02 10:00 -", "pending 03-05 10:00 03-12 24:00"]


def test_a_suspension_makes_the_last_deadline_the_anchor() -> None:  # S5.4.c S5.8
    part = duty("while: away == both, do: visit, every: 7d, suspend: holiday")
    history = [
        BOTH,
        event("2026-03-05T10:00", "paused"),
        event("2026-03-08T10:00", "resumed"),
    ]
    told = Told(part, history, "2026-03-25")
    assert told.obligations() == [
        "violated 03-02 10:00 03-12 24:00", "violated 03-12 24:00 03-19 24:00", "pending 03-19 24:00 03-26 24:00",
    ]  # fmt: skip


def test_another_length_makes_the_last_deadline_the_anchor() -> None:  # S5.4.d S5.12
    part = duty("while: away == both, do: visit, every: {2026-01-01: 1mo, 2026-03-10: 7d}")
    told = Told(part, [BOTH], "2026-04-12")
    assert told.obligations() == [
        "violated 03-02 10:00 04-02 24:00", "violated 04-02 24:00 04-09 24:00", "pending 04-09 24:00 04-16 24:00",
    ]  # fmt: skip


def test_new_values_at_once_concern_what_runs() -> None:  # S5.12.b
    part = duty(
        "upon: asked, do: visit, transition: immediate, within: {2026-01-01: 1mo, 2026-03-10: 14d, 2026-03-12: 14d},"
        " where: {2026-01-01: event.seen, 2026-03-12: 'has(event.to)'}"
    )
    visit = event("2026-03-13T10:00", "visit", to="x", seen=False)
    assert Told(part, [ASKED], "2026-03-09").obligations("d", "due") == ["04-02 24:00"]
    assert Told(part, [ASKED], "2026-03-10").obligations("d", "due") == ["03-16 24:00"]
    assert Told(part, [ASKED, visit], "2026-03-14").obligations("d", "status") == ["discharged"]
    late = [event("2026-02-01T10:00", "asked")]
    assert Told(part, late, "2026-03-14").obligations("d", "status", "due") == ["violated 03-01 24:00"]


def test_a_fixed_grid_waits_for_its_point_and_only_while_it_stands() -> None:  # S5.4.e
    part = duty("while: away == both, do: visit, every: 7d, from: start")
    visit = event("2026-03-05T09:00", "visit")
    home = event("2026-03-08T10:00", "moved", away="none")
    assert Told(part, [BOTH, visit, home], "2026-03-20").obligations("d", "status") == ["discharged"]
    late = [BOTH, event("2026-03-12T09:00", "visit")]
    assert Told(part, late, "2026-03-13").obligations() == [
        "violated 03-02 10:00 03-09 24:00", "discharged 03-09 24:00 03-16 24:00",
    ]  # fmt: skip


def test_a_late_act_on_a_grid_of_one_waits_for_the_next_point() -> None:  # S5.4
    part = duty("while: away == both, do: visit, every: 7d, from: start, missed: once")
    told = Told(part, [BOTH, event("2026-03-25T09:00", "visit")], "2026-03-31")
    assert told.obligations() == [
        "discharged_late 03-02 10:00 03-09 24:00", "pending 03-30 24:00 04-06 24:00",
    ]  # fmt: skip


def test_a_kept_condition_without_tolerance_is_violated_at_once() -> None:  # S5.7.a
    part = duty("while: has(birth), keep: away == none")
    history = [
        event("2026-03-01T10:00", "moved", away="none"),
        event("2026-03-02T10:00", "found", birth="2015-01-01"),
        event("2026-03-05T10:00", "moved", away="both"),
    ]
    told = Told(part, history, "2026-03-10")
    assert told.obligations("d", "status", "violated_at") == ["violated 03-05 10:00"]
    assert told.findings() == ["violated 03-05 10:00"]


def test_a_kept_condition_whose_duty_has_ended_opens_no_more() -> None:  # S5.7 S5.4
    part = duty("while: risk == high, keep: away == none, tolerance: 2d")
    history = [
        event("2026-03-01T10:00", "moved", away="both"),
        graded("2026-03-01T10:00", "low"),
        graded("2026-03-02T10:00", "high"),
        graded("2026-03-08T10:00", "low"),
        event("2026-03-10T10:00", "moved", away="none"),
    ]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "status", "violated_at", "ceased_at") == [
        "discharged_late 03-04 24:00 03-08 10:00"
    ]


def test_what_is_kept_without_a_number_is_not_judged() -> None:  # S5.2 S5.7
    part = "vague_terms:\n  promptly: {term: 及时}\n" + duty(
        "while: risk == high, keep: away == none, tolerance: promptly"
    )
    history = [
        graded("2026-03-01T10:00", "low"),
        event("2026-03-01T10:00", "moved", away="none"),
        graded("2026-03-02T10:00", "high"),
        event("2026-03-03T10:00", "moved", away="both"),
    ]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "status") == ["unquantified"]


def test_an_undecided_interval_of_a_violated_one_stays_violated() -> None:  # S5.3 S7.2
    part = duty("while: has(birth), keep: at_risk")
    history = [
        flagged("2026-03-01T10:00", True),
        event("2026-03-02T10:00", "found", birth="2015-01-01"),
        flagged("2026-03-03T10:00", False),
        flagged("2026-03-05T10:00"),
    ]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "status", "violated_at") == ["violated 03-03 10:00"]
    again = Told(part, [*history, flagged("2026-03-06T10:00", True)], "2026-03-20")
    assert again.obligations("d", "status") == ["discharged_late", "pending"]


def test_an_undecided_interval_may_turn_out_false() -> None:  # S5.7 S7.2
    part = duty("while: has(birth), keep: at_risk, tolerance: 3d")
    history = [
        flagged("2026-03-01T10:00", True),
        event("2026-03-02T10:00", "found", birth="2015-01-01"),
        flagged("2026-03-03T10:00"),
        flagged("2026-03-05T10:00", False),
    ]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "status", "opened_at", "violated_at") == [
        "undetermined 03-02 10:00 -", "violated 03-05 10:00 03-08 24:00",
    ]  # fmt: skip


def test_periods_and_what_is_undone_are_not_suspended() -> None:  # S5.8.c
    monthly = duty("while: away == both, do: visit, each: month, suspend: holiday")
    opened = event("2026-02-10T10:00", "moved", away="both")
    paused = event("2026-03-05T10:00", "paused")
    assert Told(monthly, [opened, paused], "2026-04-05").obligations("d", "status") == ["violated", "pending"]
    ladder = duty(
        "upon: asked, do: visit, within: 2d, suspend: holiday, escalate: [{after: 0d, to: inspector, within: 5d}]"
    )
    told = Told(ladder, [ASKED, paused], "2026-03-20")
    assert told.obligations("d", "step", "status") == ["0 violated", "1 violated"]


def test_an_unknown_suspension_lets_the_clock_run() -> None:  # S7.2.f
    part = duty("upon: asked, do: visit, within: 7d, suspend: at_risk")
    told = Told(part, [ASKED], "2026-03-20")
    assert told.obligations("d", "status", "due") == ["violated 03-09 24:00"]


def test_an_act_that_would_perhaps_count_needs_its_evidence_too() -> None:  # S4.5 S7.2
    part = duty("upon: asked, do: proved, where: at_risk, within: 7d")
    bare = Told(part, [ASKED, event("2026-03-04T10:00", "proved")], "2026-03-20")
    assert bare.obligations("d", "status") == ["violated"]
    assert bare.findings() == ["violated 03-09 24:00"]
    proved = event("2026-03-04T10:00", "proved", evidence=["record"])
    assert Told(part, [ASKED, proved], "2026-03-20").obligations("d", "status") == ["undetermined"]


def test_a_step_may_be_provisional() -> None:  # S3.4 S5.11
    part = duty("upon: asked, do: visit, within: 0d, escalate: [{after: 0d, to: inspector, within: 5wd}]")
    told = Told(part, [event("2026-12-30T10:00", "asked")], "2026-12-31")
    assert told.obligations("d", "step", "provisional") == ["0 False", "1 True"]
    assert told.findings("provisional") == ["provisional 12-30 24:00"]


def test_a_certain_event_replaces_what_a_doubtful_one_opened_for_the_same_value() -> None:  # S7.2 S5.10
    part = duty("upon: {event: visit, when: event.seen}, for: {place: event.to}, do: proved, within: 30d")
    history = [
        event("2026-03-02T10:00", "visit", to="x"),
        event("2026-03-03T10:00", "visit", to="y", seen=True),
        event("2026-03-04T10:00", "visit", to="x", seen=True),
    ]
    told = Told(part, history, "2026-03-10")
    assert told.obligations("d", "loop", "status", "opened_at") == [
        "x undetermined 03-02 10:00", "y pending 03-03 10:00", "x pending 03-04 10:00",
    ]  # fmt: skip


def test_a_kept_condition_asked_for_again_has_its_tolerance_anew() -> None:  # S4.8 S5.7
    part = duty("upon: asked, keep: away == none, tolerance: 5d, again: restart")
    again = event("2026-03-05T10:00", "asked", id="again")
    assert Told(part, [BOTH, ASKED], "2026-03-06").obligations() == ["pending 03-02 10:00 03-07 24:00"]
    assert Told(part, [BOTH, ASKED, again], "2026-03-06").obligations() == ["pending 03-05 10:00 03-10 24:00"]


def test_a_doubt_about_the_date_lasts_until_it_is_known_or_asked_for_again() -> None:  # S5.6 S7.2
    part = """
    events:
      postponed: {subject: child, sets: {leave: event.to}, data: {to: "date?"}}
    """ + duty("upon: asked, do: visit, due: leave, again: restart").replace("\n", "\n    ")
    history = [ASKED, event("2026-03-03T10:00", "postponed"), event("2026-03-04T10:00", "asked", id="again")]
    told = Told(part, history, "2026-03-12")
    assert told.obligations() == ["undetermined 03-04 10:00 -"]
    assert "undetermined 03-02 10:00" in told.findings()


def test_what_is_done_for_a_past_period_does_not_let_the_present_one_be_forgotten() -> None:  # S5.5
    part = """
    duties:
      d: {subject: child, bearer: parent, while: away == both, do: visit, each: month}
    """
    history = [
        event("2026-02-10T10:00", "moved", away="both"),
        event("2026-04-02T10:00", "visit", period="2026-04"),
        event("2026-04-03T10:00", "visit"),
        event("2026-04-04T10:00", "moved", away="none"),
        event("2026-04-05T10:00", "moved", away="both"),
    ]
    told = Told(part.replace("each: month", "each: month, partial: count"), history, "2026-04-10")
    assert told.obligations("d", "status", "period") == [
        "violated 2026-02", "discharged_late 2026-03", "discharged 2026-04",
    ]  # fmt: skip


def test_what_was_never_in_force_in_its_period_does_not_lapse() -> None:  # S5.5.a S4.9
    part = """
    workflows:
      alarm: {subject: child, initial: calm, states: {calm: {transitions: [{event: lapsed(d), to: raised}]}, raised: {}}}
    duties:
      d: {subject: child, bearer: office, while: away == both, do: visit, each: month, partial: count}
    """
    opened = event("2026-03-02T10:00", "moved", away="both")
    at_once, later = (event(f"2026-03-02T{hour}:00", "moved", away="none") for hour in (10, 11))
    told = Told(part, [opened, at_once], "2026-03-03")
    assert (told.obligations("d"), told.state("alarm")) == ([], "calm")
    told = Told(part, [opened, later], "2026-03-03")
    assert (told.obligations("d", "status"), told.state("alarm")) == (["lapsed"], "raised")
