"""S4.5, S5.9, S5.11, S7.2: acts, prohibitions, waivers and ladders, in the less common cases."""

from __future__ import annotations

import pytest

from .house import Told, event


def duty(text: str) -> str:
    return f"duties:\n  d: {{subject: child, bearer: director, {text}}}\n"


ASKED = event("2026-03-02T10:00", "asked")
BOTH = event("2026-03-02T10:00", "moved", away="both")


def test_a_prohibition_outside_its_dates_or_condition_is_none() -> None:  # S5.12 S4.5
    part = duty("effective: {from: 2026-03-10}, while: away == both, forbid: harmed")
    harmed = [BOTH, event("2026-03-05T10:00", "harmed"), event("2026-03-11T10:00", "harmed")]
    assert Told(part, harmed, "2026-03-20").obligations() == ["violated 03-11 10:00 03-11 10:00"]
    home = event("2026-03-10T10:00", "moved", away="none")
    assert Told(part, [*harmed, home], "2026-03-20").obligations() == []


def test_a_waiver_holds_for_the_event_that_an_act_has_to_precede() -> None:  # S5.6 S5.9.a
    part = """
    events:
      excused: {subject: child, data: {until: "date?", why: text}}
      closed: {subject: child}
    duties:
      d: {subject: child, bearer: director, upon: asked, do: visit, before: closed, waive: {upon: excused, approver: inspector, until: event.until, reason: event.why}}
    """
    excused = event("2026-03-05T10:00", "excused", by="inspector", until="2026-03-20", why="flood")
    closed = event("2026-03-10T10:00", "closed")
    assert Told(part, [ASKED, closed], "2026-03-12").obligations("d", "status") == ["violated"]
    assert Told(part, [ASKED, excused, closed], "2026-03-12").obligations("d", "status") == ["waived"]


def test_a_waiver_needs_a_known_end_that_lies_ahead() -> None:  # S5.9.e S7.2
    part = """
    events:
      excused: {subject: child, data: {until: "date?", why: text}}
    duties:
      d: {subject: child, bearer: director, upon: asked, do: visit, within: 7d, waive: {upon: excused, approver: inspector, until: event.until, reason: event.why}}
    """

    def told(at: str, **data: object) -> Told:
        return Told(part, [ASKED, event(at, "excused", by="inspector", why="flood", **data)], "2026-03-12")

    assert told("2026-03-05T10:00", until="2026-03-20").obligations("", "status") == ["waived"]
    past = told("2026-03-05T10:00", until="2026-03-01")
    assert (past.obligations("", "status"), past.findings()) == (["violated"], ["violated 03-09 24:00"])
    unknown = told("2026-03-05T10:00")
    assert unknown.obligations("", "status") == ["violated"]
    assert unknown.findings() == ["undetermined 03-05 10:00", "violated 03-09 24:00"]
    assert [f.missing for f in unknown.audit.findings if f.kind == "undetermined"] == [("event.until",)]


LADDER = """
duties:
  d:
    subject: child
    bearer: director
    upon: asked
    do: visit
    within: 7d
    escalate: [{after: 1d, to: supervisor, within: 2d}, {after: 2d, to: inspector, do: proved, within: 3d}]
"""
STEPS = ("step", "status", "opened_at", "due", "discharged_at")


def test_a_ladder_ends_with_the_discharge() -> None:  # S5.11.b
    late = [ASKED, event("2026-03-12T10:00", "visit")]
    assert Told(LADDER, late, "2026-03-31").obligations("d", *STEPS) == [
        "0 discharged_late 03-02 10:00 03-09 24:00 03-12 10:00",
        "1 discharged 03-10 24:00 03-12 24:00 03-12 10:00",
        "2 lapsed 03-11 24:00 03-14 24:00 -",
    ]
    later = [ASKED, event("2026-03-14T10:00", "visit")]
    assert Told(LADDER, later, "2026-03-31").obligations("d", *STEPS)[1:] == [
        "1 discharged_late 03-10 24:00 03-12 24:00 03-14 10:00",
        "2 lapsed 03-11 24:00 03-14 24:00 -",
    ]
    soon = [ASKED, event("2026-03-10T10:00", "visit")]
    assert Told(LADDER, soon, "2026-03-31").obligations("d", *STEPS) == [
        "0 discharged_late 03-02 10:00 03-09 24:00 03-10 10:00"
    ]


