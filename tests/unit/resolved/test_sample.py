"""The policy of the language's own page means what its comments say."""

from __future__ import annotations

import pytest

from carerules.expressions.text import render
from carerules.resolved.load import load_policy
from carerules.resolved.policy import Policy
from carerules.resolved.value import Citation, Dated
from carerules.temporal.duration import Duration, Unit
from carerules.temporal.instants import EVER, parse_moment
from tests.folders import SAMPLE


@pytest.fixture(scope="module")
def policy() -> Policy:
    loaded = load_policy(SAMPLE)
    assert loaded.diagnostics == ()
    assert loaded.policy is not None
    return loaded.policy


def start(policy: Policy, date: str) -> int:
    return parse_moment(f"{date}T00:00", policy.zone).at


def test_scenarios_are_kept_apart() -> None:
    assert list(load_policy(SAMPLE).scenarios) == ["scenarios/missed_visit.yaml"]


def test_head(policy: Policy) -> None:
    assert (policy.id, policy.language_version, policy.zone.name) == ("sample_county", 1, "Asia/Shanghai")
    assert policy.label.zh == "关爱农村留守儿童工作方案"
    assert policy.order == ("left_scope", "registered")
    assert policy.levels == ("county", "township", "village")
    assert 2026 in policy.calendar.published


def test_sections_are_in_order_of_the_ids(policy: Policy) -> None:
    for section in (policy.units, policy.events, policy.duties, policy.sources):
        assert list(section) == sorted(section)


def test_dates_are_the_first_instant_of_their_day(policy: Policy) -> None:
    assert policy.sources["minors_law"].effective.since == start(policy, "2021-06-01")
    assert policy.groups["leading_group"].lead == Dated(
        ((start(policy, "2013-01-01"), "education_bureau"), (start(policy, "2016-02-04"), "civil_affairs"))
    )
    assert policy.parameters["caseload_limit"].value == Dated(((start(policy, "2024-01-01"), 50),))


def test_organisation(policy: Policy) -> None:
    director, liaison = policy.posts["child_director"], policy.posts["liaison"]
    assert (director.unit, director.least, director.most, director.vacancy) == (
        "village_committee",
        1,
        0,
        "child_supervisor",
    )
    assert (liaison.unit, liaison.group) == ("", "leading_group")
    assert policy.groups["leading_group"].mirrored_at == ("township",)


def test_relations_come_first_among_the_facts(policy: Policy) -> None:
    child = policy.subjects["child"]
    assert list(child.facts)[:2] == ["village", "school"]
    assert child.facts["village"].unit == "village_committee"
    assert child.facts["village"].type.kind == "text"
    assert child.facts["misses"].default == 0
    assert child.facts["risk"].default is None
    assert policy.subjects["village"].unit == "village_committee"


def test_sets_imply_data(policy: Policy) -> None:
    registered = policy.events["registered"]
    assert {datum.name: (datum.type.kind, datum.optional) for datum in registered.data.values()} == {
        "birth_date": ("date", False),
        "away": ("enum", False),
        "village": ("text", False),
    }
    assert {fact: render(tree) for fact, tree in registered.sets.items()} == {
        "birth_date": "event.birth_date",
        "away": "event.away",
        "village": "event.village",
    }
    assert policy.events["home_visit"].data["note"].optional
    assert render(policy.events["home_visit"].sets["misses"]) == "event.child_seen ? 0 : misses + 1"


def test_relieving_implies_an_optional_holder(policy: Policy) -> None:
    assert policy.events["resigned"].data["holder"].optional
    assert not policy.events["appointed"].data["holder"].optional


def test_vague_terms(policy: Policy) -> None:
    promptly = policy.vague_terms["promptly"]
    assert promptly.value == Dated(((EVER, Duration(7, Unit.D)),))
    assert promptly.assumed
    assert policy.vague_terms["regularly"].value is None
    within = policy.duties["written_notice"].within
    assert within is not None
    [term] = within.values()
    assert (term.duration, term.vague, term.assumed) == (Duration(7, Unit.D), "promptly", True)


def test_states_know_their_paths(policy: Policy) -> None:
    workflow = policy.workflows["guardianship"]
    assert list(workflow.states) == [
        "found",
        "registered",
        "registered.unassessed",
        "registered.ordinary",
        "registered.high",
        "registered.intervention",
        "closed",
    ]
    registered, high = workflow.states["registered"], workflow.states["registered.high"]
    assert registered.initial == "registered.unassessed"
    assert high.parent == "registered"
    assert [transition.to for transition in high.transitions] == [
        "registered.intervention",
        "registered.ordinary",
    ]
    assert high.transitions[0].event is not None
    assert (high.transitions[0].event.kind, high.transitions[0].event.name) == ("violated", "weekly_visit")
    assert registered.transitions[1].event is None
    [after] = workflow.states["registered.ordinary"].after
    assert (after.to, [term.duration for term in after.delay.values()]) == (
        "registered.unassessed",
        [Duration(1, Unit.Y)],
    )


def test_modalities(policy: Policy) -> None:
    assert {duty.id: duty.modality for duty in policy.duties.values()} == {
        "delegate_properly": "permit",
        "named_person": "maintain",
        "never_alone": "forbid",
        "quarterly_report": "achieve",
        "quarterly_report@township_office": "achieve",
        "report_alone": "achieve",
        "weekly_contact": "achieve",
        "weekly_visit": "achieve",
        "written_notice": "achieve",
    }


def test_a_list_of_conditions_means_all_of_them(policy: Policy) -> None:
    where = policy.duties["delegate_properly"].where
    assert where is not None
    assert [render(tree) for tree in where.values()] == ["event.adult and not event.convicted"]


def test_deadlines(policy: Policy) -> None:
    visit, contact, report = (
        policy.duties[id_] for id_ in ("weekly_visit", "weekly_contact", "quarterly_report")
    )
    assert visit.every is not None
    assert contact.every is not None
    assert visit.warn == Dated(((EVER, Duration(2, Unit.D)),))
    assert [(since, str(term.duration)) for since, term in contact.every.steps] == [
        (start(policy, "2016-12-01"), "1mo"),
        (start(policy, "2021-06-01"), "7d"),
    ]
    assert (report.each, report.by, report.times) == ("quarter", ("-3",), 1)
    assert [(str(step.after), step.to, step.within) for step in visit.escalate][1] == (
        "3wd",
        "civil_affairs",
        None,
    )


def test_loops(policy: Policy) -> None:
    notice, report = policy.duties["written_notice"].loop, policy.duties["report_alone"].loop
    assert notice is not None
    assert report is not None
    assert (notice.name, notice.fixed) == ("receiver", ("school", "village_committee"))
    assert report.datum is not None
    assert render(report.datum) == "event.id"


def test_citations_and_places(policy: Policy) -> None:
    visit = policy.duties["weekly_visit"]
    assert visit.source == (Citation("plan", "三.2"),)
    text = (SAMPLE / "policy.yaml").read_text(encoding="utf-8").splitlines()
    span = visit.spans["while"]
    assert text[span.line - 1][span.column - 1 : span.end_column - 1] == 'in("guardianship.registered.high")'
    assert text[visit.span.line - 1][visit.span.column - 1 : visit.span.end_column - 1] == "weekly_visit"


def test_measures_and_indicators(policy: Policy) -> None:
    seen, visited = policy.measures["seen_lately"], policy.indicators["visited"]
    assert (seen.count, seen.window) == ("home_visit", Duration(90, Unit.D))
    assert render(visited.holds) == "seen_lately >= 1"
    assert (visited.by, visited.target) == (("village", "county"), ">= 100%")
