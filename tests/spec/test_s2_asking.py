"""S2.1: asking how a case stands changes nothing, and a case told event by event is the whole history's."""

from __future__ import annotations

import pytest

from carerules.api.case import Case
from carerules.api.view import Event, View

from .house import policy

LATER = "2026-04-30"

PART = """
measures:
  calls: {subject: child, count: asked, over: 30d}
  apart: {subject: child, time: away == both, run: true}
workflows:
  w: {subject: child, initial: a, states: {a: {transitions: [{when: at_risk, to: b}], after: [{in: 30d, to: c}]}, b: {}, c: {}}}
duties:
  a: {subject: child, bearer: parent, while: calls >= 3, do: proved, within: 60d}
  b: {subject: child, bearer: parent, while: "apart >= duration('20d')", do: proved, within: 60d}
  c: {subject: child, bearer: parent, upon: asked, do: visit, within: 3d, escalate: [{after: 2d, to: inspector, within: 9d}, {after: 30d, to: office, within: 9d}]}
  e: {subject: child, bearer: parent, upon: asked, do: visit, every: 7d, from: start}
  f: {subject: child, bearer: parent, do: visit, each: month, times: 2}
  g: {subject: child, bearer: parent, while: at_risk, do: visit, within: 7d}
  h: {subject: child, bearer: parent, while: away == both, do: visit, every: 7d}
"""
HISTORY = (
    Event("moved", "2026-03-01T10:00", data={"away": "both"}),
    Event("asked", "2026-03-02T10:00", id="a-1"),
    Event("visit", "2026-03-04T10:00", id="v-1"),
    Event("asked", "2026-03-09T10:00", id="a-2"),
    Event("asked", "2026-03-10T10:00", id="a-3"),
    Event("moved", "2026-03-18T10:00", data={"away": "none"}),
    Event("visit", "2026-03-18T10:00", id="v-2"),
    Event("moved", "2026-03-19T10:00", data={"away": "both"}),
    Event("flagged", "2026-03-20T10:00", data={"at_risk": False}),
)


def shown(view: View) -> list[str]:
    told = [f"{ob.duty} {ob.step} {ob.status} {ob.opened_at} {ob.due}" for ob in view.obligations]
    return [*told, *map(str, sorted(view.configuration.items()))]


def whole() -> list[str]:
    """What is live in the end, by the case that keeps its history and is never asked before."""
    case = policy(PART).open_case("child", "c-1", keep_history=False)
    for one in HISTORY:
        case.take(one)
    return shown(case.at(LATER))


def test_asking_in_between_changes_nothing() -> None:  # S2.1
    case = policy(PART).open_case("child", "c-1", keep_history=False)
    for one in HISTORY:
        case.take(one)
        case.at(LATER)
    assert shown(case.at(LATER)) == whole()


def test_a_state_from_which_two_ways_lead_stays_as_it_was() -> None:  # S2.1
    case = policy(PART).open_case("child", "c-1", keep_history=False)
    found: list[str] = []
    for one in HISTORY:
        found += [finding.kind for finding in case.take(one).findings if finding.kind != "violated"]
        for name in ("visit", "left", "asked", "flagged"):
            aside = Case.of_state(case.state)
            data = {"at_risk": True} if name == "flagged" else {}
            aside.record(name, at=one.at, id="aside", data=data, recorded_at="2026-04-01")
    assert shown(case.at(LATER)) == whole()
    assert found == ["undetermined", "undetermined"]  # of the guard and of `g`


def test_an_event_aside_changes_no_post() -> None:  # S2.1 S6.5
    part = "duties: {d: {subject: village, bearer: director, upon: village_note, do: met, within: 7d}}\nevents: {met: {subject: village}}"
    case = policy(part).open_case("village", "v-1", keep_history=False)
    case.record("appointed", at="2026-03-01T10:00", data={"holder": "p-1"})
    aside = Case.of_state(case.state)
    aside.record("appointed", at="2026-03-02T10:00", data={"holder": "p-9"})
    step = case.record("village_note", at="2026-03-03T10:00")
    assert [ob.responsible for ob in step.opened] == ["p-1"]


def test_events_that_still_matter_keep_their_names() -> None:  # S2.1 S9.1
    part = "duties: {d: {subject: child, bearer: parent, upon: asked, do: visit, within: 60d}}"
    case = policy(part).open_case("child", "c-1", keep_history=False)
    case.record("asked", at="2026-03-02T10:00", id="a-1")
    for day in range(10, 31):
        case.record("harmed", at=f"2026-03-{day}T10:00")
    assert [ob.events for ob in case.at("2026-03-31").obligations] == [("a-1",)]


