from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given

from carerules.expressions.check import check
from carerules.expressions.text import render
from carerules.expressions.tree import BOOL
from carerules.interop.notation import event_text, length_text
from carerules.resolved.duty import Term
from carerules.resolved.value import Dated, always
from carerules.temporal.civil import parse_date
from carerules.temporal.duration import parse_duration
from tests.unit.expressions.county import COUNTY
from tests.unit.expressions.sentences import conditions

from .making import county, reference

# a member of an enum is written bare, so no fact may have its name
NAMES = replace(COUNTY, facts={name: type_ for name, type_ in COUNTY.facts.items() if name != "school"})


def placeless(node: Any) -> Any:
    """The tree without the places in its text."""
    if isinstance(node, tuple):
        return tuple(placeless(item) for item in node)
    if not is_dataclass(node):
        return type(node), node
    return type(node), [placeless(getattr(node, f.name)) for f in fields(node) if f.name != "span"]


@given(conditions)
def test_the_text_of_a_condition_means_the_same(text: str) -> None:
    tree = check(text, NAMES, BOOL).tree
    assert tree is not None
    again = check(render(tree), NAMES, BOOL)
    assert again.tree is not None, (render(tree), again.problems)
    assert placeless(again.tree) == placeless(tree)


@pytest.mark.parametrize(
    "text",
    [
        "not (delegated and café) or risk == high",
        "misses - (1 - misses) > -3 * misses",
        'event.at - duration("24h") <= date("2026-03-08")',
        '(delegated ? misses : 0) in [1, 2] and in("guardianship.registered.high")',
    ],
)
def test_parentheses_stand_only_where_they_are_needed(text: str) -> None:
    tree = check(text, NAMES, BOOL).tree
    assert tree is not None
    assert render(tree) == text


@pytest.mark.parametrize("text", ["home_visit", "violated(weekly_visit)", "entered(w.a.b)"])
def test_events(text: str) -> None:
    assert event_text(reference(text)) == text


def test_lengths() -> None:
    zone = county().zone
    week, month = Term(parse_duration("7d")), Term(parse_duration("1mo"))
    assert length_text(always(Term(None, "promptly")), zone) == "promptly"
    dated = Dated(
        ((zone.start(parse_date("2016-12-01")), month), (zone.start(parse_date("2021-06-01")), week))
    )
    assert length_text(dated, zone) == "1mo from 2016-12-01, 7d from 2021-06-01"
