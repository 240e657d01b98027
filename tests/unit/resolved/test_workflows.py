"""Where `to` leads, and what a workflow may look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from carerules.resolved.workflow import Workflow
from tests.folders import codes, load_with, policy_with

NESTED = """
workflows:
  care:
    subject: child
    initial: a
    states:
      a:
        initial: x
        states:
          x:
            initial: m
            states:
              m: {transitions: [{event: assessed, to: TARGET}]}
              n: {transitions: [{event: assessed, to: m}]}
          y: {transitions: [{event: assessed, to: x}]}
          b: {transitions: [{event: assessed, to: x}]}
      b: {transitions: [{event: assessed, to: c}]}
      c: {final: true}
"""


def nested(folder: Path, to: str) -> Workflow:
    return policy_with(folder, NESTED.replace("TARGET", to)).workflows["care"]


@pytest.mark.parametrize(
    ("to", "path"),
    [
        ("m", "a.x.m"),
        ("n", "a.x.n"),
        ("x", "a.x"),
        ("y", "a.y"),
        ("b", "a.b"),
        ("a", "a"),
        ("c", "c"),
        ("a.b", "a.b"),
        ("a.x.n", "a.x.n"),
    ],
)
def test_a_sibling_else_one_of_an_ancestor_else_a_path(to: str, path: str, tmp_path: Path) -> None:
    assert nested(tmp_path, to).states["a.x.m"].transitions[0].to == path


@pytest.mark.parametrize("to", ["z", "x.n", "b.a", ".a"])
def test_what_is_none_of_them(to: str, tmp_path: Path) -> None:
    """A dotted path starts at the top, never in the middle."""
    assert codes(load_with(tmp_path, NESTED.replace("TARGET", to)).diagnostics) == ["CR401"]


def test_a_transition_may_stay(tmp_path: Path) -> None:
    text = NESTED.replace(", to: TARGET", "")
    assert policy_with(tmp_path, text).workflows["care"].states["a.x.m"].transitions[0].to is None


def test_a_misspelt_target_is_suggested_by_its_own_name(tmp_path: Path) -> None:
    text = (
        "workflows:\n  care: {subject: child, initial: a, states: {a: {initial: high, states: {high: {}, low:"
    )
    text += " {transitions: [{event: assessed, to: hihg}]}}}}}\n"
    [problem] = load_with(tmp_path, text).diagnostics
    assert problem.args["suggestion"] == "high"


def test_labels_of_states_are_kept(tmp_path: Path) -> None:
    text = "workflows: {care: {subject: child, initial: a, states: {a: {label: 高风险, final: true}}}}"
    assert policy_with(tmp_path, text).workflows["care"].states["a"].label.zh == "高风险"


def test_guards_read_the_data_of_their_event(tmp_path: Path) -> None:
    guard = "{event: home_visit, when: event.child_seen, to: a}"
    text = "workflows: {care: {subject: child, initial: a, states: {a: {transitions: [" + guard + "]}}}}"
    assert policy_with(tmp_path / "a", text).workflows["care"].states["a"].transitions[0].when is not None
    assert codes(load_with(tmp_path / "b", text.replace("event: home_visit, ", "")).diagnostics) == ["CR633"]
