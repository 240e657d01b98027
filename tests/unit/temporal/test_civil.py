from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.temporal import civil

EPOCH = date(1970, 1, 1)
DATES = st.dates(date(1600, 1, 1), date(2400, 12, 31))
ANY_DAY = st.integers(-(10**7), 10**7)


def number(day: date) -> int:
    return (day - EPOCH).days


def months_later(day: date, months: int) -> date:
    """The clamped month arithmetic said with nothing but `datetime`: step month by month, then clamp once."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@given(DATES)
def test_day_numbers_are_those_of_datetime(day: date) -> None:
    found = number(day)
    assert civil.ordinal(day.year, day.month, day.day) == found
    assert civil.civil(found) == (day.year, day.month, day.day)
    assert civil.weekday(found) == day.weekday()
    assert civil.format_date(found) == day.isoformat()
    assert civil.parse_date(day.isoformat()) == found


@given(ANY_DAY)
def test_day_numbers_go_on_beyond_datetime(day: int) -> None:
    year, month, of_month = civil.civil(day)
    assert 1 <= of_month <= civil.month_length(year, month)
    assert civil.ordinal(year, month, of_month) == day
    assert civil.civil(day + 146_097) == (year + 400, month, of_month)


@given(DATES, st.integers(-1500, 1500))
def test_months_are_clamped_as_an_independent_count_says(day: date, months: int) -> None:
    assert civil.add_months(number(day), months) == number(months_later(day, months))


@given(DATES, st.integers(0, 60), st.integers(0, 60))
def test_stepping_never_gets_further_and_as_far_where_every_month_has_the_day(
    day: date, first: int, then: int
) -> None:
    direct = civil.add_months(number(day), first + then)
    stepped = civil.add_months(civil.add_months(number(day), first), then)
    assert stepped <= direct
    assert stepped == direct or day.day > 28


def test_months_are_counted_from_the_start_never_by_stepping() -> None:
    start = civil.parse_date("2026-01-31")
    assert civil.format_date(civil.add_months(start, 2)) == "2026-03-31"
    assert civil.format_date(civil.add_months(civil.add_months(start, 1), 1)) == "2026-03-28"


@given(DATES, DATES)
def test_age_is_the_number_of_birthdays_passed(born: date, day: date) -> None:
    if day < born:
        born, day = day, born
    birthdays = 0
    year = born.year + 1
    while True:
        leapling = (born.month, born.day) == (2, 29) and not civil.is_leap(year)
        birthday = date(year, 3, 1) if leapling else date(year, born.month, born.day)
        if birthday > day:
            break
        birthdays, year = birthdays + 1, year + 1
    assert civil.age(number(born), number(day)) == birthdays
    assert civil.birthday(number(born), birthdays) <= number(day)
    assert civil.birthday(number(born), birthdays + 1) > number(day)


def test_a_child_of_29_february_is_a_year_older_on_1_march() -> None:
    born = civil.parse_date("2012-02-29")
    assert civil.format_date(civil.birthday(born, 14)) == "2026-03-01"
    assert civil.age(born, civil.parse_date("2026-02-28")) == 13
    assert civil.age(born, civil.parse_date("2026-03-01")) == 14
    assert civil.age(born, civil.parse_date("2028-02-29")) == 16


def test_before_the_birth_the_age_is_negative() -> None:
    assert civil.age(number(EPOCH), number(EPOCH - timedelta(days=1))) == -1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "form"),
        ("2026-3-02", "form"),
        ("20260302", "form"),
        ("2026-W05-1", "form"),
        ("2026-03-02 ", "form"),
        ("２０２６-03-02", "form"),
        ("2026-03-02T00", "form"),
        ("2026-02-29", "date"),
        ("2026-13-01", "date"),
        ("0000-01-01", "date"),
    ],
)
def test_a_text_that_is_no_date_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        civil.parse_date(text)
