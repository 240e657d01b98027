"""What only a mistake of ours, or a very odd text, can bring about."""

from __future__ import annotations

import pytest

from carerules.expressions.check import _Checker
from carerules.expressions.numerals import _meant
from carerules.expressions.syntax import Node
from carerules.expressions.text import render
from carerules.expressions.tree import BOOL, Tree

from .county import COUNTY, codes, condition


@pytest.mark.parametrize("text", ["riskk in [low, high]", "event.no_such in [1, 2]"])
def test_a_list_for_something_that_is_nothing_has_one_problem(text: str) -> None:
    assert len(codes(text)) == 1
    assert condition(text).tree is None


def test_a_kind_of_node_that_nobody_knows_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(TypeError, match="Node"):
        _Checker("", COUNTY).tree(Node(start=0, end=0, height=1))
    with pytest.raises(TypeError, match="Tree"):
        render(Tree(type=BOOL, span=(0, 0)))


@pytest.mark.parametrize(
    ("written", "meant"), [("._", None), ("16x", None), ("16岁", "16"), ("007", "7"), (".5", "0.5")]
)
def test_what_a_misspelt_number_may_have_meant(written: str, meant: str | None) -> None:
    assert _meant(written) == meant
