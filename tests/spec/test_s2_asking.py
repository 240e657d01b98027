"""S2.1: asking how a case stands changes nothing, and a case told event by event is the whole history's."""

from __future__ import annotations

import pytest

from carerules.api.case import Case
from carerules.api.view import Event, View

from .house import policy

LATER = "2026-06-30"

PART = """
measures:
  calls: {subject: child, count: asked, over: 90d}
  apart: {subject: child, time: away == both, run: true}
workflows:
  w: {subject: child, initial: a, states: {a: {transitions: [{when: at_risk, to: b}], after: [{in: 30d, to: c}]}, b: {}, c: {}}}
duties:
  a: {subject: child, bearer: parent, while: calls >= 3, do: proved, within: 60d}
  b: {subject: child, bearer: parent, while: "apart >= duration('20d')", do: proved, within: 60d}
  c: {subject: child, bearer: parent, upon: asked, do: visit, within: 3d, escalate: [{after: 2d, to: inspector, within: 9d}, {after: 60d, to: office, within: 9d}]}
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
        first = shown(case.at(LATER))
        assert shown(case.at(LATER)) == first
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
