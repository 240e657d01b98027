"""What may be done to an inherited item without a reason, and what not, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.model.section import SECTIONS
from carerules.resolved.load import load_policy
from carerules.resolved.refinement.refine import JUDGES
from carerules.resolved.refinement.table import MODALITIES, TABLE, Way
from tests.folders import codes

from .library import county_with

MORE = """
vague_terms:
  soon: {term: 尽快}
  weekly: {term: 每周, local: {value: 7d, decided_by: 民政部}}
parameters:
  caseload: {value: 50, tighten: lower}
  patience: {value: 7d, tighten: lower}
  plain: {value: 3}
groups:
  leading: {lead: township_office, members: [civil_affairs, township_office]}
duties:
  alone: {subject: child, bearer: child_director, upon: found_alone, do: home_visit, within: soon, source: {law: 第十一条}}
  seen: {subject: child, bearer: child_director, while: risk == high, keep: away != both, tolerance: 7d, source: {law: 第十一条}}
  quiet: {subject: child, bearer: child_director, while: risk == high, keep: away != both, source: {law: 第十一条}}
  dated: {subject: child, bearer: {2016-01-01: child_director, 2020-01-01: civil_affairs}, upon: found_alone, do: reported, within: {2016-01-01: 2d, 2020-01-01: 24h}, source: {law: 第十一条}}
  due: {subject: child, bearer: parent, while: has(birth_date), do: contact, due: birth_date + duration("10d"), source: {law: 第十一条}}
  word_grid: {subject: child, bearer: parent, while: away == both, do: contact, every: weekly, from: start, source: {law: 第十一条}}
  may: {subject: child, bearer: parent, while: away == both, permit: contact, where: risk == high, source: {law: 第十一条}}
  quarterly: {subject: child, bearer: parent, while: away == both, do: contact, each: quarter, by: -3, source: {law: 第十一条}}
