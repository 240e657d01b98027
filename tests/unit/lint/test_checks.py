"""The checks speak where a policy does not protect the child as it seems to, and are silent else."""

from __future__ import annotations

from pathlib import Path

import pytest

from carerules.diagnostics.diagnostic import Severity
from carerules.lint.run import run
from carerules.resolved.load import load_policy
from tests.folders import BASE, SAMPLE, codes, policy_with


def warnings(folder: Path, addition: str) -> list[str]:
    return codes(run(policy_with(folder, addition)))


def test_a_sound_policy_is_left_alone() -> None:
    policy = load_policy(BASE).policy
    assert policy is not None
    assert run(policy) == []


def test_the_sample_is_told_what_is_only_assumed() -> None:
    policy = load_policy(SAMPLE).policy
    assert policy is not None
    found = run(policy)
    assert [d.code for d in found] == ["CR541", "CR331"]
    assert {d.severity for d in found} == {Severity.WARNING}
    assert found[0].args["duties"] == ("written_notice",)
    assert found[1].args["fact"] == "school"


ASSESS = "subject: child, bearer: child_supervisor, do: assessed, source: {plan: 一}"


@pytest.mark.parametrize(
    "addition",
    [
        "subjects: {pupil: {ends: [gone]}}\nevents: {gone: {subject: pupil}}",
        "subjects: {pupil: {resumes: [back]}}\nevents: {back: {subject: pupil}}",
        f"duties: {{a: {{{ASSESS}, before: married}}}}\nevents: {{married: {{subject: child}}}}",
        f"duties: {{a: {{{ASSESS}, within: 7d, waive: {{upon: excused, approver: child_supervisor, "
        "until: event.until}}}\nevents: {excused: {subject: child, data: {until: date}}}",
        f"duties: {{a: {{{ASSESS}, within: 7d, escalate: [{{after: 1d, to: township_office, do: asked}}]}}}}\n"
        "events: {asked: {subject: child}}",
        "measures: {calls: {subject: child, count: called}}\nevents: {called: {subject: child}}",
        "measures: {paid: {subject: child, sum: event.x, event: pay}}\nevents: {pay: {subject: child, data: {x: int}}}",
        "events: {left: {subject: village, relieves: child_director}}",
    ],
)
def test_an_event_type_is_of_use_wherever_it_is_named(addition: str, tmp_path: Path) -> None:
    assert warnings(tmp_path, addition) == []


def test_a_state_without_a_way_in_is_told_with_what_is_inside(tmp_path: Path) -> None:
    inside = "{initial: x, states: {x: {final: true}, y: {final: true}}}"
    text = f"workflows: {{w: {{subject: child, initial: a, states: {{a: {{final: true}}, b: {inside}}}}}}}"
    [found] = run(policy_with(tmp_path, text))
    assert (found.code, found.args["state"]) == ("CR410", "b")


def test_a_way_out_may_be_written_at_a_state_around(tmp_path: Path) -> None:
    states = "{a: {initial: x, states: {x: {}}, transitions: [{event: left_scope, to: b}]}, b: {final: true}}"
    assert warnings(tmp_path, f"workflows: {{w: {{subject: child, initial: a, states: {states}}}}}") == []


def test_a_transition_to_itself_is_no_way_out(tmp_path: Path) -> None:
    states = "{a: {transitions: [{event: assessed, to: a}, {event: registered}]}}"
    assert warnings(tmp_path, f"workflows: {{w: {{subject: child, initial: a, states: {states}}}}}") == [
        "CR411"
    ]


def test_a_guarded_transition_shadows_nothing(tmp_path: Path) -> None:
    rules = "[{event: assessed, when: event.risk == high, to: b}, {event: assessed, to: b}]"
    text = f"{{a: {{transitions: {rules}}}, b: {{final: true}}}}"
    assert warnings(tmp_path, f"workflows: {{w: {{subject: child, initial: a, states: {text}}}}}") == []


@pytest.mark.parametrize(
    ("bearer", "by", "found"),
    [
        ("child_director", "child_director", []),
        ("village_committee", "child_director", []),
        ("child_director", "village_committee", []),
        ("child_director", "child_supervisor", ["CR542"]),
        ("farm_bureau", "farm_committee", []),
        ("farm_committee", "farm_bureau", []),
        ("liaison", "village_committee", []),
        ("liaison", "school", ["CR542"]),
    ],
)
def test_who_may_do_what_is_owed(bearer: str, by: str, found: list[str], tmp_path: Path) -> None:
    text = f"""
units:
  school: {{level: village}}
  farm_committee: {{level: township}}
  farm_bureau: {{level: township, successor_of: [{{unit: farm_committee, from: 2018-12-01}}]}}
groups: {{board: {{lead: township_office, members: [village_committee]}}}}
posts: {{liaison: {{unit: {{each_member_of: board}}}}}}
events: {{met: {{subject: child, by: [{by}]}}}}
duties: {{meet: {{subject: child, bearer: {bearer}, do: met, within: 7d, source: {{plan: 一}}}}}}
"""
    assert warnings(tmp_path, text) == found


def test_who_assists_may_do_it_too(tmp_path: Path) -> None:
    text = "duties: {a: {subject: child, bearer: child_director, assisting: [child_supervisor], do: assessed,"
    assert warnings(tmp_path, text + " within: 7d, source: {plan: 一}}}") == []


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ('while: in("w.b")', ["CR543"]),
        ('while: [risk == high, in("w.b")]', ["CR543"]),
        ('while: risk == high or in("w.b")', []),
        ('while: {2020-01-01: in("w.b"), 2024-01-01: in("w.a")}', []),
        ("upon: entered(w.b)", ["CR543"]),
        ("upon: [entered(w.b), registered]", []),
        ("upon: discharged(never)", ["CR543"]),
        ("upon: violated(never)", []),
    ],
)
def test_duties_that_never_open(opening: str, found: list[str], tmp_path: Path) -> None:
    text = f"""
workflows: {{w: {{subject: child, initial: a, states: {{a: {{final: true}}, b: {{final: true}}}}}}}}
duties:
  never: {{subject: child, bearer: child_director, forbid: left_scope, source: {{plan: 一}}}}
  assess:
    subject: child
    bearer: child_supervisor
    do: assessed
    within: 7d
    source: {{plan: 一}}
    {opening}
"""
    assert warnings(tmp_path, text) == ["CR410", *found]


def test_words_without_a_number_name_their_duties(tmp_path: Path) -> None:
    text = f"""
vague_terms: {{soon: {{term: 尽快}}, unused: {{term: 及时}}}}
duties:
  a: {{{ASSESS}, within: soon}}
  b: {{{ASSESS}, every: {{2020-01-01: soon, 2024-01-01: 30d}}}}
  c: {{{ASSESS}, within: 7d, escalate: [{{after: 1d, to: township_office, within: soon}}]}}
  d: {{{ASSESS}, within: 7d}}
"""
    [found] = run(policy_with(tmp_path, text))
    assert (found.code, found.args["duties"]) == ("CR540", ("a", "b", "c"))


def test_terms_make_school_days_sound(tmp_path: Path) -> None:
    text = f"duties: {{a: {{{ASSESS}, within: 3sd}}}}\n"
    terms = "terms: [{id: spring, from: 2026-02-24, until: 2026-07-04}]\n"
    assert warnings(tmp_path / "a", text) == ["CR545"]
    assert warnings(tmp_path / "b", text + terms) == []
