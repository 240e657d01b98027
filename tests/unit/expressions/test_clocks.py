"""S7.3: what changes by itself is compared with what stands still."""

from __future__ import annotations

import pytest

from carerules.expressions.tree import INT

from .county import codes, places


@pytest.mark.parametrize(
    "text",
    [
        "age(birth_date) < 16",
        "16 <= age(birth_date)",
        "age(birth_date) >= 8 * 2",
        "age(birth_date) >= caseload_limit",
        "days_since(event.at) > 3",
        "days_since(birth_date) == 30",
        "seen_lately >= 1",
        "seen_lately >= share",
        'time_away > duration("30d")',
        "time_away > grace",
        'age(birth_date + duration("1d")) >= 16',
        "(age(birth_date) >= 16 ? 1 : 0) == misses",
        "not (age(birth_date) < 16 or seen_lately == 0)",
    ],
)
def test_allowed(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("age(birth_date) >= caseload_limit + 1", "age(birth_date)"),
        ("age(birth_date) + 1 >= 16", "age(birth_date)"),
        ("-age(birth_date) < -16", "age(birth_date)"),
        ("age(birth_date) >= misses", "age(birth_date)"),
        ("age(birth_date) == age(opening.until)", "age(birth_date)"),
        ("age(birth_date) in [7, 8]", "age(birth_date)"),
        ("age(birth_date) >= (delegated ? 14 : 16)", "age(birth_date)"),
        ("seen_lately > misses", "seen_lately"),
        ("(delegated ? seen_lately : 0) > 3", "seen_lately"),
        ("age(seen_lately > 1 ? birth_date : opening.until) > 3", "seen_lately"),
    ],
)
def test_a_clock_stands_alone_against_a_constant(text: str, marked: str) -> None:
    assert places(text) == [("CR670", marked)]


def test_a_clock_is_no_value() -> None:
    assert places("age(birth_date)", INT) == [("CR670", "age(birth_date)")]
    assert places("seen_lately", INT) == [("CR670", "seen_lately")]


@pytest.mark.parametrize("text", ["age(birth_date) >= 15.5", "days_since(event.at) < share"])
def test_whole_years_and_days_are_compared_with_whole_numbers(text: str) -> None:
    assert codes(text) == ["CR675"]


@pytest.mark.parametrize("length", ["1mo", "1y", "3wd", "3sd"])
def test_a_measured_time_is_compared_with_a_fixed_length(length: str) -> None:
    assert places(f'time_away > duration("{length}")') == [("CR672", f'duration("{length}")')]
