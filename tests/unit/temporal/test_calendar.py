from __future__ import annotations

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.temporal.calendar import Calendar, Counting
from carerules.temporal.civil import ordinal, parse_date

EPOCH = date(1970, 1, 1)
FIRST, LAST = ordinal(2019, 1, 1), ordinal(2024, 12, 31)
DAYS = st.integers(FIRST, LAST)
EXCEPTIONS = st.frozensets(DAYS, max_size=120)
CALENDARS = st.builds(
    lambda off, working, years: Calendar("any", off, working, years),
    EXCEPTIONS | EXCEPTIONS.map(lambda days: frozenset(day + n for day in days for n in range(5))),
    EXCEPTIONS,
    st.frozensets(st.integers(2019, 2024), max_size=6),
)


def works(calendar: Calendar, day: int) -> bool:
    """The rule in so many words."""
    moment = EPOCH + timedelta(days=day)
    if moment.year in calendar.published:
        if moment.isoweekday() <= 5 and day in calendar.off:
            return False
        if moment.isoweekday() > 5 and day in calendar.working:
            return True
    return moment.isoweekday() <= 5


def walk(calendar: Calendar, day: int, n: int, step: int) -> Counting:
    """One day after another, as one would on a wall calendar."""
    provisional = False
    while n:
        day += step
        provisional |= (EPOCH + timedelta(days=day)).year not in calendar.published
        n -= works(calendar, day)
    return Counting(day, provisional)


@given(CALENDARS, DAYS, st.integers(0, 400))
def test_the_nth_working_day_is_the_one_a_walk_finds(calendar: Calendar, day: int, n: int) -> None:
    assert calendar.nth_after(day, n) == walk(calendar, day, n, 1)
    assert calendar.nth_before(day, n) == walk(calendar, day, n, -1)


@given(CALENDARS, DAYS)
def test_the_next_working_day_is_the_day_itself_or_the_first_after_it(calendar: Calendar, day: int) -> None:
    assert calendar.is_working(day) == works(calendar, day)
    assert calendar.next_working(day) == walk(calendar, day - 1, 1, 1)
    assert (calendar.next_working(day).day == day) == calendar.is_working(day)


@given(CALENDARS, DAYS, st.integers(0, 3000), st.integers(0, 3000))
def test_working_days_add_up(calendar: Calendar, day: int, first: int, then: int) -> None:
    between = calendar.nth_after(day, first).day
    assert calendar.nth_after(between, then).day == calendar.nth_after(day, first + then).day


@given(CALENDARS, DAYS, st.integers(0, 3000))
def test_forwards_and_backwards_meet_on_a_working_day(calendar: Calendar, day: int, n: int) -> None:
    start = calendar.next_working(day).day
    assert calendar.nth_before(calendar.nth_after(start, n).day, n).day == start
    assert calendar.nth_after(calendar.nth_before(start, n).day, n).day == start


@given(CALENDARS, DAYS, DAYS)
def test_a_stretch_is_covered_when_each_of_its_days_is_published(
    calendar: Calendar, one: int, other: int
) -> None:
    years = {(EPOCH + timedelta(days=day)).year for day in range(one, other + 1)}
    assert calendar.covers(one, other) == (years <= calendar.published)
    assert calendar.is_published(one) == ((EPOCH + timedelta(days=one)).year in calendar.published)


@pytest.mark.parametrize(
    ("start", "n", "due", "provisional"),
    [
        ("2026-09-24", 1, "2026-09-28", False),  # over the Mid-Autumn Festival
        ("2026-09-25", 5, "2026-10-09", False),  # and over National Day
        ("2026-10-08", 2, "2026-10-10", False),  # a Saturday that is worked
        ("2026-02-13", 1, "2026-02-14", False),
        ("2026-02-14", 1, "2026-02-24", False),
        ("2026-12-30", 1, "2026-12-31", False),
        ("2026-12-30", 2, "2027-01-01", True),  # a holiday for sure, but nobody has said so
        ("2026-12-31", 0, "2026-12-31", False),
        ("2027-06-05", 0, "2027-06-05", False),
        ("2006-12-29", 1, "2007-01-04", True),  # the weekend passed was in an unpublished year
        ("2006-12-31", 1, "2007-01-04", False),
    ],
)
def test_working_days_in_china(cn: Calendar, start: str, n: int, due: str, provisional: bool) -> None:
    assert cn.nth_after(parse_date(start), n) == Counting(parse_date(due), provisional)


def test_exceptions_in_an_unpublished_year_do_not_count() -> None:
    monday, saturday = parse_date("2026-10-05"), parse_date("2026-10-10")
    calendar = Calendar("any", frozenset({monday}), frozenset({saturday}), frozenset({2025}))
    assert calendar.is_working(monday)
    assert not calendar.is_working(saturday)
    assert calendar.nth_after(monday - 1, 1) == Counting(monday, True)


def test_a_calendar_without_years_knows_plain_weekends() -> None:
    calendar = Calendar("none", frozenset(), frozenset(), frozenset())
    friday = parse_date("2026-10-02")
    assert calendar.nth_after(friday, 1) == Counting(friday + 3, True)
    assert calendar.nth_before(friday + 3, 1) == Counting(friday, True)
    assert calendar.nth_after(friday, 5 * 52 * 1000) == Counting(friday + 7 * 52 * 1000, True)


def test_a_calendar_is_a_value(cn: Calendar) -> None:
    copy = pickle.loads(pickle.dumps(cn))
    assert copy == cn
    assert hash(copy) == hash(cn)
    assert copy.nth_after(20_000, 250) == cn.nth_after(20_000, 250)
