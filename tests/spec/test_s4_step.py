"""S4: one step."""

from __future__ import annotations

from .house import Told, event

FLOW = """
workflows:
  care:
    subject: child
    initial: new
    states:
      new: {transitions: [{event: graded, when: event.risk == high, to: high}, {event: graded, to: low}]}
      low:
        transitions: [{event: graded, when: event.risk == high, to: high}]
        after: [{in: 30d, to: new}]
      high:
        transitions:
          - {event: violated(weekly), to: alarm}
          - {event: graded, when: event.risk == low, to: low}
      alarm: {transitions: [{event: graded, to: low}]}
duties:
  weekly: {subject: child, bearer: director, while: in("care.high"), do: visit, every: 7d, warn: 2d}
"""


def test_a_violation_moves_the_workflow_and_ends_the_recurrence() -> None:  # S4.9.a S5.4.g
    told = Told(FLOW, [event("2026-03-02T10:00", "graded", risk="high")], "2026-04-30")
    assert told.obligations("weekly") == ["violated 03-02 10:00 03-09 24:00"]
    assert told.state("care") == "alarm"


def test_an_act_opens_the_next_one() -> None:  # S4.8.c S5.4.a
    history = [event("2026-03-02T10:00", "graded", risk="high"), event("2026-03-05T09:00", "visit")]
    told = Told(FLOW, history, "2026-03-11")
    assert told.obligations("weekly") == [
        "discharged 03-02 10:00 03-09 24:00",
        "due_soon 03-05 09:00 03-12 24:00",
    ]


def test_after_fires_when_its_instant_has_passed() -> None:  # S4.1.b S4.6.i
    graded = event("2026-03-02T10:00", "graded", risk="low")
    assert Told(FLOW, [graded], "2026-04-01").state("care") == "low"
    assert Told(FLOW, [graded], "2026-04-02T00:00").state("care") == "new"


def test_a_timed_transition_waits_while_the_subject_has_ended() -> None:  # S1.9.c
    history = [event("2026-03-08T10:00", "graded", risk="low"), event("2026-03-09T08:00", "left")]
    assert Told(FLOW, history, "2026-04-30").state("care") == "low"
    returned = event("2026-04-05T08:00", "returned")
    assert Told(FLOW, [*history, returned], "2026-04-07").state("care") == "low"
    assert Told(FLOW, [*history, returned], "2026-04-08T00:00").state("care") == "new"
    late = event("2026-04-20T08:00", "returned")
    assert Told(FLOW, [*history, late], "2026-04-20T08:00:01").state("care") == "new"


def test_leaving_a_state_stops_its_clock_and_its_duty() -> None:  # S4.8.b
    history = [
        event("2026-03-02T10:00", "graded", risk="high"),
        event("2026-03-04T09:00", "graded", risk="low"),
    ]
    told = Told(FLOW, history, "2026-03-31")
    assert told.obligations("weekly", "status", "ended_at") == ["lapsed 03-04 09:00"]


def test_what_a_workflow_does_not_expect_is_a_finding() -> None:  # S4.7.a
    history = [event("2026-03-02T10:00", "graded", risk="high"), event("2026-03-03T10:00", "asked")]
    assert Told(FLOW, history, "2026-03-04").findings() == []
    flow = FLOW.replace("new: {transitions: [", "new: {transitions: [{event: asked, to: low}, ")
    assert Told(flow, history, "2026-03-04").findings() == ["unexpected 03-03 10:00"]


def test_an_unknown_guard_ends_the_selection() -> None:  # S4.6.b
    flow = """
    workflows:
      care:
        subject: child
        initial: new
        states:
          new: {transitions: [{event: asked, when: at_risk, to: high}, {event: asked, to: low}]}
          low: {}
          high: {}
    """
    history = [event("2026-03-02T10:00", "found"), event("2026-03-03T10:00", "asked")]
    told = Told(flow, history, "2026-03-04")
    assert told.state("care") == "new"
    assert told.findings() == ["undetermined 03-03 10:00"]
    assert told.audit.findings[0].missing == ("at_risk",)


def test_invalid_and_unknown_events_have_findings_and_no_effect() -> None:  # S4.2.a S4.2.b
    history = [
        event("2026-03-02T10:00", "found"),
        event("2026-03-03T10:00", "graded"),
        event("2026-03-04T10:00", "graded", risk="purple"),
        event("2026-03-05T10:00", "visited"),
        event("2026-03-06T10:00", "asked", recorded_at="2026-03-01T10:00"),
    ]
    told = Told(FLOW, history, "2026-03-31")
    assert told.findings() == [
        "invalid_event 03-03 10:00", "invalid_event 03-04 10:00", "unknown_event 03-05 10:00", "invalid_event 03-06 10:00",
    ]  # fmt: skip
    assert told.state("care") == "new"


def test_a_repeated_id_is_ignored_and_another_content_conflicts() -> None:  # S4.2.c
    graded = event("2026-03-02T10:00", "graded", risk="high", id="e-1")
    assert Told(FLOW, [graded, graded], "2026-03-04").findings() == []
    other = event("2026-03-03T10:00", "graded", risk="low", id="e-1")
    told = Told(FLOW, [graded, other], "2026-03-04")
    assert told.findings() == ["conflict 03-03 10:00"]
    assert told.state("care") == "high"


def test_evidence_is_demanded() -> None:  # S4.5.c
    part = """
    duties:
      prove: {subject: child, bearer: director, upon: asked, do: proved, within: 7d}
    """
    asked = event("2026-03-02T10:00", "asked")
    without = Told(part, [asked, event("2026-03-03T10:00", "proved")], "2026-03-04")
    assert without.obligations("prove", "status") == ["pending"]
    assert without.findings() == ["evidence_missing 03-03 10:00"]
    proved = event("2026-03-03T10:00", "proved", evidence=["record"])
    assert Told(part, [asked, proved], "2026-03-04").obligations("prove", "status") == ["discharged"]


