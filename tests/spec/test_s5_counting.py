"""S4.5, S5.5, S5.9, S7.2: which act counts for what, and what waivers and doubts leave behind."""

from __future__ import annotations

from .house import Told, event

ASKED = event("2026-03-02T10:00", "asked")


def duty(text: str) -> str:
    return f"duties:\n  d: {{subject: child, bearer: parent, {text}}}\n"


def test_every_act_of_a_period_is_told() -> None:  # S4.5.e S5.5.c
    part = duty("do: visit, each: month, times: 2")
    history = [event(f"2026-03-{day}T10:00", "visit", id=f"v-{day}") for day in ("02", "05")]
    told = Told(part, [event("2026-02-10T10:00", "found"), *history], "2026-03-20")
    assert [ob.events for ob in told.audit.obligations if ob.period == "2026-03"] == [("v-02", "v-05")]


def test_a_certain_act_counts_before_a_doubtful_one() -> None:  # S4.5.e S7.2.e
    part = duty("do: visit, each: month, where: {2026-01-01: event.seen, 2026-04-01: 'event.to == \"x\"'}")
    found = event("2026-02-10T10:00", "found")
    april = Told(part, [found, event("2026-04-05T10:00", "visit", to="x")], "2026-04-06")
    assert april.obligations("d", "period", "status") == ["2026-03 violated", "2026-04 discharged"]
    march = Told(part, [found, event("2026-04-05T10:00", "visit", seen=True)], "2026-04-06")
    assert march.obligations("d", "period", "status") == ["2026-03 discharged_late", "2026-04 pending"]


def test_the_first_doubtful_act_is_told_and_a_violation_takes_none() -> None:  # S7.2.e S5.3
    part = duty("upon: asked, do: visit, where: event.seen, within: 7d")
    first, second = (event(f"2026-03-0{day}T10:00", "visit", id=f"v-{day}") for day in (4, 5))
    told = Told(part, [ASKED, first, second], "2026-03-20")
    assert [f.events for f in told.audit.findings if f.kind == "undetermined"] == [("v-4",)]
    late = Told(part, [ASKED | {"id": "a"}, event("2026-03-12T10:00", "visit", id="v-9")], "2026-03-20")
    assert [(ob.status, ob.events) for ob in late.audit.obligations] == [("violated", ("a",))]


def test_a_ban_that_is_over_does_not_cover_the_next() -> None:  # S5.1 S5.12
    part = """
    duties:
      a: {subject: child, bearer: parent, forbid: harmed, effective: {until: 2026-03-01}}
      b: {subject: child, bearer: parent, forbid: harmed}
    """
    told = Told(part, [event("2026-03-02T10:00", "harmed")], "2026-03-03")
    assert (told.obligations("a"), told.obligations("b", "status")) == ([], ["violated"])


WAIVED = """
events:
  excused: {subject: child, data: {until: instant, why: text}}
  spared: {subject: child, data: {until: instant, why: text}}
duties:
  d: {subject: child, bearer: parent, upon: asked, do: visit, within: 24h, waive: {upon: excused, approver: inspector, until: event.until, reason: event.why}}
  e: {subject: child, bearer: parent, upon: asked, do: visit, within: 1d, waive: {upon: spared, approver: inspector, until: event.until, reason: event.why}}
"""


def waiver(at: str, name: str, until: str) -> dict[str, object]:
    return event(at, name, by="inspector", until=until, why="x")


def test_a_deadline_at_the_end_of_a_waiver_is_not_inside_it() -> None:  # S5.9.b
    for given in ("2026-03-02T12:00", "2026-03-03T10:00"):
        told = Told(WAIVED, [ASKED, waiver(given, "excused", "2026-03-03T10:00")], "2026-03-03T11:00")
        assert told.obligations("d", "status", "violated_at") == ["violated 03-03 10:00"]


def test_each_waiver_ends_for_its_own_duty() -> None:  # S5.9.b
    history = [
        ASKED,
        waiver("2026-03-02T12:00", "excused", "2026-03-10T10:00"),
        waiver("2026-03-02T12:00", "spared", "2026-03-20T10:00"),
    ]
    told = Told(WAIVED, history, "2026-03-31")
    assert told.obligations("", "duty", "status", "violated_at") == [
        "d violated 03-10 10:00", "e violated 03-20 10:00",
    ]  # fmt: skip


def test_a_waiver_also_runs_out_while_the_case_has_ended() -> None:  # S5.9.b S5.9.g
    history = [
        ASKED,
        waiver("2026-03-02T12:00", "excused", "2026-03-12T10:00"),
        event("2026-03-10T10:00", "left"),
        event("2026-03-20T10:00", "returned"),
    ]
    left = Told(WAIVED, history[:3], "2026-03-31")
    assert left.obligations("d", "status", "violated_at") == ["violated 03-12 10:00"]
    told = Told(WAIVED, history, "2026-03-31")
    assert told.obligations("d", "status", "violated_at") == ["violated 03-12 10:00"]
    done = Told(WAIVED, [*history, event("2026-03-25T10:00", "visit")], "2026-03-31")
    assert done.obligations("d", "status") == ["discharged_late"]


def test_a_doubt_about_the_clock_is_over_with_the_deadline() -> None:  # S7.2 S5.8.c
    part = "events:\n  excused: {subject: child, data: {until: date, why: text}}\n" + duty(
        "upon: asked, do: visit, where: event.seen, within: 7d, suspend: at_risk,"
        " waive: {upon: excused, approver: inspector, until: event.until, reason: event.why}"
    )
    for more in (event("2026-03-04T10:00", "visit"), waiver("2026-03-04T10:00", "excused", "2026-03-31")):
        told = Told(part, [ASKED, more], "2026-03-20")
        assert [told.at(f.until) for f in told.audit.findings if f.cause == "suspend"] == ["03-09 24:00"]


def test_without_its_value_nobody_can_say_whether_an_act_is_for_it() -> None:  # S5.10.c S7.2.e
    part = duty("upon: asked, for: {who: event.by}, do: visit, where: event.to == who, within: 7d")
    told = Told(part, [ASKED, event("2026-03-03T10:00", "visit", to="p-1")], "2026-03-20")
    assert told.obligations("d", "status", "due") == ["undetermined 03-09 24:00"]


def test_a_grid_point_at_which_the_condition_ends_opens_nothing() -> None:  # S5.4.e S4.1.a
    part = duty("while: age(birth) < 10, do: visit, every: 24h, from: start")
    found = event("2026-03-03T00:00", "found", birth="2016-03-05")
    told = Told(part, [found, event("2026-03-04T12:00", "visit")], "2026-03-20")
    assert told.obligations("d", "status", "opened_at") == [
        "violated 03-03 00:00", "discharged 03-04 00:00",
    ]  # fmt: skip