def test_a_step_may_ask_for_an_act_of_its_own() -> None:  # S5.11.c
    proved = event("2026-03-13T10:00", "proved", evidence=["record"])
    told = Told(LADDER, [ASKED, proved], "2026-03-31")
    assert told.obligations("d", "step", "status", "discharged_at") == [
        "0 violated -", "1 violated -", "2 discharged 03-13 10:00",
    ]  # fmt: skip
    empty = Told(LADDER, [ASKED, event("2026-03-13T10:00", "proved")], "2026-03-31")
    assert empty.findings("evidence_missing") == ["evidence_missing 03-13 10:00"]
    twice = [ASKED, proved, event("2026-03-20T10:00", "visit")]
    assert Told(LADDER, twice, "2026-03-31").obligations("d", "step", "status", "discharged_at") == [
        "0 discharged_late 03-20 10:00", "1 discharged_late 03-20 10:00", "2 discharged 03-13 10:00",
    ]  # fmt: skip


def test_a_step_without_a_term_ends_with_the_discharge_too() -> None:  # S5.11
    part = duty("upon: asked, do: visit, within: 7d, escalate: [{after: 0d, to: supervisor}]")
    told = Told(part, [ASKED, event("2026-03-12T10:00", "visit")], "2026-03-31")
    assert told.obligations("d", "step", "status", "discharged_at") == [
        "0 discharged_late 03-12 10:00", "1 unquantified 03-12 10:00",
    ]  # fmt: skip


def test_an_undetermined_obligation_goes_up_no_ladder() -> None:  # S5.11.d S5.2.e
    part = duty(
        "upon: asked, do: visit, where: event.seen, within: 7d, escalate: [{after: 1d, to: supervisor, within: 2d}]"
    )
    told = Told(part, [ASKED, event("2026-03-04T10:00", "visit")], "2026-03-31")
    assert told.obligations("d", "step", "status") == ["0 undetermined"]


def test_an_act_after_an_undetermined_deadline_is_only_recorded() -> None:  # S5.2.e
    part = duty("upon: asked, do: visit, where: event.seen, within: 7d")
    history = [
        ASKED,
        event("2026-03-04T10:00", "visit"),
        event("2026-03-05T10:00", "visit"),
        event("2026-03-12T10:00", "visit", seen=True),
    ]
    told = Told(part, history, "2026-03-31")
    assert told.obligations("d", "status", "discharged_at") == ["undetermined 03-12 10:00"]
    assert [(f.kind, told.at(f.at), f.missing) for f in told.audit.findings if f.kind == "undetermined"] == [
        ("undetermined", "03-09 24:00", ("event.seen",))
    ]


def test_an_act_while_the_condition_is_unknown_is_recorded_once() -> None:  # S7.2.d
    part = duty("while: at_risk, do: visit, within: 7d")
    history = [
        event("2026-03-02T10:00", "found"),
        event("2026-03-04T10:00", "visit"),
        event("2026-03-06T10:00", "visit"),
    ]
    told = Told(part, history, "2026-03-31")
    assert told.obligations("d", "status", "discharged_at") == ["undetermined 03-04 10:00"]
    known = Told(part, [*history, event("2026-03-08T10:00", "flagged", at_risk=True)], "2026-03-31")
    assert known.obligations("d", "status", "opened_at") == [
        "undetermined 03-02 10:00", "violated 03-08 10:00",
    ]  # fmt: skip


