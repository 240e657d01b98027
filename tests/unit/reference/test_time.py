"""S3 by hand: days counted on the calendar of 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.calendar import ONE, SchoolDays, Term, shipped, working_days
from tests.reference.clock import FOREVER, Clock, add_months, age, birthday, duration
from tests.reference.periods import Period, Periods

TERMS = [
    Term("spring", date(2026, 3, 1), date(2026, 6, 30)),
    Term("autumn", date(2026, 9, 1), date(2027, 1, 15)),
]
CN = shipped("cn")
CLOCK = Clock("Asia/Shanghai", CN, SchoolDays(CN, TERMS))
PERIODS = Periods(TERMS, {"school_year": ["04-01", "10-01"]})


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        ("2026-03-02T10:00", "7d", "2026-03-09"),
        ("2026-03-02T10:00", "1w", "2026-03-09"),
        ("2026-03-02T10:00", "0d", "2026-03-02"),
        ("2026-01-31T10:00", "1mo", "2026-02-28"),
        ("2024-02-29T10:00", "1y", "2025-02-28"),
        ("2026-01-31T10:00", "2mo", "2026-03-31"),
        # 30 September works, then the holiday to the 7th; Saturday the 10th is made up
        ("2026-09-29T10:00", "3wd", "2026-10-09"),
        ("2026-09-29T10:00", "4wd", "2026-10-10"),
        ("2026-06-29T10:00", "2sd", "2026-09-01"),
        ("2026-03-02T10:00", "24h", "2026-03-03T10:00"),
        ("2026-03-02T10:00", "90min", "2026-03-02T11:30"),
    ],
)
def test_deadlines(start: str, length: str, due: str) -> None:
    assert CLOCK.after(CLOCK.parse(start)[0], duration(length)).at == CLOCK.parse(due)[0]


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        ("2026-03-02T10:00", "7d", "2026-03-08"),
        ("2026-03-01T10:00", "1mo", "2026-03-31"),
        ("2026-03-02T10:00", "2wd", "2026-03-03"),
        ("2026-03-07T10:00", "1wd", "2026-03-09"),  # a Saturday is no working day to count
    ],
)
def test_deadlines_that_count_the_first_day(start: str, length: str, due: str) -> None:
    assert (
        CLOCK.after(CLOCK.parse(start)[0], duration(length), count_first_day=True).at == CLOCK.parse(due)[0]
    )


def test_roll_goes_to_the_next_working_day() -> None:
    start = CLOCK.parse("2026-09-24T10:00")[0]
    assert CLOCK.after(start, duration("7d"), roll=True).at == CLOCK.parse("2026-10-08")[0]
    assert CLOCK.after(start, duration("2d")).at == CLOCK.parse("2026-09-26")[0]


def test_days_of_unpublished_years_are_provisional() -> None:
    start = CLOCK.parse("2026-12-30T10:00")[0]
    assert not CLOCK.after(start, duration("1wd")).provisional
    assert CLOCK.after(start, duration("2wd")) == (CLOCK.parse("2027-01-01")[0], True, False)
    assert not CLOCK.after(start, duration("30d")).provisional


def test_school_days_after_the_last_term_are_provisional() -> None:
    start = CLOCK.parse("2027-01-15T10:00")[0]
    assert CLOCK.after(start, duration("1sd")).provisional


@pytest.mark.parametrize(
    ("at", "length", "earlier"),
    [
        ("2026-03-16", "2d", "2026-03-14"),
        ("2026-03-31", "1mo", "2026-02-28"),
        ("2026-10-08", "1wd", "2026-09-30"),
        ("2026-03-16T10:00", "2h", "2026-03-16T08:00"),
    ],
)
def test_backwards(at: str, length: str, earlier: str) -> None:
    assert CLOCK.before(CLOCK.parse(at)[0], duration(length)) == CLOCK.parse(earlier)[0]


def test_a_date_stands_at_the_end_of_its_day() -> None:
    at, date_only = CLOCK.parse("2026-03-02")
    assert date_only
    assert CLOCK.local(at).isoformat() == "2026-03-02T23:59:59.999999+08:00"
    assert CLOCK.local(at + 1) == CLOCK.local(CLOCK.start(date(2026, 3, 3)))


def test_birthdays_on_the_leap_day_are_reached_on_the_first_of_march() -> None:
    born = date(2012, 2, 29)
    assert birthday(born, 14) == date(2026, 3, 1)
    assert (age(born, date(2026, 2, 28)), age(born, date(2026, 3, 1))) == (13, 14)
    assert birthday(born, 16) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("kind", "day", "name", "first", "last"),
    [
        ("week", "2026-02-01", "2026-W05", "2026-01-26", "2026-02-01"),
        ("week", "2026-12-31", "2026-W53", "2026-12-28", "2027-01-03"),
        ("month", "2026-02-10", "2026-02", "2026-02-01", "2026-02-28"),
        ("quarter", "2026-11-30", "2026-Q4", "2026-10-01", "2026-12-31"),
        ("half_year", "2026-06-30", "2026-H1", "2026-01-01", "2026-06-30"),
        ("year", "2026-06-30", "2026", "2026-01-01", "2026-12-31"),
        ("term", "2026-06-30", "spring", "2026-03-01", "2026-06-30"),
        ("school_year", "2026-03-31", "2025-10-01", "2025-10-01", "2026-03-31"),
    ],
)
def test_periods(kind: str, day: str, name: str, first: str, last: str) -> None:
    period = PERIODS.containing(kind, date.fromisoformat(day))
    assert period == Period(kind, name, date.fromisoformat(first), date.fromisoformat(last))
    assert PERIODS.named(kind, name) == period


def test_days_of_a_period() -> None:
    quarter = PERIODS.containing("quarter", date(2026, 2, 1))
    assert quarter is not None
    assert quarter.day("-3") == date(2026, 3, 29)
    assert quarter.day("28") == date(2026, 1, 28)
    assert quarter.day("03-05") == date(2026, 3, 5)
    assert PERIODS.containing("term", date(2026, 7, 1)) is None


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(0, 40))
def test_the_nth_working_day_leaves_n_working_days_behind(day: date, n: int) -> None:
    then, _ = CN.nth_after(day, n)
    between = (day + timedelta(days=k) for k in range(1, (then - day).days + 1))
    assert sum(CN.counts(one) for one in between) == n


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_starts_where_the_day_before_ended(day: date) -> None:
    assert CLOCK.end(day) + 1 == CLOCK.start(day + ONE)
    assert CLOCK.day(CLOCK.start(day)) == CLOCK.day(CLOCK.end(day)) == day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(-100, 100))
def test_months_keep_the_day_or_end(day: date, n: int) -> None:
    moved = add_months(day, n)
    assert moved.day == day.day or (moved.day < day.day and (moved + ONE).day == 1)


def test_without_a_calendar_nothing_is_published() -> None:
    plain = working_days(None)
    assert plain.counts(date(2026, 10, 1))
    assert not plain.is_sure(date(2026, 10, 1))


def test_beyond_the_calendar_nothing_is_due() -> None:
    assert CLOCK.after(CLOCK.parse("2026-01-01")[0], duration("9999y")).at == FOREVER
