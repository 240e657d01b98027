from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from carerules.temporal.calendar import Terms
from carerules.temporal.civil import format_date, ordinal, parse_date
from carerules.temporal.period import KINDS, Period, Periods
from carerules.temporal.zone import Zone

EPOCH = date(1970, 1, 1)
OWN = {"season": ((4, 1), (10, 1)), "fiscal": ((7, 1),), "leap": ((2, 29), (8, 31))}
ENDLESS = [kind for kind in KINDS if kind != "term"] + list(OWN)
DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.fixture(scope="module")
def periods(shanghai: Zone, terms: Terms) -> Periods:
    return Periods(shanghai, terms, OWN)


def number(day: date) -> int:
    return (day - EPOCH).days


def name_of(kind: str, day: date) -> str:
    """The name by `datetime`'s own reckoning."""
    year, week, _ = day.isocalendar()
    return {
        "week": f"{year:04d}-W{week:02d}",
        "month": f"{day:%Y-%m}",
        "quarter": f"{day:%Y}-Q{(day.month + 2) // 3}",
        "half_year": f"{day:%Y}-H{1 if day.month <= 6 else 2}",
        "year": f"{day:%Y}",
    }[kind]


@given(st.sampled_from(["week", "month", "quarter", "half_year", "year"]), DATES)
def test_a_period_is_the_days_that_share_its_name(periods: Periods, kind: str, day: date) -> None:
    period = periods.containing(kind, number(day))
    assert period is not None
    assert period.name == name_of(kind, day)
    days = [EPOCH + timedelta(days=n) for n in (period.first_day, period.last_day)]
    assert [name_of(kind, each) for each in days] == [period.name] * 2
    outside = [days[0] - timedelta(days=1), days[1] + timedelta(days=1)]
    assert period.name not in [name_of(kind, each) for each in outside]


@given(st.sampled_from(ENDLESS), DATES)
def test_periods_follow_one_another_without_a_gap(periods: Periods, kind: str, day: date) -> None:
    here = periods.containing(kind, number(day))
    assert here is not None
    assert number(day) in here
    following = periods.next(kind, number(day))
    assert following is not None
    assert following.first_day == here.last_day + 1
    assert periods.containing(kind, here.last_day) == periods.containing(kind, here.first_day) == here
    assert periods.containing(kind, following.first_day) == following
    assert not here.provisional


@given(st.sampled_from([*ENDLESS, "term"]), DATES)
def test_a_period_is_found_by_its_name(periods: Periods, kind: str, day: date) -> None:
    period = periods.containing(kind, number(day))
    assume(period is not None)
    assert period is not None
    assert periods.named(kind, period.name) == period


@given(st.sampled_from([*ENDLESS, "term"]), DATES, st.integers(1, 400))
def test_a_counted_day_is_in_its_period(periods: Periods, kind: str, day: date, n: int) -> None:
    period = periods.containing(kind, number(day))
    assume(period is not None)
    assert period is not None
    length = period.last_day - period.first_day + 1
    from_start, from_end = periods.by_day(period, str(n)), periods.by_day(period, str(-n))
    if n <= length:
        assert from_start == period.first_day + n - 1
        assert from_end == period.last_day - n + 1
    else:
        assert from_start in (None, period.last_day)
        assert from_end in (None, period.first_day)


@given(st.sampled_from([*ENDLESS, "term"]), DATES, DATES)
def test_a_date_is_the_day_of_that_date_in_the_period(
    periods: Periods, kind: str, day: date, other: date
) -> None:
    period = periods.containing(kind, number(day))
    assume(period is not None)
    assert period is not None
    found = periods.by_day(period, f"{other:%m-%d}")
    days = [EPOCH + timedelta(days=n) for n in range(period.first_day, period.last_day + 1)]
    same = [number(each) for each in days if (each.month, each.day) == (other.month, other.day)]
    if (other.month, other.day) != (2, 29) or same:
        assert found == (same[0] if same else None)


