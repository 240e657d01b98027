"""Names are found, or the one that was meant is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders import codes, load_with

UNKNOWN = {
    "units": "units: {school: {level: provnce}}",
    "posts": "posts: {teacher: {unit: schol}}",
    "roles": "roles: {parent: {of: chidl}}",
    "groups": "groups: {board: {lead: nobody, members: [township_office]}}",
    "members": "groups: {board: {lead: township_office, members: [nobody]}}",
    "chair": "groups: {board: {lead: township_office, members: [township_office], chair: nobody}}",
    "mirrored": "groups: {board: {lead: township_office, members: [township_office], mirrored_at: [moon]}}",
    "each_member_of": "posts: {liaison: {unit: {each_member_of: nobody}}}",
    "successor_of": "units: {school: {level: village, successor_of: [{unit: nobody, from: 2020-01-01}]}}",
    "subject_unit": "subjects: {pupil: {unit: nobody}}",
    "relation": "subjects: {pupil: {relations: {school: nobody}}}",
    "ends": "subjects: {pupil: {ends: [gone]}}",
    "ref": "subjects: {pupil: {facts: {sibling: {ref: nobody}}}}",
    "datum_ref": "events: {met: {subject: child, data: {sibling: {ref: nobody}}, sets: [risk]}}",
    "event_subject": "events: {met: {subject: nobody}}",
    "by": "events: {met: {subject: child, by: [nobody]}}",
    "assigns": "events: {met: {subject: village, assigns: nobody}}",
    "order": "order: [nothing]",
    "source": "duties: {d: {subject: child, bearer: child_director, forbid: assessed, source: {nothing: 一}}}",
    "clauses": "clauses: {nothing: {一: [visit]}}",
    "escalate": "duties: {d: {subject: child, bearer: child_director, keep: risk == low,"
    " escalate: [{after: 1d, to: nobody}]}}",
    "waive": "duties: {d: {subject: child, bearer: child_director, do: assessed, within: 7d,"
    " waive: {upon: nothing, approver: child_director, until: 2026-01-01}}}",
    "before": "duties: {d: {subject: child, bearer: child_director, do: assessed, before: nothing}}",
    "workflow": "workflows: {w: {subject: nobody, initial: s, states: {s: {final: true}}}}",
    "transition": "workflows: {w: {subject: child, initial: s, states: {s: {transitions: [{event: nothing, to: s}]}}}}",
    "measure": "measures: {m: {subject: child, count: nothing}}",
    "indicator": "indicators: {i: {subject: child, holds: has(risk), by: [nowhere], target: '>= 1%'}}",
    "entered": "duties: {d: {subject: child, bearer: child_director, upon: entered(w.s), do: assessed, within: 7d}}",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_name_is_told_once(name: str, tmp_path: Path) -> None:
    loaded = load_with(tmp_path, UNKNOWN[name])
    assert codes(loaded.diagnostics) == ["CR301"]
    assert loaded.policy is None


def test_the_nearest_name_is_suggested_with_its_place(tmp_path: Path) -> None:
    [problem] = load_with(tmp_path, "events: {met: {subject: child, by: [child_directr]}}").diagnostics
    assert problem.args["suggestion"] == "child_director"
    assert str(problem.args["place"]) == "policy.yaml:13:3"


def test_every_kind_of_actor_may_bear_and_act(tmp_path: Path) -> None:
    text = """
roles: {parent: {of: child}}
events:
  met: {subject: child, by: [parent, village_committee, child_director], sets: [risk]}
duties:
  meet: {subject: child, bearer: parent, supervising: [township_office], do: met, within: 7d, source: {plan: 一}}
"""
    assert load_with(tmp_path, text).diagnostics == ()


def test_roles_can_be_assigned(tmp_path: Path) -> None:
    text = "roles: {carer: {of: child}}\nevents: {entrusted: {subject: child, assigns: carer}}"
    assert load_with(tmp_path, text).diagnostics == ()


def test_longer_circles_of_stand_ins(tmp_path: Path) -> None:
    text = "posts:\n" + "".join(
        f"  {post}: {{unit: village_committee, vacancy: {stand_in}}}\n"
        for post, stand_in in ("ab", "bc", "ca", "da", "ee")
    )
    problems = load_with(tmp_path, text).diagnostics
    assert [problem.args["circle"] for problem in problems] == [("a", "b", "c", "a"), ("e", "e")]


def test_clauses_name_items_and_reasons(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, "clauses: {plan: {三.2: [visit, duties.visit], 三.3: {none: 上级负责}}}")
    assert loaded.policy is not None
    assert [(clause.clause, clause.items, clause.reason) for clause in loaded.policy.clauses] == [
        ("三.2", (("duties", "visit"), ("duties", "visit")), ""),
        ("三.3", (), "上级负责"),
    ]
