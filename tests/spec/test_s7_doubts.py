"""S4.3, S5.9, S5.12, S7.2: what is in doubt in more than one way, or when its rule has ended."""

from __future__ import annotations

from .house import Told, event


def duty(text: str) -> str:
    return f"duties:\n  d: {{subject: child, bearer: director, {text}}}\n"


ASKED = event("2026-03-02T10:00", "asked")


def test_a_doubtful_act_is_told_when_the_waiver_ends() -> None:  # S5.9.c S7.2
    part = """
    events:
      excused: {subject: child, data: {until: date, why: text}}
    duties:
      d: {subject: child, bearer: director, upon: asked, do: visit, where: risk == high, within: 7d, waive: {upon: excused, approver: inspector, until: event.until, reason: event.why}}
    """
    excused = event("2026-03-05T10:00", "excused", by="inspector", until="2026-03-20", why="flood")
    history = [ASKED, event("2026-03-04T10:00", "visit"), excused]
    assert Told(part, history, "2026-03-15").obligations("d", "status") == ["waived"]
    assert Told(part, history, "2026-03-25").obligations("d", "status") == ["undetermined"]


def test_what_becomes_known_after_the_duty_has_ended_opens_nothing() -> None:  # S5.12 S7.2
    part = duty("while: risk == high, do: visit, every: 7d, effective: {until: 2026-03-09}")
    history = [event("2026-03-02T10:00", "found"), event("2026-03-12T10:00", "graded", risk="high")]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "status", "opened_at", "ended_at") == [
        "undetermined 03-02 10:00 03-12 10:00"
    ]


def test_who_stands_in_is_unknown_behind_an_unknown_relation() -> None:  # S4.3 S7.1
    part = """
    events:
      took_office: {subject: township, assigns: supervisor, data: {holder: text}}
    subjects:
      township: {unit: office}
    duties:
      may: {subject: child, bearer: director, permit: visit}
    """
    history = [
        event("2026-03-01T09:00", "appointed", "village/v-1", holder="p-1"),
        event("2026-03-01T10:00", "found", village="v-1"),
        event("2026-03-02T10:00", "visit", by="p-2"),
    ]
    assert Told(part, history, "2026-03-03").findings() == ["not_permitted 03-02 10:00"]
    vacant = [event("2026-03-01T09:30", "resigned", "village/v-1"), *history]
    assert "not_permitted 03-02 10:00" in Told(part, vacant, "2026-03-03").findings()


def test_one_violated_stays_the_only_one_when_its_event_comes_again() -> None:  # S5.4.f
    history = [ASKED, event("2026-03-20T10:00", "asked")]
    told = Told(duty("upon: asked, do: visit, every: 7d, missed: once"), history, "2026-03-31")
    assert told.obligations("d", "status", "opened_at") == ["violated 03-02 10:00"]


def test_a_restart_takes_the_condition_of_its_day() -> None:  # S4.8.f S5.12
    text = "while: {2026-01-01: at_risk, 2026-03-05: away == both}, upon: asked, do: visit, within: 14d, again: restart"
    history = [
        event("2026-03-01T10:00", "flagged", at_risk=True),
        event("2026-03-01T11:00", "moved", away="both"),
        ASKED,
        event("2026-03-06T10:00", "flagged"),
        event("2026-03-07T10:00", "asked"),
    ]
    assert Told(duty(text), history[:4], "2026-03-07").obligations("d", "status") == ["undetermined"]
    assert Told(duty(text), history, "2026-03-08").obligations("d") == ["pending 03-07 10:00 03-21 24:00"]


def test_a_recurrence_does_not_open_more_than_there_may_be() -> None:  # S5.10.b
    part = """
    duties:
      d: {subject: child, bearer: director, upon: asked, do: visit, every: 7d, from: start, for: {who: event.id}, at_most: 1}
    """
    history = [
        event("2026-03-02T10:00", "asked", id="a"),
        event("2026-03-03T10:00", "visit"),
        event("2026-03-04T10:00", "asked", id="b"),
    ]
    told = Told(part, history, "2026-03-10T12:00")
    assert told.obligations("d", "loop", "status") == ["a discharged", "b pending"]
    assert told.findings("too_many_open") == ["too_many_open 03-09 24:00"]


def test_what_is_undecided_keeps_no_clock_when_a_number_changes() -> None:  # S5.12 S7.2
    text = "while: risk == high, do: visit, within: {2026-01-01: 3d, 2026-03-05: 7d}, transition: immediate"
    told = Told(duty(text), [event("2026-03-02T10:00", "found")], "2026-03-20")
    assert told.obligations("d") == ["undetermined 03-02 10:00 -"]
    told = Told(duty("keep: away != both, tolerance: {2026-01-01: 3d, 2026-03-05: 7d}, transition: immediate"),
                [event("2026-03-02T10:00", "moved", away="none")], "2026-03-20")  # fmt: skip
    assert told.obligations("d") == ["pending 03-02 10:00 -"]


def test_a_recurrence_goes_on_undecided_under_an_unknown_condition() -> None:  # S5.4 S5.12 S7.2
    text = "while: {2026-01-01: away == both, 2026-03-05: at_risk}, upon: asked, do: visit, every: 7d"
    history = [event("2026-03-01T11:00", "moved", away="both"), ASKED]
    told = Told(duty(text), history, "2026-03-12")
    assert told.obligations("d") == ["violated 03-02 10:00 03-09 24:00", "undetermined 03-09 24:00 -"]


def test_each_period_done_in_time_is_owed_once() -> None:  # S5.5
    history = [
        event("2026-02-10T10:00", "moved", away="both"),
        event("2026-03-05T10:00", "visit"),
        event("2026-04-05T10:00", "visit"),
        event("2026-04-06T10:00", "moved", away="none"),
        event("2026-04-07T10:00", "moved", away="both"),
    ]
    told = Told(duty("while: away == both, do: visit, each: month, partial: count"), history, "2026-04-10")
    assert told.obligations("d", "status", "period") == [
        "violated 2026-02", "discharged 2026-03", "discharged 2026-04",
    ]  # fmt: skip


def test_whether_a_person_holds_a_post_is_unknown_without_the_village() -> None:  # S4.3 S7.1
    part = duty("permit: visit")
    history = [event("2026-03-01T10:00", "found"), event("2026-03-02T10:00", "visit", by="p-2")]
    assert Told(part, history, "2026-03-03").findings() == ["undetermined 03-02 10:00"]
