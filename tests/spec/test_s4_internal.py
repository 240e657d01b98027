"""S4.5, S4.8, S4.9, S5.11: internal events in their turn, and which of them acts and steps raise."""

from __future__ import annotations

from .house import Told, event

ASKED = event("2026-03-02T10:00", "asked")
FOUND = event("2026-03-02T10:00", "found")


def test_what_follows_from_an_opening_is_owed_to_the_next_record_of_its_instant() -> None:  # S4.8.a S4.11.c
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: proved, within: 7d}
      e: {subject: child, bearer: parent, while: 'open("d")', do: visit, within: 30d}
    """
    told = Told(part, [ASKED, event("2026-03-02T10:00", "visit")], "2026-03-03")
    assert told.obligations("e", "status", "discharged_at") == ["discharged 03-02 10:00"]


TIMED = """
workflows:
  w: {subject: child, initial: a, states: {a: {after: [{in: 2d, to: b}]}, b: {}}}
"""


def test_a_timed_move_opens_before_its_internal_event_is_judged() -> None:  # S4.1 S4.9.a S4.5.a
    part = (
        TIMED
        + """
duties:
  d: {subject: child, bearer: parent, while: 'in("w.b")', do: visit, within: 7d}
  n: {subject: child, bearer: parent, forbid: {event: entered(w.b), when: 'open("d")'}}
"""
    )
    told = Told(part, [FOUND], "2026-03-06")
    assert told.obligations("n", "status", "violated_at") == ["violated 03-04 24:00"]


ONE_BY_ONE = """
workflows:
  v: {subject: child, initial: a, states: {a: {transitions: [{when: 'in("w.x")', to: b}]}, b: {}}}
  w: {subject: child, initial: a, states: {a: {transitions: [{event: discharged(d), to: x}]}, x: {}}}
duties:
  d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d}
  e: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d}
  g: {subject: child, bearer: parent, while: 'in("w.x")', do: proved, within: 30d}
  n: {subject: child, bearer: parent, forbid: {event: discharged(e), when: 'open("g")'}}
"""


def test_each_internal_event_runs_through_all_rules_before_the_next() -> None:  # S4.9.a S4.6.g
    told = Told(ONE_BY_ONE, [ASKED, event("2026-03-04T10:00", "visit")], "2026-03-05")
    assert (told.state("w"), told.state("v")) == ("x", "b")
    assert told.obligations("n", "status", "violated_at") == ["violated 03-04 10:00"]


def test_a_unit_without_records_moves_by_internal_events_alone() -> None:  # S4.9 S1.1.b
    part = """
    subjects:
      town: {unit: office}
    workflows:
      w: {subject: town, initial: a, states: {a: {after: [{in: 2d, to: b}]}, b: {after: [{in: 3d, to: c}]}, c: {}}}
    duties:
      d: {subject: town, bearer: office, upon: entered(w.b), do: entered(w.c), within: 7d}
    """
    told = Told(part, [FOUND], "2026-03-20", subject="town/t-1", instances={"office": ["t-1"]})
    assert told.obligations("d", "status", "opened_at", "discharged_at") == [
        "discharged 03-04 24:00 03-07 24:00"
    ]


def duty(text: str) -> str:
    return f"""
duties:
  d: {{subject: child, bearer: parent, {text}}}
  f: {{subject: child, bearer: parent, upon: discharged(d), do: planned_leave, within: 3d}}
  g: {{subject: child, bearer: parent, upon: undetermined(d), do: planned_leave, within: 3d}}