@pytest.mark.parametrize("steps", [1, 2])
def test_a_step_is_discharged_with_its_obligation_in_every_copy(steps: int) -> None:  # S2.1 S5.11.b
    part = "duties: {d: {subject: child, bearer: parent, upon: asked, do: visit, within: 1d, escalate: [{after: 0d, to: inspector, within: 9d}]}}"
    case = policy(part).open_case("child", "c-1", keep_history=False)
    case.record("asked", at="2026-03-02T10:00")
    for day in range(5, 5 + steps):
        case.record("harmed", at=f"2026-03-0{day}T10:00")
        case = Case.of_state(case.state)
    step = case.record("visit", at="2026-03-08T10:00")
    assert [(ob.step, ob.status) for ob in step.closed] == [(0, "discharged_late"), (1, "discharged")]


def test_what_an_event_closes_is_told_once() -> None:  # S2.1 S5.5.c
    part = "duties: {f: {subject: child, bearer: parent, do: visit, each: month, times: 2}}"
    case = policy(part).open_case("child", "c-1", keep_history=False)
    case.record("found", at="2026-02-27T10:00")
    case.record("visit", at="2026-03-02T10:00", id="v-1")
    Case.of_state(case.state).record("visit", at="2026-03-03T10:00", id="aside")
    case.record("harmed", at="2026-03-03T10:00", id="h-1")
    step = case.record("visit", at="2026-03-04T10:00", id="v-2")
    assert [(ob.status, ob.events) for ob in step.closed] == [("discharged", ("v-1", "v-2"))]


def test_a_case_may_be_asked_about_before_its_first_event() -> None:  # S2.1 S1.1.a
    case = policy(PART).open_case("child", "c-1", keep_history=False)
    assert shown(case.at(LATER)) == []
    case.take(HISTORY[0])
    assert case.at("2026-03-02").configuration == {"w": "a"}


RICH = """
events:
  excused: {subject: child, data: {until: instant, why: text}}
workflows:
  g: {subject: child, initial: a, states: {a: {transitions: [{when: at_risk, to: b}]}, b: {}}}
  late: {subject: child, initial: a, effective: {from: 2026-05-01}, states: {a: {}}}
  w: {subject: child, initial: x, states: {x: {initial: y, history: deep, states: {y: {transitions: [{event: asked, to: z}]}, z: {}}, transitions: [{event: paused, to: v}]}, v: {transitions: [{event: resumed, to: x}]}}}
duties:
  d: {subject: child, bearer: director, upon: asked, do: visit, within: 3d, waive: {upon: excused, approver: inspector, until: event.until, reason: event.why}}
  e: {subject: child, bearer: director, upon: asked, for: {who: event.by}, do: visit, within: {2026-01-01: 30d, 2026-03-04: 9d}, transition: immediate, suspend: holiday, again: restart}
  k: {subject: child, bearer: director, keep: away != both, tolerance: 30d}
  m: {subject: child, bearer: director, do: visit, each: month, by: [10, 20], partial: count}
"""
TURNS = (
    Event("found", "2026-03-01T09:00", data={"village": "v-1"}),
    Event("named", "2026-03-01T10:00", data={"holder": "p-1"}),
    Event("asked", "2026-03-02T10:00", by="school", id="a-1"),
    Event("excused", "2026-03-03T10:00", by="inspector", data={"until": "2026-04-20T10:00", "why": "x"}),
    Event("moved", "2026-03-03T11:00", data={"away": "both"}),
    Event("visit", "2026-03-03T12:00", id="v-1"),
    Event("asked", "2026-03-05T10:00", by="office", id="a-2"),
    Event("paused", "2026-03-06T10:00"),
    Event("resumed", "2026-03-08T10:00"),
    Event("named", "2026-03-09T10:00", data={"holder": "p-2"}),
)


def test_everything_about_a_case_can_be_put_away() -> None:  # S2.1
    rules = policy(RICH)
    kept, away = (rules.open_case("child", "c-1", keep_history=False) for _ in range(2))
    for place, one in enumerate(TURNS):
        kept.take(one)
        away.take(one)
        if place in (5, 8):
            away = rules.restore(away.to_json())
    then = kept.at(LATER)
    assert shown(away.at(LATER)) == shown(then)
    assert away.at(LATER).obligations == then.obligations