"""

STRICTER = [
    "duties: {visit: {every: 7d}}",
    "duties: {visit: {every: 1w}}",
    "duties: {visit: {every: 3d}}",
    "duties: {visit: {while: true}}",
    "duties: {visit: {while: [age(birth_date)<high_age]}}",
    "duties: {visit: {where: [risk == high, event.child_seen]}}",
    "duties: {visit: {bearer: civil_affairs}}",
    "duties: {visit: {supervising: [civil_affairs, child_supervisor], informed: [civil_affairs]}}",
    "duties: {visit: {warn: 2d, label: 每周走访, source: {law: 第四条}}}",
    "duties: {visit: {escalate: [{after: 0d, to: civil_affairs, within: 1d}, {after: 3wd, to: civil_affairs}]}}",
    "duties: {weekly_contact: {every: {2010-01-01: 1y, 2016-12-01: 1mo, 2020-01-01: 1mo, 2021-06-01: 1d}}}",
    "duties: {alone: {within: 30d}}",
    "duties: {seen: {tolerance: 1d}}",
    "duties: {never_alone: {while: true}}",
    "duties: {grid: {every: 1d}}",
    "duties: {may: {while: [away == both, risk == high], where: [risk == high, away == both]}}",
    "duties: {due: {due: 'birth_date  +  duration(\"10d\")'}}",
    "vague_terms: {soon: {local: {value: 30d, decided_by: 县民政局}}}",
    "vague_terms: {promptly: {local: {value: 3d, decided_by: 县民政局}}}",
    "vague_terms: {weekly: {local: {value: 1d, decided_by: 县民政局}}}",
    "parameters: {caseload: {value: 40}}",
    "parameters: {patience: {value: 3d}}",
    "parameters: {high_age: {value: {2010-01-01: 14, 2021-06-01: 18}}}",
    "groups: {leading: {members: [township_office, village_committee, civil_affairs], lead: civil_affairs}}",
    "subjects: {child: {facts: {boards: bool, away: {enum: [none, one, both, unknown]}}, relations: {office: township_office}}}",
    "events: {home_visit: {data: {note: 'text?', child_seen: bool}, evidence: [photo, visit_record], record_within: 3d}}",
    "events: {contact: {sets: {boards: true}}}\nsubjects: {child: {facts: {boards: bool}}}",
    "units: {bureau: {level: county, successor_of: [{unit: civil_affairs, from: 2026-01-01}]}}",
    "units: {civil_affairs: {successor_of: [{unit: township_office, from: 2026-01-01}]}}",
    "levels: [province, county, district, township, village]",
    "events: {alarm: {subject: child}}\norder: [alarm]\nworkflows: {care: {states: {seen: {}, new: {transitions: "
    "[{event: assessed, when: event.risk == high, to: high}, {event: alarm, to: seen}]}}}}",
    "terms: [{id: spring, from: 2026-02-20, until: 2026-07-10}]\nperiods: {half: {starts: [04-01, 10-01]}}",
    "sources: {plan: {title: 县方案, rank: local}, law: {number: 主席令第57号}}",
    "duties: {own: {subject: child, bearer: village_committee, while: risk == high, forbid: found_alone, source: {law: 第四条}}}",
]  # fmt: skip

LOOSER = [
    ("CR350", "duties: {visit: {every: 8d}}"),
    ("CR350", "duties: {visit: {every: 5wd}}"),
    ("CR350", "duties: {visit: {every: slowly}}\nvague_terms: {slowly: {term: 缓慢}}"),
    ("CR350", "duties: {visit: {every: {2030-01-01: 5d}}}"),
    ("CR350", "duties: {weekly_contact: {every: 7d}}"),
    ("CR350", "duties: {weekly_contact: {every: {2016-12-01: 1mo, 2021-06-02: 7d}}}"),
    ("CR350", "duties: {dated: {within: {2016-01-01: 1d, 2020-01-01: 1d}}}"),
    ("CR350", "duties: {seen: {tolerance: 8d}}"),
    ("CR350", "vague_terms: {promptly: {local: {value: 30d, decided_by: 县民政局}}}"),
    ("CR350", "vague_terms: {promptly: {local: {value: {2026-01-01: 3d}, decided_by: 县民政局}}}"),
    ("CR351", "duties: {visit: {while: [risk == high, age(birth_date) < 14]}}"),
    ("CR351", "duties: {weekly_contact: {while: {2030-01-01: away == one}}}"),
    ("CR351", "duties: {never_alone: {where: risk == high}}"),
    ("CR352", "duties: {visit: {where: event.child_seen or risk == high}}"),
    ("CR352", "duties: {may: {while: true}}"),
    ("CR353", "duties: {visit: {bearer: parent}}"),
    ("CR353", "duties: {weekly_contact: {bearer: civil_affairs}}"),
    ("CR353", "duties: {dated: {bearer: child_director}}"),
    ("CR353", "groups: {leading: {lead: village_committee}}"),
    ("CR353", "units: {village_committee: {successor_of: [{unit: civil_affairs, from: 2026-01-01}]}}"),
    ("CR354", "parameters: {caseload: {value: 60}}"),
    ("CR354", "parameters: {caseload: {value: {2030-01-01: 40}}}"),
    ("CR354", "parameters: {patience: {value: 5wd}}"),
    ("CR354", "parameters: {plain: {value: 2}}"),
    ("CR355", "duties: {weekly_contact: {do: [contact, found_alone]}}"),
    ("CR355", "duties: {quiet: {tolerance: 1d}}"),
    ("CR355", "duties: {alone: {every: 7d}}"),
    ("CR355", "duties: {quarterly: {by: 15}}"),
    ("CR355", "duties: {quarterly: {times: 2}}"),
    ("CR355", "duties: {due: {due: birth_date + duration(\"5d\")}}"),
    ("CR355", "duties: {report_alone: {upon: [found_alone, assessed]}}"),
    ("CR355", "duties: {report_alone: {roll: next_working_day}}"),
    ("CR355", "duties: {may: {effective: {until: 2030-01-01}}}"),
    ("CR355", "events: {contact: {by: [parent, child_director]}}"),
    ("CR355", "subjects: {child: {ends: [left_scope, assessed]}}"),
    ("CR355", "posts: {child_director: {unit: township_office}}"),
    ("CR355", "vague_terms: {promptly: {term: 尽快}}"),
    ("CR356", "workflows: {care: {states: {high: {after: [{in: 2y, to: new}]}}}}"),
    ("CR356", "workflows: {care: {states: {high: {transitions: []}}}}"),
    ("CR357", "duties: {visit: {supervising: [civil_affairs]}}"),
    ("CR357", "groups: {leading: {members: [civil_affairs]}}"),
    ("CR358", "duties: {visit: {effective: {from: 2030-01-01}}}"),
    ("CR359", "levels: [township, county, village]"),
    ("CR359", "order: [assessed]"),
    ("CR361", "workflows: {care: {states: {new: {transitions: [{event: assessed, when: event.risk == high, to: high}, {event: contact, to: high}]}}}}"),
    ("CR361", "workflows: {care: {states: {new: {initial: inner, states: {inner: {}}}}}}"),
    ("CR362", "events: {contact: {sets: [boards]}}\nsubjects: {child: {facts: {boards: bool}}}"),
    ("CR364", "vague_terms: {weekly: {local: {value: 5d, decided_by: 县民政局}}}"),
    ("CR365", "duties: {visit: {escalate: []}}"),
    ("CR365", "duties: {visit: {escalate: [{after: 1d, to: child_supervisor}]}}"),
    ("CR366", "events: {contact: {sets: {away: none}}}"),
    ("CR366", "events: {registered: {sets: [village, birth_date]}}"),
    ("CR366", "events: {home_visit: {data: {child_seen: 'bool?'}}}"),
    ("CR366", "subjects: {child: {facts: {away: {enum: [none, both]}}}}"),
]  # fmt: skip


NEVER = {"CR356", "CR359"}


def found(folder: Path, county: str) -> list[Diagnostic]:
    """What is said of the refinement; what the base itself is told is left out."""
    return list(county_with(folder, county + "\n", MORE).diagnostics)


@pytest.mark.parametrize("county", STRICTER)
def test_what_may_be_done(county: str, tmp_path: Path) -> None:
    assert found(tmp_path, county) == []


@pytest.mark.parametrize(("code", "county"), LOOSER)
def test_what_needs_a_reason_names_both_places(code: str, county: str, tmp_path: Path) -> None:
    (problem,) = found(tmp_path, county)
    assert problem.code == code
    assert problem.span.file == "policy.yaml"
    (label,) = problem.labels
    assert label.key == "inherited_here"
    assert label.span.file.startswith("../national/")


@pytest.mark.parametrize(("code", "county"), LOOSER)
def test_a_reason_excuses_all_but_a_cut_workflow_and_another_head(
    code: str, county: str, tmp_path: Path
) -> None:
    section, _, rest = county.partition(": {")
    if code == "CR359":
        return
    name, _, rest = rest.partition(": {")
    excused = f"{section}: {{{name}: {{tightens: 县政府〔2026〕1号, {rest}"
    loaded = county_with(tmp_path, excused + "\n", MORE)
    assert codes(loaded.diagnostics) == (["CR356"] if code in NEVER else [])
    if loaded.policy is not None:
        assert loaded.policy.tightenings == ((section, name, "县政府〔2026〕1号"),)


def test_a_reason_is_not_inherited_but_stays_told(tmp_path: Path) -> None:
    national = "duties: {visit: {every: 8d, tightens: 春节}}\n"
    county = county_with(tmp_path, national)
    assert codes(county.diagnostics) == []
    east = tmp_path / "east"
    east.mkdir()
    (east / "policy.yaml").write_text(
        "policy: east\nextends: ../county\nduties: {visit: {every: 9d}}\n", "utf-8"
    )
    assert codes(load_policy(east).diagnostics) == ["CR350"]
    (east / "policy.yaml").write_text("policy: east\nextends: ../county\n", "utf-8")
    policy = load_policy(east).policy
    assert policy is not None
    assert policy.tightenings == (("duties", "visit", "春节"),)


def test_the_head_may_be_added_to_only(tmp_path: Path) -> None:
    national = (
        "terms: [{id: spring, from: 2026-02-20, until: 2026-07-10}]\nperiods: {half: {starts: [04-01]}}\n"
    )
    county = (
        "terms: [{id: autumn, from: 2026-09-01, until: 2027-01-20}]\nperiods: {half: {starts: [04-02]}}\n"
    )
    loaded = county_with(tmp_path, county, national)
    assert [(d.code, d.args["key"]) for d in loaded.diagnostics] == [("CR359", "periods")]


def test_a_base_clause_may_get_more_items(tmp_path: Path) -> None:
    loaded = county_with(tmp_path, "clauses: {law: {第四十三条: [weekly_contact]}}\n")
    assert loaded.policy is not None
    (clause,) = (clause for clause in loaded.policy.clauses if clause.clause == "第四十三条")
    assert {id_ for _, id_ in clause.items} == {"visit", "grid", "weekly_contact"}


def test_a_reason_without_a_base_is_idle(tmp_path: Path) -> None:
    loaded = county_with(tmp_path, "", "roles: {aunt: {of: child, tightens: 无}}\n")
    assert codes(loaded.diagnostics) == ["CR363"]


def test_the_table_names_every_key_of_every_item() -> None:
    for section, shape in SECTIONS.items():
        keys = {field.alias or name for name, field in shape.model_fields.items()}
        assert TABLE[section].keys() == keys
    assert set(JUDGES) == set(Way)
    assert all(keys.keys() <= TABLE["duties"].keys() for keys in MODALITIES.values())
