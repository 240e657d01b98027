"""What holds for every text."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from carerules.diagnostics.catalogue.conditions import MESSAGES
from carerules.diagnostics.wording import help_of, message
from carerules.expressions.check import check
from carerules.expressions.environment import Environment
from carerules.expressions.parser import DEPTH
from carerules.expressions.parts import parts, walk
from carerules.expressions.text import render
from carerules.expressions.tree import BOOL, TEXT, Literal, Tree, Type

from .county import COUNTY, condition, shape
from .sentences import anything, conditions


def _nfc(text: str) -> str:
    return normalize("NFC", text)


expected = st.sampled_from((None, BOOL, *COUNTY.facts.values()))


def height(of: Tree) -> int:
    return 1 + max((height(part) for part in parts(of)), default=0)


@settings(max_examples=600, deadline=None)
@given(anything, expected)
def test_any_text_gives_a_tree_or_an_error_that_can_be_said(text: str, type_: Type | None) -> None:
    result = check(text, COUNTY, type_)
    assert (result.tree is None) == any(problem.is_error for problem in result.problems)
    for problem in result.problems:
        assert problem.code in MESSAGES
        for language in ("en", "zh"):
            assert message(problem.code, problem.args, language)
            help_of(problem.code, problem.args, language)


@settings(max_examples=600, deadline=None)
@given(anything, expected)
def test_every_problem_lies_in_the_text(text: str, type_: Type | None) -> None:
    problems = check(text, COUNTY, type_).problems
    assert all(0 <= problem.start <= problem.end <= len(text) for problem in problems)
    assert all(problem.start < problem.end or not text for problem in problems)
    assert list(problems) == sorted(problems, key=lambda problem: (problem.start, problem.end, problem.code))


@settings(max_examples=400, deadline=None)
@given(conditions)
def test_a_well_typed_text_has_a_tree_whose_parts_lie_inside_one_another(text: str) -> None:
    tree = condition(text).tree
    assert tree is not None, condition(text).problems
    assert height(tree) <= DEPTH
    for node in walk(tree):
        for part in parts(node):
            assert node.span[0] <= part.span[0] <= part.span[1] <= node.span[1]


@settings(max_examples=400, deadline=None)
@given(conditions)
def test_a_rendered_tree_gives_the_same_tree(text: str) -> None:
    tree = condition(text).tree
    assert tree is not None
    again = check(render(tree, COUNTY.names()), COUNTY, BOOL).tree
    assert shape(again) == shape(tree)


@settings(max_examples=300, deadline=None)
@given(anything, expected)
def test_whatever_has_a_tree_can_be_rendered(text: str, type_: Type | None) -> None:
    tree = check(text, COUNTY, type_).tree
    if tree is not None:
        rendered = render(tree, COUNTY.names())
        assert shape(check(rendered, COUNTY, type_).tree) == shape(tree)
        assert render(check(rendered, COUNTY, type_).tree or tree, COUNTY.names()) == rendered


_values = st.lists(st.text(min_size=1, max_size=6).map(_nfc), min_size=1, max_size=4, unique=True)


@settings(max_examples=200, deadline=None)
@given(_values, st.text(max_size=12), st.booleans())
def test_any_value_and_any_text_survives_rendering(values: list[str], text: str, taken: bool) -> None:
    enum = Type("enum", tuple(values))
    names = Environment(facts={"choice": enum, **({values[0]: TEXT} if taken else {})})
    for literal in (
        Literal(type=enum, span=(0, 0), value=values[0]),
        Literal(type=TEXT, span=(0, 0), value=text),
    ):
        rendered = render(literal, names.names())
        assert shape(check(rendered, names, literal.type).tree) == shape(literal)


@settings(max_examples=300, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_blanks_around_a_condition_change_nothing_but_places(text: str) -> None:
    inner, outer = condition(text), condition(f" {text}\n")
    assert shape(inner.tree) == shape(outer.tree)
    assert sorted(p.code for p in inner.problems) == sorted(p.code for p in outer.problems)