def test_before_an_event_the_doubtful_act_is_undetermined() -> None:  # S5.6 S7.2
    part = duty("upon: asked, do: visit, where: event.seen, before: harmed")
    harmed = event("2026-03-04T10:00", "harmed")
    doubtful = [ASKED, event("2026-03-03T10:00", "visit"), harmed]
    told = Told(part, doubtful, "2026-03-05")
    assert told.obligations("d", "status") == ["undetermined"]
    assert told.findings() == ["undetermined 03-04 10:00"]
    again = [ASKED, harmed, event("2026-03-05T10:00", "harmed")]
    assert Told(part, again, "2026-03-06").findings() == ["violated 03-04 10:00"]
    unseen = [ASKED, event("2026-03-03T10:00", "visit", seen=False), harmed]
    assert Told(part, unseen, "2026-03-05").obligations("d", "status") == ["violated"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026-03", ["2026-03 discharged_late", "2026-04 pending"]),
        ("2026-03-31", ["2026-03 discharged_late", "2026-04 pending"]),
        ("2026-03-01T00:00", ["2026-03 discharged_late", "2026-04 pending"]),
        ("2026-04", ["2026-03 violated", "2026-04 discharged"]),
        ("2025-12", ["2026-03 violated", "2026-04 pending"]),
        ("last month", ["2026-03 violated", "2026-04 pending"]),
        (None, ["2026-03 violated", "2026-04 discharged"]),
    ],
)
def test_an_act_counts_for_the_period_it_names(period: str | None, expected: list[str]) -> None:  # S4.5
    part = duty("while: away == both, do: visit, each: month")
    opened = event("2026-02-10T10:00", "moved", away="both")
    data = {} if period is None else {"period": period}
    told = Told(part, [opened, event("2026-04-05T10:00", "visit", **data)], "2026-04-06")
    assert told.obligations("d", "period", "status") == expected


@pytest.mark.parametrize(
    ("kind", "period"), [("date", "2026-03-17"), ("instant", "2026-03-17T08:00"), ("instant", "2026-03-31")]
)
def test_a_period_may_be_named_by_a_date_or_an_instant(kind: str, period: str) -> None:  # S4.5
    part = f"""
    events:
      noted: {{subject: village, data: {{period: {kind}}}}}
    duties:
      d: {{subject: village, bearer: director, do: noted, each: month}}
    """
    opened = event("2026-02-10T10:00", "village_note", "village/v-1")
    noted = event("2026-04-05T10:00", "noted", "village/v-1", period=period)
    told = Told(part, [opened, noted], "2026-04-06", subject="village/v-1")
    assert told.obligations("d", "period", "status") == ["2026-03 discharged_late", "2026-04 pending"]


def test_of_several_deadlines_of_the_named_period_the_running_or_the_latest_undone_counts() -> None:  # S4.5.f
    part = duty("while: away == both, do: visit, each: month, by: [10, 20]")
    opened = event("2026-02-10T10:00", "moved", away="both")
    in_time, late = (event(at, "visit", period="2026-03") for at in ("2026-03-12T10:00", "2026-04-05T10:00"))
    told = Told(part, [opened, in_time], "2026-03-13")
    assert told.obligations("d", "due", "status") == ["03-10 24:00 violated", "03-20 24:00 discharged"]
    told = Told(part, [opened, late], "2026-04-06")
    assert told.obligations("d", "due", "status")[:2] == [
        "03-10 24:00 violated",
        "03-20 24:00 discharged_late",
    ]


def test_with_nothing_running_an_act_ends_the_latest_undone_period() -> None:  # S4.5.e
    part = duty("while: away == both, do: visit, each: month")
    history = [
        event("2026-02-10T10:00", "moved", away="both"),
        event("2026-05-10T10:00", "moved", away="none"),
        event("2026-05-12T10:00", "visit"),
    ]
    told = Told(part, history, "2026-05-31")
    assert told.obligations("d", "period", "status") == [
        "2026-03 violated", "2026-04 discharged_late", "2026-05 lapsed",
    ]  # fmt: skip


