"""S5: obligations."""

from __future__ import annotations

import pytest

from .house import Told, event


def duty(text: str) -> str:
    return f"duties:\n  d: {{subject: child, bearer: director, {text}}}\n"


ASKED = event("2026-03-02T10:00", "asked")
BOTH = event("2026-03-02T10:00", "moved", away="both")


def test_each_missed_deadline_is_a_violation_and_one_act_ends_all() -> None:  # S4.5.d S5.4.b
    told = Told(
        duty("while: away == both, do: visit, every: 7d"),
        [BOTH, event("2026-03-20T09:00", "visit")],
        "2026-03-21",
    )
    assert told.obligations("d") == [
        "discharged_late 03-02 10:00 03-09 24:00",
        "discharged_late 03-09 24:00 03-16 24:00",
        "discharged 03-16 24:00 03-23 24:00",
        "pending 03-20 09:00 03-27 24:00",
    ]


def test_missed_once_keeps_one_violation_open() -> None:  # S5.4.f
    part = duty("while: away == both, do: visit, every: 7d, missed: once")
    history = [BOTH, event("2026-03-30T09:00", "moved", away="none")]
    told = Told(part, history, "2026-04-20")
    assert told.obligations("d", "status", "due", "ceased_at") == ["violated 03-09 24:00 03-30 09:00"]


def test_a_fixed_grid_does_not_move_with_the_act() -> None:  # S5.4.e
    part = duty("while: away == both, do: visit, every: 7d, from: start")
    told = Told(part, [BOTH, event("2026-03-05T09:00", "visit")], "2026-03-12")
    assert told.obligations("d") == ["discharged 03-02 10:00 03-09 24:00", "pending 03-09 24:00 03-16 24:00"]


def test_an_act_may_name_an_earlier_stretch_of_the_grid() -> None:  # S4.5.f
    part = duty("while: away == both, do: visit, every: 30d, from: start")
    late = event("2026-04-05T09:00", "visit", period="2026-03-20")
    told = Told(part, [BOTH, late], "2026-04-06")
    assert told.obligations("d", "status", "due") == ["discharged_late 04-01 24:00", "pending 05-01 24:00"]
    now = event("2026-04-05T09:00", "visit", period="2026-04-20")
    assert Told(part, [BOTH, now], "2026-04-06").obligations("d", "status") == ["violated", "discharged"]


def test_a_violation_stays_after_its_condition_has_ended() -> None:  # S5.3.a
    history = [BOTH, event("2026-03-12T09:00", "moved", away="none"), event("2026-03-13T09:00", "visit")]
    told = Told(duty("while: away == both, do: visit, every: 7d"), history, "2026-03-31")
    assert told.obligations("d") == [
        "discharged_late 03-02 10:00 03-09 24:00",
        "lapsed 03-09 24:00 03-16 24:00",
    ]


def test_without_any_trigger_it_opens_with_the_subject() -> None:  # S4.8.g
    told = Told(duty("do: visit, within: 7d"), [event("2026-03-02T10:00", "found")], "2026-03-03")
    assert told.obligations("d") == ["pending 03-02 10:00 03-09 24:00"]


def test_already_open_is_kept_or_restarted() -> None:  # S4.8.f
    again = event("2026-03-04T10:00", "asked")
    assert Told(duty("upon: asked, do: visit, within: 7d"), [ASKED, again], "2026-03-05").obligations(
        "d"
    ) == ["pending 03-02 10:00 03-09 24:00"]
    restart = duty("upon: asked, do: visit, within: 7d, again: restart")
    assert Told(restart, [ASKED, again], "2026-03-05").obligations("d") == ["pending 03-04 10:00 03-11 24:00"]


@pytest.mark.parametrize(
    ("by", "dues"),
    [("", ["03-31 24:00"]), (", by: 28", ["03-28 24:00"]), (", by: -3", ["03-29 24:00"]), (", by: [10, 20]", ["03-10 24:00", "03-20 24:00"])],
)  # fmt: skip
def test_one_obligation_a_period(by: str, dues: list[str]) -> None:  # S5.5.a S5.5.b
    part = f"duties:\n  r: {{subject: county, bearer: bureau, do: report, each: month{by}}}\n"
    history = [event("2026-02-10T10:00", "report", "county/x")]
    told = Told(part, history, "2026-03-05", subject="county/x")
    assert told.obligations("r", "due") == dues


