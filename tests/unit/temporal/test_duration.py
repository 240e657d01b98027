from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.temporal.duration import Duration, Unit, parse_duration

DURATIONS = st.builds(Duration, st.integers(0, 999), st.sampled_from(Unit))
SMALLEST = {Unit.MIN: 1, Unit.H: 60, Unit.D: 1, Unit.W: 7, Unit.WD: 1, Unit.SD: 1, Unit.MO: 1, Unit.Y: 12}
KIND = {
    unit: kind for kind, units in enumerate(["MIN H", "D W", "WD", "SD", "MO Y"]) for unit in units.split()
}


@given(DURATIONS)
def test_text_and_duration_are_two_forms_of_one_thing(duration: Duration) -> None:
    assert parse_duration(str(duration)) == duration
    assert pickle.loads(pickle.dumps(duration)) == duration


@given(DURATIONS, DURATIONS)
def test_durations_have_an_order_exactly_within_their_kind(one: Duration, other: Duration) -> None:
    if KIND[one.unit.name] != KIND[other.unit.name]:
        assert not one.comparable(other)
        with pytest.raises(TypeError):
            assert one < other
        return
    assert one.comparable(other)
    mine, theirs = one.n * SMALLEST[one.unit], other.n * SMALLEST[other.unit]
    assert (one < other, one <= other, one > other, one >= other) == (
        mine < theirs,
        mine <= theirs,
        mine > theirs,
        mine >= theirs,
    )


def test_one_length_written_in_two_ways_is_two_durations() -> None:
    week, days = parse_duration("1w"), parse_duration("7d")
    assert week != days
    assert week <= days <= week
    assert week.base == days.base == (7, Unit.D)


def test_an_hour_is_sixty_minutes_and_a_year_twelve_months() -> None:
    assert parse_duration("1h").base == parse_duration("60min").base
    assert parse_duration("59min") < parse_duration("1h") < parse_duration("61min")
    assert parse_duration("11mo") < parse_duration("1y") < parse_duration("13mo")


@pytest.mark.parametrize("unit", Unit)
def test_only_minutes_and_hours_are_exact(unit: Unit) -> None:
    assert Duration(1, unit).exact == (unit in (Unit.MIN, Unit.H))


def test_a_negative_duration_counts_backwards() -> None:
    assert str(-parse_duration("3wd")) == "-3wd"
    assert -Duration(-3, Unit.WD) == parse_duration("3wd")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "form"),
        ("7", "form"),
        ("d", "form"),
        ("-7d", "form"),
        ("7 d", "form"),
        ("7.5d", "form"),
        ("07d", "form"),
        ("٧d", "form"),
        ("7d\n", "form"),
        ("1h30min", "form"),
        ("P7D", "form"),
        ("7天", "form"),
        ("7D", "unit"),
        ("7m", "unit"),
        ("7days", "unit"),
        ("1001y", "too_long"),
        ("365001d", "too_long"),
        ("9" * 5000 + "min", "too_long"),
    ],
)
def test_a_text_that_is_no_duration_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        parse_duration(text)


def test_the_longest_duration_is_a_thousand_years() -> None:
    assert parse_duration("1000y") == Duration(1000, Unit.Y)