def test_one_act_counts_once_for_each_value() -> None:  # S4.5.e S5.10
    part = duty(
        "while: away == both, for: {place: [school, committee]}, do: visit, each: month, by: [10, 20]"
    )
    opened = event("2026-02-10T10:00", "moved", away="both")
    told = Told(part, [opened, event("2026-03-05T10:00", "visit")], "2026-03-06")
    assert told.obligations("d", "loop", "due", "status") == [
        "committee 03-10 24:00 discharged", "committee 03-20 24:00 pending",
        "school 03-10 24:00 discharged", "school 03-20 24:00 pending",
    ]  # fmt: skip


def test_an_act_comes_before_the_date_that_it_moves() -> None:  # S5.6 S3.2
    part = """
    events:
      seen_late: {subject: child, sets: [leave]}
    """ + duty("while: has(leave), do: seen_late, due: leave").replace("\n", "\n    ")
    history = [
        event("2026-03-02T10:00", "planned_leave", leave="2026-03-10"),
        event("2026-03-05T10:00", "seen_late", leave="2026-02-01"),
    ]
    told = Told(part, history, "2026-03-06")
    assert told.obligations("d", "status", "due", "discharged_at") == [
        "discharged 03-10 24:00 03-05 10:00"  # the date moves in rule 8, after the act
    ]


def test_permissions_that_nobody_can_decide() -> None:  # S4.3.d S7.2
    part = """
    events:
      entrusted: {subject: child, data: {adult: "bool?"}}
    duties:
      p: {subject: child, bearer: parent, effective: {from: 2026-03-05}, permit: entrusted, where: event.adult}
      q: {subject: child, bearer: inspector, permit: entrusted, where: event.adult}
    """

    def told(at: str, **data: object) -> list[str]:
        return Told(part, [event(at, "entrusted", **data)], "2026-03-20").findings()

    assert told("2026-03-06T10:00", by="parent") == ["undetermined 03-06 10:00"]
    assert told("2026-03-06T10:00", by="parent", adult=True) == []
    assert told("2026-03-06T10:00", by="inspector", adult=True) == []
    assert told("2026-03-04T10:00", by="parent", adult=True) == ["not_permitted 03-04 10:00"]
    assert told("2026-03-06T10:00", adult=True) == ["not_permitted 03-06 10:00"]
    assert told("2026-03-06T10:00", by="parent", adult=False) == ["not_permitted 03-06 10:00"]


def test_advice_keeps_the_effect_of_an_unauthorised_event() -> None:  # S4.3.c
    part = """
    events:
      rated: {subject: child, by: [director], authority: advisory, sets: [risk]}
      scored: {subject: child, by: [director], sets: [risk]}
    duties:
      d: {subject: child, bearer: director, while: risk == high, do: visit, within: 7d}
      n: {subject: child, bearer: parent, forbid: scored}
    """
    low = event("2026-03-01T10:00", "graded", risk="low")
    advised = Told(part, [low, event("2026-03-02T10:00", "rated", by="inspector", risk="high")], "2026-03-03")
    assert advised.findings() == ["unauthorised 03-02 10:00"]
    assert advised.obligations("d", "status") == ["pending"]
    refused = Told(
        part, [low, event("2026-03-02T10:00", "scored", by="inspector", risk="high")], "2026-03-03"
    )
    assert refused.findings() == ["unauthorised 03-02 10:00", "violated 03-02 10:00"]
    assert refused.obligations("d", "status") == []


def test_a_record_of_another_subject_type_or_before_its_time_has_no_effect() -> None:  # S4.2.a S4.2.b
    part = duty("upon: asked, do: visit, within: 7d")
    wrong = event("2026-03-02T10:00", "asked", "village/v-1")
    told = Told(part, [wrong], "2026-03-03", subject="village/v-1")
    assert told.findings() == ["invalid_event 03-02 10:00"]
    day = event("2026-03-02", "asked", recorded_at="2026-03-02T10:00")
    assert Told(part, [day], "2026-03-03").findings() == []
    early = event("2026-03-02", "asked", recorded_at="2026-03-01T10:00")
    assert Told(part, [early], "2026-03-03").findings() == ["invalid_event 03-02 24:00"]