def test_a_period_entered_midway_counts_only_if_asked() -> None:  # S5.5.d
    entered = event("2026-03-10T10:00", "moved", away="both")
    part = "while: away == both, do: visit, each: month"
    assert Told(duty(part), [entered], "2026-04-01T00:00").obligations("d", "due") == ["04-30 24:00"]
    partial = Told(duty(part + ", partial: count"), [entered], "2026-04-01T00:00")
    assert partial.obligations("d", "due") == ["03-31 24:00", "04-30 24:00"]


def test_several_acts_a_period_and_the_period_that_an_act_names() -> None:  # S4.5.f S5.5.c
    history = [
        event("2026-02-10T10:00", "moved", away="both"),
        event("2026-03-05T10:00", "visit"),
        event("2026-04-05T10:00", "visit", period="2026-03"),
        event("2026-04-06T10:00", "visit"),
    ]
    told = Told(duty("while: away == both, do: visit, each: month, times: 2"), history, "2026-04-07")
    assert told.obligations("d", "status", "period") == ["discharged_late 2026-03", "pending 2026-04"]
    history[2] = event("2026-04-05T10:00", "visit", period="2026-03-17")
    told = Told(duty("while: away == both, do: visit, each: month, times: 2"), history, "2026-04-07")
    assert told.obligations("d", "status", "period") == ["discharged_late 2026-03", "pending 2026-04"]


def test_a_date_from_a_fact_moves_with_it() -> None:  # S5.6.b
    part = duty('while: has(leave), do: visit, due: leave + duration("7d")')
    history = [event("2026-03-02T10:00", "planned_leave", leave="2026-03-10")]
    assert Told(part, history, "2026-03-03").obligations("d", "due") == ["03-17 24:00"]
    history.append(event("2026-03-05T10:00", "planned_leave", leave="2026-02-01"))
    told = Told(part, history, "2026-03-06")
    assert told.obligations("d", "status", "violated_at") == ["violated 03-05 10:00"]


def test_an_unknown_date_is_undetermined_until_it_is_known() -> None:  # S5.6.c
    part = duty("upon: asked, do: visit, due: leave")
    assert Told(part, [ASKED], "2026-03-03").obligations("d", "status") == ["undetermined"]
    known = Told(part, [ASKED, event("2026-03-04T10:00", "planned_leave", leave="2026-03-10")], "2026-03-05")
    assert known.obligations("d", "status", "due") == ["pending 03-10 24:00"]


def test_before_an_event() -> None:  # S5.6.d
    part = duty("upon: asked, do: visit, before: harmed")
    assert Told(part, [ASKED, event("2026-03-04T10:00", "harmed")], "2026-03-05").obligations("d") == [
        "violated 03-02 10:00 -"
    ]
    done = [ASKED, event("2026-03-03T10:00", "visit"), event("2026-03-04T10:00", "harmed")]
    assert Told(part, done, "2026-03-05").obligations("d", "status") == ["discharged"]


KEEP = "while: has(birth), keep: away == none, tolerance: 7d"


def test_a_kept_condition_is_violated_after_its_tolerance() -> None:  # S5.7.a S5.7.b
    history = [
        event("2026-03-01T10:00", "moved", away="none"),
        event("2026-03-02T10:00", "found", birth="2015-01-01"),
        event("2026-03-05T10:00", "moved", away="both"),
        event("2026-03-20T10:00", "moved", away="none"),
    ]
    told = Told(duty(KEEP), history, "2026-03-31")
    assert told.obligations("d") == ["discharged_late 03-02 10:00 03-12 24:00", "pending 03-20 10:00 -"]


def test_a_kept_condition_restored_in_time_is_no_violation() -> None:  # S5.7.a
    history = [
        event("2026-03-01T10:00", "moved", away="both"),
        event("2026-03-02T10:00", "found", birth="2015-01-01"),
        event("2026-03-05T10:00", "moved", away="none"),
    ]
    assert Told(duty(KEEP), history, "2026-03-31").obligations("d") == ["pending 03-02 10:00 -"]


def test_an_unknown_kept_condition_is_an_undetermined_interval() -> None:  # S5.7.c S7.2.f
    history = [
        event("2026-03-02T10:00", "found", birth="2015-01-01"),
        event("2026-03-05T10:00", "moved", away="none"),
    ]
    told = Told(duty(KEEP), history, "2026-03-31")
    assert told.obligations("d", "status") == ["undetermined", "pending"]
    assert [
        (f.kind, told.at(f.at), told.at(f.until)) for f in told.audit.findings if f.kind == "undetermined"
    ] == [("undetermined", "03-02 10:00", "03-05 10:00")]


