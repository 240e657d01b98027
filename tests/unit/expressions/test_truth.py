"""Conditions that no case can change."""

from __future__ import annotations

import pytest

from carerules.expressions.check import check

from .county import COUNTY, condition, places


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("1 == 1", "CR690", "1 == 1"),
        ("delegated or true", "CR690", "delegated or true"),
        ("delegated and true", "CR690", "true"),
        ("delegated and not true", "CR691", "delegated and not true"),
        ("delegated and (café or 2 < 1)", "CR691", "2 < 1"),
        ("2 in [1, 2]", "CR690", "2 in [1, 2]"),
        ("'a' == 'b'", "CR691", "'a' == 'b'"),
        ('duration("1w") == duration("7d")', "CR690", 'duration("1w") == duration("7d")'),
        ('date("2024-01-01") < date("2023-01-01")', "CR691", 'date("2024-01-01") < date("2023-01-01")'),
        ("(true ? delegated : café) == café", "CR690", "true"),
        ("true ? true : delegated", "CR690", "true ? true : delegated"),
        ("not false", "CR690", "not false"),
    ],
)
def test_the_largest_constant_part_is_named(text: str, code: str, marked: str) -> None:
    assert places(text) == [(code, marked)]


def test_it_is_a_warning_and_the_condition_stands() -> None:
    result = condition("delegated or true")
    assert result.tree is not None
    assert not any(problem.is_error for problem in result.problems)


@pytest.mark.parametrize(
    "text", ["true", "false", "delegated == true", "delegated ? true : café", "delegated in [true]"]
)
def test_a_constant_that_is_meant(text: str) -> None:
    assert places(text) == []


def test_lengths_without_order_are_left_alone() -> None:
    assert places('duration("1d") < duration("24h")') == []


def test_values_are_looked_at_too() -> None:
    found = check("1 == 1 ? 0 : misses", COUNTY).problems
    assert [problem.code for problem in found] == ["CR690"]