def test_an_event_never_discharges_what_it_opens() -> None:  # S4.8.e
    part = """
    duties:
      again: {subject: child, bearer: director, upon: visit, do: visit, within: 7d}
    """
    history = [event("2026-03-02T10:00", "visit"), event("2026-03-04T10:00", "visit")]
    told = Told(part, history, "2026-03-05")
    assert told.obligations("again") == [
        "discharged 03-02 10:00 03-09 24:00",
        "pending 03-04 10:00 03-11 24:00",
    ]


def test_deadlines_of_an_instant_are_judged_together() -> None:  # S4.1.c
    part = """
    duties:
      a: {subject: child, bearer: director, upon: asked, do: visit, within: 7d}
      b: {subject: child, bearer: director, upon: asked, do: visit, within: 1w}
    """
    told = Told(part, [event("2026-03-02T10:00", "asked")], "2026-03-10")
    assert told.obligations("", "duty", "violated_at") == ["a 03-09 24:00", "b 03-09 24:00"]


def test_an_end_at_the_instant_of_the_deadline_lapses() -> None:  # S4.11.b
    history = [
        event("2026-03-02T10:00", "graded", risk="high"),
        event("2026-03-09T23:59:59.999999", "graded", risk="low"),
    ]
    assert Told(FLOW, history, "2026-03-31").obligations("weekly", "status") == ["lapsed"]


def test_a_prohibition_is_violated_at_its_event() -> None:  # S4.5.a S5.1
    part = """
    duties:
      never: {subject: child, bearer: parent, while: away == both, forbid: harmed}
    """
    history = [event("2026-03-02T10:00", "moved", away="both"), event("2026-03-03T10:00", "harmed")]
    told = Told(part, history, "2026-03-04")
    assert told.obligations("never") == ["violated 03-03 10:00 03-03 10:00"]
    unknown = Told(part, [event("2026-03-02T10:00", "found"), history[1]], "2026-03-04")
    assert unknown.obligations("never", "status") == ["undetermined"]


def test_right_sides_read_the_facts_as_they_were_and_unknown_stays_unknown() -> None:  # S4.4.a S4.4.b
    part = """
    subjects:
      pair: {facts: {a: {type: int, default: 1}, b: {type: int, default: 2}}}
    events:
      swapped: {subject: pair, sets: {a: b, b: a}}
      added: {subject: pair, data: {more: "int?"}, sets: {a: a + event.more}}
    duties:
      even: {subject: pair, bearer: bureau, while: a == 2 and b == 1, do: swapped, within: 7d}
    """
    swapped = event("2026-03-02T10:00", "swapped", "pair/p")
    told = Told(part, [swapped], "2026-03-03", subject="pair/p")
    assert told.obligations("even", "status") == ["pending"]
    history = [swapped, event("2026-03-03T10:00", "added", "pair/p")]
    assert Told(part, history, "2026-03-04", subject="pair/p").obligations("even", "status") == [
        "undetermined"
    ]


def test_new_facts_hold_for_the_act_that_brings_them() -> None:  # S4.4.c
    part = """
    events:
      looked: {subject: child, data: {well: bool}, sets: {at_risk: not event.well}}
    duties:
      calm: {subject: child, bearer: director, upon: asked, do: looked, where: not at_risk, within: 7d}
    """
    history = [event("2026-03-02T10:00", "asked"), event("2026-03-03T10:00", "looked", well=False)]
    assert Told(part, history, "2026-03-04").obligations("calm", "status") == ["pending"]
    history.append(event("2026-03-04T10:00", "looked", well=True))
    assert Told(part, history, "2026-03-05").obligations("calm", "status") == ["discharged"]


def test_the_order_list_decides_at_one_instant_then_the_time_of_recording() -> None:  # S4.10
    part = """
    order: [{first}, visit, left]
    duties:
      d: {{subject: child, bearer: director, upon: asked, do: visit, within: 7d}}
    """
    history = [
        event("2026-03-02T10:00", "asked"),
        event("2026-03-05T10:00", "left", recorded_at="2026-03-05T11:00"),
        event("2026-03-05T10:00", "visit", recorded_at="2026-03-05T12:00"),
    ]
    visit_first = Told(part.format(first="asked"), history, "2026-03-06")
    assert visit_first.obligations("d", "status") == ["discharged"]
    no_order = Told(part.replace("order: [{first}, visit, left]", "").format(), history, "2026-03-06")
    assert no_order.obligations("d", "status") == ["lapsed"]


def test_off_and_on_again_within_an_instant_changes_nothing() -> None:  # S4.11.a
    history = [
        event("2026-03-02T10:00", "graded", risk="high"),
        event("2026-03-04T09:00", "graded", risk="low", recorded_at="2026-03-04T10:00"),
        event("2026-03-04T09:00", "graded", risk="high", recorded_at="2026-03-04T11:00"),
    ]
    assert Told(FLOW, history, "2026-03-05").obligations("weekly") == ["pending 03-02 10:00 03-09 24:00"]


def test_what_opens_can_be_discharged_by_a_later_record_of_its_instant() -> None:  # S4.11.c
    history = [event("2026-03-02T10:00", "graded", risk="high"), event("2026-03-02T10:00", "visit")]
    assert Told(FLOW, history, "2026-03-02T10:00").obligations("weekly", "status") == [
        "discharged",
        "pending",
    ]