def test_the_clock_stands_while_suspended() -> None:  # S5.8.a
    part = duty("upon: asked, do: visit, within: 7d, suspend: holiday")
    history = [ASKED, event("2026-03-05T10:00", "paused")]
    assert Told(part, history, "2026-03-20").obligations("d", "status") == ["suspended"]
    history.append(event("2026-03-20T10:00", "resumed"))
    assert Told(part, history, "2026-03-21").obligations("d", "status", "due") == ["pending 03-24 24:00"]


def test_an_exact_deadline_keeps_its_remaining_time() -> None:  # S5.8.a
    part = duty("upon: asked, do: visit, within: 24h, suspend: holiday")
    history = [ASKED, event("2026-03-02T16:00", "paused"), event("2026-03-05T08:00", "resumed")]
    assert Told(part, history, "2026-03-05T09:00").obligations("d", "due") == ["03-06 02:00"]


def test_a_waiver_holds_the_violation_back_until_its_end() -> None:  # S5.9.a S5.9.b S5.9.e
    part = """
    events:
      waived: {subject: child, data: {until: date, reason: text}}
    duties:
      d:
        subject: child
        bearer: director
        upon: asked
        do: visit
        within: 7d
        waive: {upon: waived, approver: inspector, until: event.until, reason: event.reason}
    """
    history = [ASKED, event("2026-03-05T10:00", "waived", by="inspector", until="2026-03-20", reason="flood")]
    assert Told(part, history, "2026-03-15").obligations("d", "status") == ["waived"]
    assert Told(part, history, "2026-03-21").obligations("d", "status", "violated_at") == [
        "violated 03-20 00:00"
    ]
    history[1] = event("2026-03-05T10:00", "waived", by="director", until="2026-03-20", reason="flood")
    told = Told(part, history, "2026-03-15")
    assert told.obligations("d", "status") == ["violated"]
    assert told.findings("unauthorised") == ["unauthorised 03-05 10:00"]


def test_one_obligation_for_each_value() -> None:  # S5.10.a
    part = duty(
        "upon: asked, for: {place: [school, committee]}, do: visit, where: event.to == place, within: 7d"
    )
    told = Told(part, [ASKED, event("2026-03-04T10:00", "visit", to="school")], "2026-03-10")
    assert told.obligations("d", "loop", "status") == ["committee violated", "school discharged"]


def test_too_many_open_is_a_finding() -> None:  # S5.10.b
    part = duty("upon: asked, for: {occasion: event.id}, do: visit, within: 7d, at_most: 2")
    history = [event(f"2026-03-02T1{n}:00", "asked", id=f"e-{n}") for n in range(3)]
    told = Told(part, history, "2026-03-03")
    assert told.obligations("d", "loop") == ["e-0", "e-1"]
    assert told.findings() == ["too_many_open 03-02 12:00"]


def test_escalation_opens_step_by_step() -> None:  # S5.11.a
    part = duty(
        "upon: asked, do: visit, within: 7d, "
        "escalate: [{after: 0d, to: supervisor, within: 1d}, {after: 3wd, to: inspector}]"
    )
    told = Told(part, [ASKED], "2026-03-31")
    assert told.obligations("d", "step", "status", "opened_at", "due", "bearer") == [
        "0 violated 03-02 10:00 03-09 24:00 director",
        "1 violated 03-09 24:00 03-10 24:00 supervisor",
        "2 unquantified 03-12 24:00 - inspector",
    ]
    assert told.audit.totals.obligations == 1
    assert sum(told.audit.totals.steps.values()) == 2


def test_an_obligation_keeps_the_values_of_its_opening() -> None:  # S5.12.a S5.12.b
    part = duty("upon: asked, do: visit, within: {2016-12-01: 1mo, 2026-03-10: 7d}")
    history = [ASKED, event("2026-03-05T10:00", "visit"), event("2026-03-12T10:00", "asked")]
    assert Told(part, history, "2026-03-13").obligations("d", "due") == ["04-02 24:00", "03-19 24:00"]
    immediate = part.replace("within:", "transition: immediate, within:")
    assert Told(immediate, [ASKED], "2026-03-11").obligations("d", "status", "violated_at") == [
        "violated 03-10 00:00"
    ]