"""


def test_a_step_raises_no_internal_events_whatever_becomes_of_it() -> None:  # S5.11.d
    own = "every: 7d, missed: once, escalate: [{after: 0d, to: inspector, do: harmed, within: 9d}]"
    told = Told(duty("upon: asked, do: visit, " + own), [ASKED, event("2026-03-12T10:00", "harmed")], "2026-03-20")  # fmt: skip
    assert told.obligations("d", "step", "status") == ["0 violated", "1 discharged"]
    assert told.obligations("f") == []
    hours = "within: 1d, escalate: [{after: 0d, to: inspector, within: 12h}]"
    told = Told(duty("upon: asked, do: visit, " + hours), [ASKED, event("2026-03-04", "visit")], "2026-03-20")
    assert told.obligations("d", "step", "status") == ["0 discharged_late", "1 undetermined"]
    assert (len(told.obligations("f")), told.obligations("g")) == (1, [])


def test_an_act_that_is_only_recorded_discharges_nothing_internally() -> None:  # S5.2.e S5.9.c
    part = duty("upon: asked, do: visit, where: event.seen, within: 7d")
    history = [ASKED, event("2026-03-04T10:00", "visit"), event("2026-03-12T10:00", "visit", seen=True)]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "status", "discharged_at") == ["undetermined 03-12 10:00"]
    assert (told.obligations("f"), len(told.obligations("g"))) == ([], 1)
    waived = "events:\n  excused: {subject: child, data: {until: date, why: text}}\n" + duty(
        "upon: asked, do: visit, within: 7d, waive: {upon: excused, approver: inspector, until: event.until, reason: event.why}"
    )
    excused = event("2026-03-05T10:00", "excused", by="inspector", until="2026-03-20", why="flood")
    told = Told(waived, [ASKED, excused, event("2026-03-12T10:00", "visit")], "2026-03-31")
    assert told.obligations("d", "status", "discharged_at") == ["waived 03-12 10:00"]
    assert told.obligations("f") == []


def test_a_step_of_its_own_act_lapses_with_the_discharge_whatever_the_act_is_called() -> None:  # S5.11.c
    ladder = "within: 1d, escalate: [{after: 0d, to: inspector, do: asked, within: 9d}, {after: 0d, to: office, do: harmed}]"
    part = duty("upon: paused, do: visit, " + ladder)
    paused = event("2026-03-02T10:00", "paused")
    told = Told(part, [paused, event("2026-03-08T10:00", "visit")], "2026-03-20")
    assert told.obligations("d", "step", "status", "ended_at") == [
        "0 discharged_late 03-08 10:00", "1 lapsed 03-08 10:00", "2 unquantified 03-08 10:00",
    ]  # fmt: skip
    hours = "within: 1d, escalate: [{after: 0d, to: inspector, do: asked, within: 12h}]"
    told = Told(duty("upon: paused, do: visit, " + hours), [paused, event("2026-03-04", "asked")], "2026-03-20")  # fmt: skip
    assert told.obligations("d", "step", "status") == ["0 violated", "1 undetermined"]


def test_one_act_may_be_asked_for_by_the_duty_and_by_its_step() -> None:  # S5.11.c S4.5.b
    part = duty(
        "upon: asked, do: visit, within: 1d, escalate: [{after: 0d, to: inspector, do: visit, within: 9d}]"
    )
    told = Told(part, [ASKED, event("2026-03-08T10:00", "visit")], "2026-03-20")
    assert told.obligations("d", "step", "status") == ["0 discharged_late", "1 discharged"]


def test_an_internal_event_has_no_actor_no_id_and_no_record() -> None:  # S4.9 S7.1.b S9.7
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 1d, escalate: [{after: 0d, to: inspector, within: 9d}]}
      e: {subject: child, bearer: parent, upon: violated(d), do: harmed, where: event.by == opening.by, within: 3d}
      f: {subject: child, bearer: parent, upon: violated(d), do: harmed, where: opening.id == "a-1", within: 3d}
      g: {subject: child, bearer: parent, upon: asked, do: violated(d), where: at_risk, within: 3d}
    """
    history = [ASKED | {"id": "a-1"}, event("2026-03-05T10:00", "harmed", by="inspector", id="h-1")]
    told = Told(part, history, "2026-03-20")
    undecided = {
        ob.duty: (ob.status, ob.events) for ob in told.audit.obligations if ob.duty in "efg" and not ob.step
    }
    assert undecided == {
        "e": ("undetermined", ("h-1",)), "f": ("undetermined", ("h-1",)), "g": ("undetermined", ("a-1",)),
    }  # fmt: skip
    assert {f.cause for f in told.audit.findings if f.kind == "undetermined"} == {"where"}
    assert told.obligations("d", "step", "assumed") == ["0 False", "1 False"]


def test_a_finding_about_a_record_concerns_no_bearer() -> None:  # S10.2
    told = Told("duties: {}", [FOUND, event("2026-03-03T10:00", "unheard_of")], "2026-03-05")
    assert [(f.kind, f.bearer, f.responsible) for f in told.audit.findings] == [("unknown_event", "", None)]


def test_what_a_unit_brings_about_without_records_is_nobody_s_surprise() -> None:  # S1.1.b S4.6.h S4.8.f
    part = """
    subjects:
      town: {unit: office, facts: {big: bool}}
    workflows:
      v: {subject: town, initial: a, states: {a: {transitions: [{when: big, to: b}]}, b: {}}}
      w: {subject: town, initial: a, states: {a: {after: [{in: 2d, to: b}]}, b: {after: [{in: 3d, to: c}]}, c: {}}}
    duties:
      d: {subject: town, bearer: office, upon: [entered(w.b), entered(w.c)], do: exited(w.c), within: 30d}
    """
    told = Told(part, [FOUND], "2026-03-20", subject="town/t-1", instances={"office": ["t-1"]})
    assert told.findings() == ["undetermined 03-02 10:00"]
    assert told.obligations("d", "status", "opened_at") == ["pending 03-04 24:00"]
