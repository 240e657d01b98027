"""Brackets, order of operations, and what breaks the grammar."""

from __future__ import annotations

import pytest

from carerules.expressions.parser import DEPTH, LENGTH, PARTS, parse
from carerules.expressions.tree import INT

from .county import codes, condition, places, shape, tree


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("delegated or event.adult and café", "delegated or (event.adult and café)"),
        ("not delegated and café", "(not delegated) and café"),
        ("not misses == 3", "not (misses == 3)"),
        ("!delegated == café", "(not delegated) == café"),
        ("not risk in [low]", "not (risk in [low])"),
        ("misses + 1 * 2 > 3", "(misses + (1 * 2)) > 3"),
        ("misses - 1 - 2 > 3", "((misses - 1) - 2) > 3"),
        ("-misses * 2 > 3", "((-misses) * 2) > 3"),
        ("delegated ? café : event.adult ? café : true", "delegated ? café : (event.adult ? café : true)"),
        ("delegated or café ? café : true", "(delegated or café) ? café : true"),
        ("delegated && !café || event.adult", "delegated and not café or event.adult"),
        ("not not delegated", "not (not delegated)"),
        ('not in("guardianship.found")', '!in("guardianship.found")'),
    ],
)
def test_order_of_operations(text: str, same: str) -> None:
    assert shape(tree(text)) == shape(tree(same))


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("", "CR610", ""),
        ("  \n", "CR610", "  \n"),
        ("and delegated", "CR611", "and"),
        ("delegated and == 3", "CR611", "=="),
        ("event. and delegated", "CR611", "and"),
        ("risk in [low,]", "CR611", "]"),
        ("delegated café", "CR612", "café"),
        ("3 (café)", "CR612", "("),
        ("event.adult(3)", "CR612", "("),
        ("misses > 3 4", "CR612", "4"),
        ("(delegated café)", "CR612", "café"),
        ("(delegated", "CR613", "("),
        ("(delegated]", "CR613", "("),
        ("risk in [low, high", "CR613", "["),
        ("age(birth_date > 16", "CR613", "("),
        ("delegated)", "CR614", ")"),
        ("delegated, café", "CR614", ","),
        ("delegated : café", "CR614", ":"),
        ("1 < misses < 3", "CR615", "1 < misses <"),
        ("risk == low == café", "CR615", "risk == low =="),
        ("risk in [low] == café", "CR615", "risk in [low] =="),
        ("risk in (low, high)", "CR616", "in ("),
        ("risk in low", "CR616", "in low"),
        ("in delegated", "CR611", "in"),
        ("[low]", "CR616", "["),
        ("risk in []", "CR620", "[]"),
        ("delegated == not café", "CR617", "not"),
        ("delegated ? café ? true : false : true", "CR617", "café ?"),
        ("delegated ? café", "CR618", "?"),
        ("delegated ? café, true", "CR618", "?"),
        ("(delegated ? café)", "CR618", "?"),
        ("delegated and", "CR621", "and"),
        ("misses > -", "CR621", "-"),
        ("not", "CR621", "not"),
        ("event.", "CR621", "."),
    ],
)
def test_what_breaks_the_grammar_is_marked(text: str, code: str, marked: str) -> None:
    assert places(text) == [(code, marked)]


def test_a_chain_is_taken_apart_in_the_help() -> None:
    (problem,) = condition("7 <= misses < 16").problems
    assert problem.args["instead"] == "7 <= misses and misses < …"


def test_brackets_belong_to_the_place_of_what_they_hold() -> None:
    assert places("(misses) and delegated") == [("CR653", "(misses)")]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000 + "delegated" + ")" * 10_000,
        "(" * 2_000,
        "not " * 1_000 + "delegated",
        "-" * 4_000,
        "!" * 3_999,
        "[" * 4_000,
        "age(" * 900,
        "delegated and " * 250 + "delegated",
        "delegated ? true : " * 200 + "true",
        "misses in [" + "1, " * 1_200 + "1]",
        "delegated ? " * 300,
        "a." * 2_000,
        "x" * 1_000_000,
    ],
)
def test_hostile_texts_are_refused_and_do_not_overflow(text: str) -> None:
    result = condition(text)
    assert result.tree is None
    assert len(result.problems) == 1


def test_limits_are_exact() -> None:
    inside, outside = DEPTH - 1, DEPTH
    assert codes("(" * inside + "delegated" + ")" * inside) == []
    assert codes("(" * outside + "delegated" + ")" * outside) == ["CR619"]
    assert codes(" and ".join(["delegated"] * DEPTH)) == []
    assert codes(" and ".join(["delegated"] * (DEPTH + 1))) == ["CR619"]
    assert codes(f"misses in [{', '.join(['1'] * (PARTS - 2))}]") == []
    assert codes(f"misses in [{', '.join(['1'] * (PARTS - 1))}]") == ["CR619"]
    assert codes("delegated".ljust(LENGTH)) == []
    assert codes("delegated".ljust(LENGTH + 1)) == ["CR619"]


def test_the_shape_stands_where_it_is_written() -> None:
    node = parse("  (delegated ) ").node
    assert node is not None
    assert node.span == (2, 14)


def test_a_value_needs_no_condition() -> None:
    assert codes("event.child_seen ? 0 : misses + 1", INT) == []