def test_a_running_obligation_keeps_the_parameters_of_its_opening() -> None:  # S5.12.e
    part = """
    events:
      fed: {subject: child, data: {meals: int}}
    parameters:
      enough: {value: {2024-01-01: 5, 2026-03-10: 3}}
    duties:
      d: {subject: child, bearer: director, upon: asked, do: fed, where: event.meals >= enough, within: 30d}
    """
    four = event("2026-03-12T10:00", "fed", meals=4)
    assert Told(part, [ASKED, four], "2026-03-13").obligations("d", "status") == ["pending"]
    later = [event("2026-03-10T10:00", "asked"), four]
    assert Told(part, later, "2026-03-13").obligations("d", "status") == ["discharged"]
    immediate = part.replace("within: 30d", "within: 30d, transition: immediate")
    assert Told(immediate, [ASKED, four], "2026-03-13").obligations("d", "status") == ["discharged"]


def test_a_duty_outside_its_dates_opens_nothing() -> None:  # S5.12.c
    part = duty("effective: {from: 2026-03-10, until: 2026-04-01}, while: away == both, do: visit, every: 7d")
    told = Told(part, [BOTH], "2026-04-20")
    assert told.obligations("d", "opened_at", "due") == [
        "03-10 00:00 03-17 24:00", "03-17 24:00 03-24 24:00", "03-24 24:00 03-31 24:00",
        "03-31 24:00 04-07 24:00",
    ]  # fmt: skip


def test_a_word_without_a_number_is_not_judged() -> None:  # S5.2.c
    part = "vague_terms:\n  promptly: {term: 及时}\n" + duty("upon: asked, do: visit, within: promptly")
    told = Told(part, [ASKED], "2027-03-02")
    assert told.obligations("d", "status", "bucket") == ["unquantified not_judged"]
    done = Told(part, [ASKED, event("2026-05-02T10:00", "visit")], "2027-03-02")
    assert done.obligations("d", "status", "discharged_at") == ["unquantified 05-02 10:00"]


def test_an_unknown_condition_is_never_compliant() -> None:  # S7.2.a
    part = duty("while: at_risk, do: visit, every: 7d")
    history = [event("2026-03-02T10:00", "found"), event("2026-03-20T10:00", "flagged", at_risk=True)]
    told = Told(part, history, "2026-03-21")
    assert told.obligations("d") == ["undetermined 03-02 10:00 -", "pending 03-20 10:00 03-27 24:00"]
    lapsed = Told(part, [history[0], event("2026-03-20T10:00", "flagged", at_risk=False)], "2026-03-21")
    assert lapsed.obligations("d", "status") == ["lapsed"]


def test_an_act_of_which_it_is_unknown_whether_it_counts() -> None:  # S7.2.e
    part = duty("upon: asked, do: visit, where: event.seen, within: 7d")
    told = Told(part, [ASKED, event("2026-03-04T10:00", "visit")], "2026-03-20")
    assert told.obligations("d", "status") == ["undetermined"]
    certain = Told(
        part,
        [ASKED, event("2026-03-04T10:00", "visit"), event("2026-03-05T10:00", "visit", seen=True)],
        "2026-03-20",
    )
    assert certain.obligations("d", "status") == ["discharged"]


def test_the_end_of_the_subject_lapses_everything() -> None:  # S1.9.a S1.9.b
    part = duty("while: away == both, do: visit, every: 7d")
    history = [BOTH, event("2026-03-05T10:00", "left"), event("2026-04-05T10:00", "returned")]
    told = Told(part, history, "2026-04-06")
    assert told.obligations("d") == ["lapsed 03-02 10:00 03-09 24:00", "pending 04-05 10:00 04-12 24:00"]


def test_a_kept_condition_restored_inside_a_waiver_was_never_violated() -> None:  # S5.9.c
    part = """
    events:
      waived: {subject: child, data: {until: date}}
    duties:
      d:
        subject: child
        bearer: parent
        upon: asked
        keep: away != both
        tolerance: 3d
        waive: {upon: waived, approver: inspector, until: event.until, reason: '"harvest"'}
      told: {subject: child, bearer: parent, upon: discharged(d), do: visit, within: 1d}
    """
    history = [
        event("2026-03-01T10:00", "moved", away="both"),
        ASKED,
        event("2026-03-03T10:00", "waived", by="inspector", until="2026-03-20"),
        event("2026-03-10T10:00", "moved", away="none"),
    ]
    told = Told(part, history, "2026-03-31")
    assert told.obligations("d", "status", "due", "discharged_at") == [
        "waived 03-05 24:00 03-10 10:00", "pending - -",
    ]  # fmt: skip
    assert told.obligations("told") == []
    assert told.findings("violated") == []