@pytest.mark.parametrize(
    ("kind", "day", "name", "first", "last"),
    [
        ("week", "2026-02-01", "2026-W05", "2026-01-26", "2026-02-01"),
        ("week", "2027-01-01", "2026-W53", "2026-12-28", "2027-01-03"),
        ("month", "2024-02-10", "2024-02", "2024-02-01", "2024-02-29"),
        ("quarter", "2026-03-31", "2026-Q1", "2026-01-01", "2026-03-31"),
        ("half_year", "2026-07-01", "2026-H2", "2026-07-01", "2026-12-31"),
        ("year", "2026-07-01", "2026", "2026-01-01", "2026-12-31"),
        ("season", "2026-03-31", "2025-10-01", "2025-10-01", "2026-03-31"),
        ("season", "2026-04-01", "2026-04-01", "2026-04-01", "2026-09-30"),
        ("fiscal", "2026-06-30", "2025-07-01", "2025-07-01", "2026-06-30"),
        ("leap", "2026-02-28", "2026-02-28", "2026-02-28", "2026-08-30"),
        ("leap", "2028-02-28", "2027-08-31", "2027-08-31", "2028-02-28"),
        ("term", "2026-01-23", "autumn_2025", "2025-09-01", "2026-01-23"),
    ],
)
def test_periods_of_every_kind(
    periods: Periods, kind: str, day: str, name: str, first: str, last: str
) -> None:
    expected = Period(kind, name, parse_date(first), parse_date(last))
    assert periods.containing(kind, parse_date(day)) == expected


def test_between_terms_there_is_none_and_after_the_last_they_are_provisional(periods: Periods) -> None:
    holiday = parse_date("2026-02-01")
    assert periods.containing("term", holiday) is None
    spring = periods.next("term", holiday)
    assert spring is not None
    assert (spring.name, spring.provisional) == ("spring_2026", False)
    autumn = periods.next("term", spring.first_day)
    assert autumn == Period(
        "term", "autumn_2025+1y", parse_date("2026-09-01"), parse_date("2027-01-23"), provisional=True
    )
    assert periods.containing("term", parse_date("2026-10-01")) == autumn
    assert periods.containing("term", parse_date("2025-08-31")) is None


def test_a_policy_without_terms_has_no_term(shanghai: Zone) -> None:
    bare = Periods(shanghai, None, {})
    assert bare.containing("term", 20_000) is bare.next("term", 20_000) is bare.named("term", "t+1y") is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("week", "2026-W5"),
        ("week", "2026-W00"),
        ("week", "2025-W53"),
        ("month", "2026-3"),
        ("month", "2026-13"),
        ("month", "2026-00"),
        ("quarter", "2026-Q5"),
        ("half_year", "2026-H3"),
        ("year", "26"),
        ("year", "2026-01"),
        ("season", "2026-04-02"),
        ("season", "spring"),
        ("term", "autumn"),
        ("term", "autumn_2025+0y"),
        ("term", "autumn_2025+1"),
    ],
)
def test_a_text_that_names_no_period(periods: Periods, kind: str, text: str) -> None:
    assert periods.named(kind, text) is None


def test_an_unknown_kind_is_a_mistake_of_the_programmer(periods: Periods) -> None:
    with pytest.raises(KeyError):
        periods.containing("decade", 20_000)


@pytest.mark.parametrize(
    ("kind", "day", "by", "expected"),
    [
        ("month", "2026-03-01", "28", "2026-03-28"),
        ("month", "2026-02-01", "31", "2026-02-28"),
        ("month", "2026-02-01", "-31", "2026-02-01"),
        ("month", "2026-03-01", "32", None),
        ("quarter", "2026-03-01", "-3", "2026-03-29"),
        ("quarter", "2026-03-01", "-1", "2026-03-31"),
        ("week", "2026-03-04", "5", "2026-03-06"),
        ("week", "2026-03-04", "8", None),
        ("year", "2026-03-04", "06-30", "2026-06-30"),
        ("year", "2026-03-04", "02-29", "2026-02-28"),
        ("half_year", "2026-08-04", "06-30", None),
        ("season", "2026-03-04", "12-31", "2025-12-31"),
        ("season", "2026-03-04", "01-31", "2026-01-31"),
        ("term", "2026-01-04", "01-10", "2026-01-10"),
        ("year", "2026-03-04", "02-30", None),
        ("year", "2026-03-04", "13-01", None),
        ("year", "2026-03-04", "00-10", None),
        ("year", "2026-03-04", "0", None),
        ("year", "2026-03-04", "-0", None),
        ("year", "2026-03-04", "366", "2026-12-31"),
        ("year", "2026-03-04", "367", None),
        ("year", "2026-03-04", "", None),
        ("year", "2026-03-04", "last", None),
    ],
)
def test_the_day_by_which(periods: Periods, kind: str, day: str, by: str, expected: str | None) -> None:
    period = periods.containing(kind, parse_date(day))
    assert period is not None
    found = periods.by_day(period, by)
    assert (found and format_date(found)) == expected


def test_a_period_begins_and_ends_with_its_local_days(periods: Periods, shanghai: Zone) -> None:
    march = periods.named("month", "2026-03")
    assert march is not None
    assert periods.start(march) == shanghai.start(ordinal(2026, 3, 1))
    assert periods.end(march) + 1 == shanghai.start(ordinal(2026, 4, 1))
