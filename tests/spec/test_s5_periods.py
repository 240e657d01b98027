"""S5.5: the periods of each kind and the days named in them, in tables."""

from __future__ import annotations

import pytest

from carerules.temporal.period import Periods

from .almanac import SHANGHAI, TERMS, d, shown

PERIODS = Periods(
    SHANGHAI, TERMS, {"season": ((4, 1), (10, 1)), "odd": ((2, 30), (8, 15)), "day": ((4, 1), (4, 2))}
)


@pytest.mark.parametrize(
    ("kind", "day", "name", "first", "last"),
    [
        ("week", "2026-01-01", "2026-W01", "2025-12-29", "2026-01-04"), ("week", "2027-01-03", "2026-W53", "2026-12-28", "2027-01-03"),
        ("week", "2026-03-09", "2026-W11", "2026-03-09", "2026-03-15"), ("month", "2026-02-28", "2026-02", "2026-02-01", "2026-02-28"),
        ("month", "2026-12-31", "2026-12", "2026-12-01", "2026-12-31"), ("quarter", "2026-03-31", "2026-Q1", "2026-01-01", "2026-03-31"),
        ("quarter", "2026-10-01", "2026-Q4", "2026-10-01", "2026-12-31"), ("half_year", "2026-06-30", "2026-H1", "2026-01-01", "2026-06-30"),
        ("half_year", "2026-07-01", "2026-H2", "2026-07-01", "2026-12-31"), ("year", "2026-07-01", "2026", "2026-01-01", "2026-12-31"),
        ("term", "2026-03-02", "spring", "2026-03-02", "2026-03-20"), ("term", "2026-05-08", "summer", "2026-04-13", "2026-05-08"),
        ("term", "2027-03-20", "spring+1y", "2027-03-02", "2027-03-20"), ("season", "2026-03-31", "2025-10-01", "2025-10-01", "2026-03-31"),
        ("season", "2026-04-01", "2026-04-01", "2026-04-01", "2026-09-30"), ("season", "2026-12-31", "2026-10-01", "2026-10-01", "2027-03-31"),
        ("odd", "2026-02-28", "2026-02-28", "2026-02-28", "2026-08-14"), ("odd", "2024-02-28", "2023-08-15", "2023-08-15", "2024-02-28"),
        ("day", "2026-03-31", "2025-04-02", "2025-04-02", "2026-03-31"), ("day", "2026-04-01", "2026-04-01", "2026-04-01", "2026-04-01"),
        ("week", "2021-01-04", "2021-W01", "2021-01-04", "2021-01-10"),
    ],
)  # fmt: skip
def test_the_period_of_a_day(kind: str, day: str, name: str, first: str, last: str) -> None:  # S5.5.a
    period = PERIODS.containing(kind, d(day))
    assert period is not None
    assert (period.name, shown(period.first_day), shown(period.last_day)) == (name, first, last)
    assert period.provisional == ("+" in name)
    assert PERIODS.named(kind, name) == period
    following = PERIODS.next(kind, d(day))
    assert following is not None
    assert following.first_day > d(day)
    if kind != "term":
        assert following.first_day == period.last_day + 1
    inside = [number in period for number in (d(first) - 1, d(first), d(last), d(last) + 1)]
    assert inside == [False, True, True, False]
    assert PERIODS.start(period) == SHANGHAI.start(d(first))
    assert PERIODS.end(period) == SHANGHAI.end(d(last))


def test_days_between_terms_and_policies_without_any() -> None:  # S5.5.a S3.4.d
    assert PERIODS.containing("term", d("2026-03-21")) is None
    assert PERIODS.containing("term", d("2026-01-01")) is None
    following = PERIODS.next("term", d("2026-03-02"))
    assert following is not None
    assert following.name == "summer"
    nobody = Periods(SHANGHAI, None, {})
    asked = (nobody.containing("term", 0), nobody.next("term", 0), nobody.named("term", "spring"))
    assert asked == (None, None, None)
    later = PERIODS.named("term", "summer+12y")
    assert later is not None
    assert shown(later.first_day) == "2038-04-13"
    assert (PERIODS.named("term", "summer+0y"), PERIODS.named("term", "winter+1y")) == (None, None)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("week", "2026-W54"), ("week", "2026-W00"), ("week", "2027-W53"), ("month", "2026-13"), ("month", "2026-00"),
        ("month", "2026-3"), ("quarter", "2026-Q5"), ("half_year", "2026-H3"), ("year", "26"), ("season", "2026-04-02"),
        ("season", "spring"), ("month", "2026-03-01"),
    ],
)  # fmt: skip
def test_what_is_no_name_of_a_period(kind: str, text: str) -> None:  # S4.5.f
    assert PERIODS.named(kind, text) is None


@pytest.mark.parametrize(
    ("kind", "day", "text", "found"),
    [
        ("month", "2026-02-10", "1", "2026-02-01"), ("month", "2026-02-10", "28", "2026-02-28"), ("month", "2026-02-10", "31", "2026-02-28"),
        ("month", "2026-02-10", "32", None), ("month", "2026-03-10", "-1", "2026-03-31"), ("month", "2026-03-10", "-3", "2026-03-29"),
        ("month", "2026-02-10", "-31", "2026-02-01"), ("month", "2026-02-10", "-32", None), ("week", "2026-03-10", "7", "2026-03-15"),
        ("week", "2026-03-10", "8", None), ("quarter", "2026-02-10", "92", "2026-03-31"), ("quarter", "2026-02-10", "93", None),
        ("half_year", "2026-02-10", "184", "2026-06-30"), ("half_year", "2026-02-10", "185", None), ("year", "2026-02-10", "366", "2026-12-31"),
        ("year", "2026-02-10", "367", None), ("year", "2026-02-10", "06-30", "2026-06-30"), ("year", "2026-02-10", "02-29", "2026-02-28"),
        ("year", "2024-02-10", "02-29", "2024-02-29"), ("year", "2026-02-10", "02-30", None), ("year", "2026-02-10", "13-01", None),
        ("year", "2026-02-10", "00-10", None), ("year", "2026-02-10", "04-31", None), ("year", "2026-02-10", "04-00", None),
        ("year", "2026-02-10", "12-01", "2026-12-01"), ("year", "2026-02-10", "01-01", "2026-01-01"), ("year", "2026-02-10", "04-30", "2026-04-30"),
        ("month", "2026-02-10", "03-05", None), ("season", "2026-12-10", "02-01", "2027-02-01"), ("season", "2026-12-10", "11-01", "2026-11-01"),
        ("season", "2026-12-10", "06-30", None), ("season", "2026-12-10", "250", "2027-03-31"), ("year", "2026-02-10", "soon", None),
    ],
)  # fmt: skip
def test_a_day_by_number_or_date_in_a_period(
    kind: str, day: str, text: str, found: str | None
) -> None:  # S5.5
    period = PERIODS.containing(kind, d(day))
    assert period is not None
    assert PERIODS.by_day(period, text) == (None if found is None else d(found))
