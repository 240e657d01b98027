"""The county's policy: refines the national one, every unit has its part, every number stands in one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import carerules
from carerules.report import notes
from carerules.resolved.duty import Duty
from carerules.resolved.item import Item

from . import shelf

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "policies" / "anhui_county"
LEAD = {"education_bureau", "civil_affairs", "women_children_committee"}


@pytest.fixture(scope="module")
def county() -> carerules.Policy:
    return shelf.policy(FOLDER)


def is_own(item: Item) -> bool:
    return not item.span.file.startswith("../")


def own(policy: carerules.Policy) -> list[Duty]:
    """Duties of its own: neither inherited nor an inherited one changed."""
    national = shelf.policy(ROOT / "policies" / "national").duties
    return [duty for duty in policy.duties.values() if duty.id.partition("@")[0] not in national]


def test_it_refines_the_national_rules_and_adds_sixty_duties(county: carerules.Policy) -> None:
    assert county.resolved.extends == "../national"
    assert len(own(county)) >= 60
    assert all(is_own(duty) for duty in own(county))


def test_every_duty_cites_a_clause(county: carerules.Policy) -> None:
    assert [d.id for d in county.duties.values() if not d.source or not all(c.clause for c in d.source)] == []


def test_no_two_duties_are_equal_but_for_id_and_label(county: carerules.Policy) -> None:
    apart = ("id", "label", "description", "span", "spans")
    shapes = [
        repr([(name, getattr(duty, name)) for name in duty.__dataclass_fields__ if name not in apart])
        for duty in county.duties.values()
    ]
    assert len(set(map(without_places, shapes))) == len(shapes)


def without_places(shape: str) -> str:
    """Where something is written is no difference."""
    return re.sub(r"Span\([^)]*\)|span=\(\d+, \d+\)", "", shape)


def test_each_of_the_fourteen_units_owes_something_besides_what_all_members_owe(
    county: carerules.Policy,
) -> None:
    members = county.resolved.groups["leading_group"].members
    assert len(members) == 14
    bearers = {bearer for duty in own(county) for bearer in duty.bearer.values()}
    assert [member for member in members if member not in bearers] == []


def test_found_duties_are_cited_and_reconstructed_ones_say_so(county: carerules.Policy) -> None:
    """What no document asks of a member unit says that it is reconstructed."""
    sources, members = county.resolved.sources, set(county.resolved.groups["leading_group"].members)
    for duty in own(county):
        cited = {c.source for c in duty.source}
        invented = all(sources[each].rank == "internal" for each in cited)
        assert not invented or "assumptions" in cited, duty.id
        if invented and members.intersection(duty.bearer.values()):
            assert "reconstructed" in cited, duty.id
    assert {c.clause for d in own(county) for c in d.source if c.source == "reconstructed"} >= {
        "县妇联", "县农委", "公安局", "卫生局", "计生委", "文明办",
    }  # fmt: skip


def test_every_local_number_stands_in_one_file_with_who_decided_it(county: carerules.Policy) -> None:
    resolved = county.resolved
    for item in (*resolved.vague_terms.values(), *resolved.parameters.values()):
        assert is_own(item) <= (item.span.file == "terms.yaml")
    for term in resolved.vague_terms.values():
        if is_own(term) and term.value is not None:
            assert term.decided_by
            assert term.assumed
    for duty in own(county):
        for dated in (duty.within, duty.every, duty.tolerance):
            assert dated is None or all(term.vague for term in dated.values()), duty.id


def test_a_period_or_a_reminder_in_a_duty_says_that_it_is_assumed(county: carerules.Policy) -> None:
    for duty in own(county):
        if duty.each or duty.by or duty.escalate or duty.warn is not None:
            cited = {c.source for c in duty.source}
            assert "assumptions" in cited, duty.id


def test_six_tasks_and_six_lines_of_work_have_milestones_and_an_end(county: carerules.Policy) -> None:
    kinds = county.subjects["programme"].facts["kind"].type.values
    assert len(kinds) == 12
    clauses = {
        citation.clause
        for duty in county.duties.values()
        if duty.subject == "programme"
        for citation in duty.source
        if citation.source == "plan"
    }
    assert clauses >= {f"三.{n}" for n in range(1, 7)} | {f"四.({n})" for n in "一二三四五六"}
    assert county.duties["accept_programme"].due_offset is not None
    assert str(county.duties["accept_programme"].due_offset) == "5y"


def test_each_township_has_a_group_of_its_own_that_owes_the_same(county: carerules.Policy) -> None:
    group = county.resolved.groups["leading_group"]
    assert group.mirrored_at == ("township",)
    again = {id_ for id_ in county.duties if id_.endswith("@township_office")}
    of_the_group = {
        duty.id
        for duty in own(county)
        if duty.subject == "county" and duty.loop is not None and duty.loop.group == "leading_group"
    }
    assert {f"{id_}@township_office" for id_ in of_the_group} <= again
    assert "hold_group_meeting@township_office" in again
    assert all(county.duties[id_].subject == "township" for id_ in again)


def test_the_plan_is_mapped_clause_by_clause(county: carerules.Policy) -> None:
    plan = [clause for clause in county.resolved.clauses if clause.source == "plan"]
    assert len(plan) == 21
    assert all(clause.items or clause.reason for clause in plan)
    assert {clause.clause for clause in plan if clause.reason} == {"一", "五.其余"}
    cited = {c.clause for d in county.duties.values() for c in d.source if c.source == "plan"}
    assert cited <= {clause.clause for clause in plan}


def test_the_lead_has_changed_three_times(county: carerules.Policy) -> None:
    group = county.resolved.groups["leading_group"]
    assert set(group.lead.values()) == LEAD
    led = [duty.id for duty in own(county) if set(duty.bearer.values()) == LEAD]
    assert len(led) >= 5


def test_its_scenarios_cover_at_least_95_per_cent_of_each_ratio(county: carerules.Policy) -> None:
    results = shelf.results(FOLDER)
    assert [(result.file, result.failures) for result in results if not result.passed] == []
    found = county.coverage(results)
    assert [ratio.name for ratio in found.ratios if not ratio.reaches(95)] == []
    assert not found.contradicted


def test_check_prints_every_assumed_number_and_every_duty_without_one(county: carerules.Policy) -> None:
    text = "".join(notes.lines(county.resolved, county.diagnostics, "zh"))
    assumed = [term.id for term in county.assumptions]
    assert len(assumed) >= 60
    assert [term for term in assumed if f"`{term}`" not in text] == []
    assert [duty for duty in county.unquantified if duty not in text] == []


def test_an_audit_says_on_which_assumptions_it_rests(county: carerules.Policy, tmp_path: Path) -> None:
    from carerules.report import text
    from carerules.report.selection import select

    rows = [
        {"subject": "c-1", "subject_type": "county", "event": "survey_filed", "occurred_at": "2026-03-02T10:00",
         "by": "education_bureau", "evidence": "survey_report"},
    ]  # fmt: skip
    told = text.render(select(county.audit(rows, as_of="2026-12-31")), "zh")
    assert "`analysis_time`(及时)= 45d,由 示例县领导小组 确定" in told
    assert "没有数字:组织专项调研" in told
