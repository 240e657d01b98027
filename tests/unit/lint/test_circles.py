"""What may cause what without time passing: endless circles are refused, harmless ones are not."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from carerules.lint.causes import causes
from carerules.lint.run import run
from tests.folders import policy_with

DUTY = "subject: child, bearer: child_supervisor, source: {plan: 三.2}"
ENDLESS = {
    "two duties that open one another at once": """
duties:
  a: {subject: child, bearer: child_supervisor, upon: violated(b), do: assessed, within: 0min, source: {plan: 一}}
  b: {subject: child, bearer: child_supervisor, upon: violated(a), do: assessed, within: 0d, source: {plan: 一}}
""",
    "a duty that opens itself when its date has passed": """
duties:
  a: {subject: child, bearer: child_supervisor, upon: violated(a), do: assessed, due: 2026-01-01, source: {plan: 一}}
""",
    "states that answer one another": """
workflows:
  w:
    subject: child
    initial: a
    states:
      a: {transitions: [{event: entered(w.a), to: b}]}
      b: {transitions: [{event: entered(w.b), to: a}]}
""",
    "a state that enters itself again": """
workflows:
  w: {subject: child, initial: a, states: {a: {transitions: [{event: entered(w.a), to: a}]}}}
""",
    "a state left at once": """
workflows:
  w: {subject: child, initial: a, states: {a: {after: [{in: 0d, to: b}]}, b: {after: [{in: 0min, to: a}]}}}
""",
    "two duties that shut one another": """
duties:
  a: {subject: child, bearer: child_supervisor, while: 'not open("b")', do: assessed, within: 7d, source: {plan: 一}}
  b: {subject: child, bearer: child_supervisor, while: 'open("a")', do: assessed, within: 7d, source: {plan: 一}}
""",
    "a duty that asks whether it is open": """
duties:
  a: {subject: child, bearer: child_supervisor, while: 'not open("a")', do: assessed, within: 7d, source: {plan: 一}}
""",
    "a workflow that follows a duty that follows the workflow": """
workflows:
  w:
    subject: child
    initial: a
    states:
      a: {transitions: [{when: 'open("d")', to: b}]}
      b: {transitions: [{when: 'not open("d")', to: a}]}
duties:
  d: {subject: child, bearer: child_supervisor, while: in("w.a"), do: assessed, within: 7d, source: {plan: 一}}
""",
    "a duty that opens itself at the end of the only day it has": """
duties:
  a:
    subject: child
    bearer: child_supervisor
    upon: [registered, violated(a)]
    do: assessed
    within: 1d
    count_first_day: true
    source: {plan: 一}
""",
    "two duties that open one another on the working day they have": """
duties:
  a:
    subject: child
    bearer: child_supervisor
    upon: violated(b)
    do: assessed
    within: 1wd
    count_first_day: true
    source: {plan: 一}
  b: {subject: child, bearer: child_supervisor, upon: violated(a), do: assessed, within: 0d, source: {plan: 一}}
""",
    "a prohibition that violates itself": """
duties:
  a: {subject: child, bearer: child_supervisor, forbid: violated(a), source: {plan: 一}}
""",
}
HARMLESS = {
    "a violated visit leads to a state in which no visit is owed": """
workflows:
  w:
    subject: child
    initial: high
    states:
      high: {transitions: [{event: violated(d), to: low}]}
      low: {transitions: [{event: assessed, to: high}]}
duties:
  d: {subject: child, bearer: child_director, while: in("w.high"), do: home_visit, every: 7d, source: {plan: 一}}
""",
    "back to the state in which the duty begins anew": """
workflows:
  w:
    subject: child
    initial: high
    states:
      high: {transitions: [{event: assessed, to: low}]}
      low: {transitions: [{event: lapsed(d), to: high}]}
duties:
  d: {subject: child, bearer: child_director, while: in("w.high"), do: home_visit, every: 7d, source: {plan: 一}}
""",
    "grades that follow a fact": """
workflows:
  w:
    subject: child
    initial: low
    states:
      low: {transitions: [{when: risk == high, to: high}]}
      high: {transitions: [{when: risk != high, to: low}]}
duties:
  d: {subject: child, bearer: child_supervisor, upon: entered(w.high), do: assessed, within: 7d, source: {plan: 一}}
""",
    "duties that take turns, with time between": """
duties:
  a: {subject: child, bearer: child_supervisor, upon: violated(b), do: assessed, within: 1d, source: {plan: 一}}
  b: {subject: child, bearer: child_supervisor, upon: violated(a), do: assessed, within: 1min, source: {plan: 一}}
""",
    "a second duty once the first is late": """
duties:
  a: {subject: child, bearer: child_supervisor, while: 'open("b")', do: assessed, within: 7d, source: {plan: 一}}
  b: {subject: child, bearer: child_supervisor, upon: violated(a), do: assessed, within: 0d, source: {plan: 一}}
""",
    "a condition that is kept, with a tolerance": """
workflows:
  w:
    subject: child
    initial: a
    states: {a: {transitions: [{event: violated(d), to: b}]}, b: {transitions: [{event: discharged(d), to: a}]}}
duties:
  d: {subject: child, bearer: child_supervisor, keep: in("w.a"), tolerance: 7d, source: {plan: 一}}
""",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_endless(name: str, tmp_path: Path) -> None:
    found = [
        diagnostic for diagnostic in run(policy_with(tmp_path, ENDLESS[name])) if diagnostic.code == "CR407"
    ]
    assert len(found) == 1
    circle = found[0].args["circle"]
    assert isinstance(circle, tuple)
    assert circle[0] == circle[-1]
    assert len(set(circle)) == len(circle) - 1


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless(name: str, tmp_path: Path) -> None:
    assert "CR407" not in {diagnostic.code for diagnostic in run(policy_with(tmp_path, HARMLESS[name]))}


def test_every_step_of_a_circle_is_a_cause(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, "".join(ENDLESS["states that answer one another"]))
    [found] = [diagnostic for diagnostic in run(policy) if diagnostic.code == "CR407"]
    steps = {(f"{c.before[0]}({c.before[1]})", f"{c.after[0]}({c.after[1]})") for c in causes(policy)}
    circle = found.args["circle"]
    assert isinstance(circle, tuple)
    assert set(itertools.pairwise(circle)) <= steps


def test_a_transition_leaves_what_is_inside_and_enters_what_comes_first(tmp_path: Path) -> None:
    text = """
workflows:
  w:
    subject: child
    initial: a
    states:
      a: {initial: x, states: {x: {}, y: {}}, transitions: [{event: violated(visit), to: b}]}
      b: {initial: u, states: {u: {}, v: {transitions: [{event: assessed, to: a.y}]}}}
"""
    found = {
        cause.after for cause in causes(policy_with(tmp_path, text)) if cause.before == ("violated", "visit")
    }
    states = {(kind, name) for kind, name in found if kind in ("entered", "exited")}
    assert states == {
        ("exited", "w.a"),
        ("exited", "w.a.x"),
        ("exited", "w.a.y"),
        ("entered", "w.b"),
        ("entered", "w.b.u"),
    }
