"""S3.1, S3.4, S3.5: civil days, working days and school days, in tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from carerules.temporal.calendar import Calendar, Term, Terms
from carerules.temporal.civil import (
    add_months,
    age,
    birthday,
    civil,
    format_date,
    is_leap,
    month_length,
    ordinal,
    parse_date,
    weekday,
)
from carerules.temporal.school import SchoolDays, terms_in_order

from .almanac import CALENDAR, EPOCH, SPRING, SUMMER, TERMS, d, shown


def test_days_are_counted_from_1970() -> None:  # S3.1
    for text in (
        "1969-12-31",
        "1970-01-01",
        "2000-02-29",
        "2026-03-01",
        "2100-02-28",
        "2100-03-01",
        "1600-12-31",
    ):
        day = date.fromisoformat(text)
        number = d(text)
        assert ordinal(day.year, day.month, day.day) == number
        assert civil(number) == (day.year, day.month, day.day)
        assert weekday(number) == day.weekday()
        assert (parse_date(text), format_date(number)) == (number, text)
    last = [civil(ordinal(year, 3, 1) - 1) for year in (0, 4, 100, 400, 10_000, 10_001)]
    assert last == [(0, 2, 29), (4, 2, 29), (100, 2, 28), (400, 2, 29), (10_000, 2, 29), (10_001, 2, 28)]
    assert ordinal(2026, 2, 31) == d("2026-03-03")
    assert [is_leap(year) for year in (1900, 2000, 2023, 2024)] == [False, True, False, True]
    assert [month_length(2023, month) for month in range(1, 13)] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]  # fmt: skip
    assert month_length(2024, 2) == 29
    for text, reason in (("2026-3-2", "form"), ("2026-02-30", "date"), ("2026-03-02T", "form")):
        with pytest.raises(ValueError, match=f"^{reason}$"):
            parse_date(text)


def test_a_year_of_days_in_the_order_of_the_calendar() -> None:  # S3.1
    first = d("2023-12-01")
    for number in range(first, first + 460):
        day = EPOCH + timedelta(days=number)
        assert civil(number) == (day.year, day.month, day.day)
        assert ordinal(day.year, day.month, day.day) == number


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-31", 2, "2026-03-31"),
        ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-05-31", 18, "2027-11-30"), ("2024-02-29", 12, "2025-02-28"), ("2026-06-30", -18, "2024-12-30"),
    ],
)  # fmt: skip
def test_months_reach_the_corresponding_day_or_the_last(start: str, months: int, end: str) -> None:  # S3.3
    assert shown(add_months(d(start), months)) == end


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("2010-11-24", "2026-11-23", 15), ("2010-11-24", "2026-11-24", 16), ("2010-11-24", "2010-11-24", 0),
        ("2010-11-24", "2010-11-23", -1), ("2012-02-29", "2026-02-28", 13), ("2012-02-29", "2026-03-01", 14),
        ("2012-02-29", "2028-02-28", 15), ("2012-02-29", "2028-02-29", 16), ("2010-11-24", "2027-01-02", 16),
    ],
)  # fmt: skip
def test_ages_are_completed_years(born: str, day: str, years: int) -> None:  # S3.5
    assert age(d(born), d(day)) == years
    assert shown(birthday(d("2012-02-29"), 14)) == "2026-03-01"


def by_hand(day: int) -> bool:
    """Whether it is a working day, looked up day by day."""
    plain = (EPOCH + timedelta(days=day)).weekday() < 5
    if (EPOCH + timedelta(days=day)).year not in (2024, 2026):
        return plain
    return (plain and day not in CALENDAR.off) or (not plain and day in CALENDAR.working)


def test_working_days_are_those_of_the_published_calendar() -> None:  # S3.4
    days = range(d("2023-12-20"), d("2027-01-20"))
    assert [day for day in days if CALENDAR.is_working(day)] == [day for day in days if by_hand(day)]
    edges = ("2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01", "2026-12-31", "2027-01-01")
    assert [CALENDAR.is_published(d(text)) for text in edges] == [False, True, True, False, True, False]
    assert CALENDAR.covers(d("2024-01-01"), d("2024-12-31"))
    assert not CALENDAR.covers(d("2024-12-31"), d("2025-01-01"))
    assert not CALENDAR.covers(d("2024-06-01"), d("2026-06-01"))
    assert not CALENDAR.covers(d("2023-12-31"), d("2024-01-01"))
    assert CALENDAR.covers(d("2023-12-31"), d("2023-12-30"))
    assert not CALENDAR.covers(d("2023-12-31"), d("2023-12-31"))
    assert (CALENDAR.source(2024), CALENDAR.source(2025), CALENDAR.source(2026)) == ("n 1", "", "n 2")


def walked(start: int, n: int, step: int) -> tuple[int, bool]:
    """The `n`-th working day by walking, and whether it came through a year that is not published."""
    day, provisional = start, False
    while n:
        day += step
        provisional = provisional or civil(day)[0] not in (2024, 2026)
        n -= by_hand(day)
    return day, provisional


@pytest.mark.parametrize(
    "start", ["2023-12-27", "2024-12-27", "2025-12-29", "2026-01-03", "2026-04-30", "2026-12-30"]
)
def test_the_nth_working_day_is_found_as_by_hand(start: str) -> None:  # S3.3 S3.4
    fresh = replace(CALENDAR)  # with tables made anew
    for n in range(12):
        assert fresh.nth_after(d(start), n) == walked(d(start), n, 1)
        assert fresh.nth_before(d(start), n) == walked(d(start), n, -1)


def test_ranks_number_the_working_days() -> None:  # S3.4
    calendar = replace(CALENDAR)
    days = [day for day in range(d("2023-12-20"), d("2027-01-20")) if by_hand(day)]
    first = calendar.rank(days[0])
    assert [calendar.rank(day) - first for day in days] == list(range(len(days)))
    assert [calendar.day(first + place) for place in range(len(days))] == days
    sunday = d("2026-03-08")
    assert calendar.rank(sunday) == calendar.rank(sunday - 2)
    far = [
        calendar.rank(d(text)) - calendar.rank(d("1970-01-05"))
        for text in ("1970-01-11", "1970-01-04", "1970-01-02")
    ]
    assert far == [4, -1, -1]


@pytest.mark.parametrize(
    ("day", "found", "provisional"),
    [
        ("2026-01-01", "2026-01-04", False), ("2026-01-05", "2026-01-05", False), ("2026-05-01", "2026-05-04", False),
        ("2026-12-31", "2026-12-31", False), ("2027-01-02", "2027-01-04", True), ("2025-12-31", "2025-12-31", True),
    ],
)  # fmt: skip
def test_a_day_off_rolls_to_the_next_working_day(day: str, found: str, provisional: bool) -> None:  # S3.3
    assert CALENDAR.next_working(d(day)) == (d(found), provisional)


def test_a_calendar_without_years_knows_weekends_only() -> None:  # S3.4
    plain = Calendar("none", frozenset(), frozenset(), frozenset())
    friday = d("2026-03-06")
    assert plain.nth_after(friday, 1) == (friday + 3, True)
    assert plain.nth_after(friday, 0) == (friday, False)
    assert plain.nth_before(friday + 3, 1) == (friday, True)
    found = [plain.nth_after(d("1969-12-20"), n).day for n in range(1, 30)]
    days = [d("1969-12-20") + n for n in range(1, 60)]
    assert found == [day for day in days if (EPOCH + timedelta(days=day)).weekday() < 5][:29]


@pytest.mark.parametrize(
    ("start", "n", "found", "provisional"),
    [
        ("2026-03-02", 3, "2026-03-05", False), ("2026-02-01", 1, "2026-03-02", False), ("2026-03-19", 1, "2026-03-20", False),
        ("2026-03-20", 1, "2026-04-13", False), ("2026-04-30", 1, "2026-05-04", False), ("2026-05-07", 1, "2026-05-08", False),
        ("2026-05-07", 2, "2026-05-11", True), ("2026-06-01", 1, "2026-06-02", True), ("2026-02-01", 0, "2026-02-01", False),
        ("2026-03-01", 1, "2026-03-02", False), ("2026-03-02", 0, "2026-03-02", False),
    ],
)  # fmt: skip
def test_school_days_count_inside_terms(
    start: str, n: int, found: str, provisional: bool
) -> None:  # S3.3 S3.4
    assert SchoolDays(CALENDAR, TERMS).nth_after(d(start), n) == (d(found), provisional)


@pytest.mark.parametrize(
    ("start", "n", "found", "provisional"),
    [
        ("2026-03-05", 3, "2026-03-02", False), ("2026-04-13", 1, "2026-03-20", False), ("2026-03-03", 2, "2026-02-27", True),
        ("2026-05-04", 1, "2026-04-30", False), ("2026-05-12", 1, "2026-05-11", True), ("2026-03-10", 0, "2026-03-10", False),
        ("2026-05-09", 1, "2026-05-08", False), ("2026-05-10", 1, "2026-05-08", True),
    ],
)  # fmt: skip
def test_school_days_count_backwards(start: str, n: int, found: str, provisional: bool) -> None:  # S3.3 S3.4
    assert SchoolDays(CALENDAR, TERMS).nth_before(d(start), n) == (d(found), provisional)


def test_school_days_without_terms_are_provisional_working_days() -> None:  # S3.4.d
    assert SchoolDays(CALENDAR, Terms()).nth_after(d("2026-04-30"), 1) == (d("2026-05-04"), True)
    assert SchoolDays(CALENDAR, Terms()).nth_after(d("1960-01-01"), 1) == (d("1960-01-04"), True)
    assert (Terms().first_day, Terms().last_day) == (0, -1)
    assert (TERMS.first_day, TERMS.last_day) == (SPRING.first_day, SUMMER.last_day)
    edges = (SPRING.first_day - 1, SPRING.first_day, SPRING.last_day, SPRING.last_day + 1)
    assert [day in TERMS for day in edges] == [False, True, True, False]


def test_terms_come_again_when_nobody_has_written_the_next() -> None:  # S3.4.e
    old = Term("old", d("2025-04-13"), d("2025-04-30"))
    year = Term("year", d("2025-04-14"), d("2025-05-30"))
    found = []
    for term, provisional in terms_in_order(Terms((SUMMER, SPRING, old, year))):
        found.append(f"{term.id} {shown(term.first_day)} {shown(term.last_day)} {provisional}")
        if len(found) == 10:
            break
    assert found == [
        "old 2025-04-13 2025-04-30 False",
        "year 2025-04-14 2025-05-30 False",
        "spring 2026-03-02 2026-03-20 False",
        "summer 2026-04-13 2026-05-08 False",
        "year+1y 2026-04-14 2026-05-30 True",
        "spring+1y 2027-03-02 2027-03-20 True",
        "summer+1y 2027-04-13 2027-05-08 True",
        "year+2y 2027-04-14 2027-05-30 True",
        "spring+2y 2028-03-02 2028-03-20 True",
        "summer+2y 2028-04-13 2028-05-08 True",
    ]
    assert list(terms_in_order(Terms())) == []


@pytest.mark.parametrize("years", [{2026}, {2022, 2024, 2026}])
def test_the_first_days_off_of_a_calendar_are_off(years: set[int]) -> None:  # S3.4
    off = {d(f"{year}-01-0{day}") for year in years for day in (1, 2, 3)}
    calendar = Calendar("new", frozenset(off), frozenset(), frozenset(years))
    found = {year: shown(calendar.nth_after(d(f"{year}-01-01"), 1).day) for year in years}
    assert found == {year: f"{year}-01-0{5 if year == 2026 else 4}" for year in years}
