from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.temporal.calendar import Calendar
from carerules.temporal.civil import add_months, format_date, parse_date
from carerules.temporal.deadline import Deadline, Reckoner
from carerules.temporal.duration import Duration, Unit, parse_duration
from carerules.temporal.instants import DAY, HOUR, MINUTE, format_instant, parse_moment
from carerules.temporal.zone import Zone

STARTS = st.integers(parse_date("1985-01-01") * DAY, parse_date("2030-12-31") * DAY)
COUNTS = st.integers(0, 400)
CIVIL = st.sampled_from([Unit.D, Unit.W, Unit.WD, Unit.SD, Unit.MO, Unit.Y])
ADDITIVE = st.sampled_from([Unit.D, Unit.W, Unit.WD, Unit.SD])
ZONES = [Zone("Asia/Shanghai"), Zone("Europe/Berlin")]


def due(
    reckoner: Reckoner, start: str, duration: str, roll: bool = False, count_first_day: bool = False
) -> str:
    at = parse_moment(start, reckoner.zone).at
    found = reckoner.after(at, parse_duration(duration), roll=roll, count_first_day=count_first_day)
    assert found.at == reckoner.zone.end(reckoner.zone.day(found.at))
    return format_date(reckoner.zone.day(found.at)) + ("?" if found.provisional else "")


@given(STARTS, COUNTS, st.sampled_from([(Unit.MIN, MINUTE), (Unit.H, HOUR)]))
def test_minutes_and_hours_are_exact(reckoner: Reckoner, start: int, n: int, unit: tuple[Unit, int]) -> None:
    there = reckoner.after(start, Duration(n, unit[0]))
    assert there == Deadline(start + n * unit[1], False)
    assert reckoner.before(there.at, Duration(n, unit[0])) == Deadline(start, False)


@given(STARTS, STARTS, COUNTS, CIVIL)
def test_all_that_starts_on_one_day_is_due_at_the_end_of_one_day(
    reckoner: Reckoner, start: int, other: int, n: int, unit: Unit
) -> None:
    zone = reckoner.zone
    found = reckoner.after(start, Duration(n, unit))
    assert found.at == zone.end(zone.day(found.at))
    assert found.at >= start
    same_day = zone.start(zone.day(start)) + other % DAY
    if zone.day(same_day) == zone.day(start):
        assert reckoner.after(same_day, Duration(n, unit)) == found


@given(STARTS, COUNTS, COUNTS, ADDITIVE)
def test_counted_days_add_up(reckoner: Reckoner, start: int, first: int, then: int, unit: Unit) -> None:
    between = reckoner.after(start, Duration(first, unit))
    assert (
        reckoner.after(between.at, Duration(then, unit)).at
        == reckoner.after(start, Duration(first + then, unit)).at
    )


@given(STARTS, COUNTS)
def test_a_week_is_seven_days_and_a_year_twelve_months(reckoner: Reckoner, start: int, n: int) -> None:
    assert reckoner.after(start, Duration(n, Unit.W)) == reckoner.after(start, Duration(7 * n, Unit.D))
    assert reckoner.after(start, Duration(n, Unit.Y)) == reckoner.after(start, Duration(12 * n, Unit.MO))


@given(STARTS, COUNTS, CIVIL)
def test_later_durations_are_due_later(reckoner: Reckoner, start: int, n: int, unit: Unit) -> None:
    one, more = (reckoner.after(start, Duration(count, unit)) for count in (n, n + 1))
    assert one.at < more.at
    assert one.provisional <= more.provisional


@given(STARTS, COUNTS, ADDITIVE)
def test_forwards_and_backwards_meet_on_the_day(reckoner: Reckoner, start: int, n: int, unit: Unit) -> None:
    counted = reckoner.after(start, Duration(1, unit)).at
    there = reckoner.after(counted, Duration(n, unit)).at
    assert reckoner.before(there, Duration(n, unit)).at == counted


@given(STARTS, COUNTS)
def test_months_backwards_are_the_corresponding_day(reckoner: Reckoner, start: int, n: int) -> None:
    day = reckoner.zone.day(start)
    back = reckoner.before(start, Duration(n, Unit.MO)).at
    assert reckoner.zone.day(back) == add_months(day, -n)
    assert reckoner.after(start, Duration(-n, Unit.MO)).at == back


@given(STARTS, COUNTS, CIVIL, st.booleans())
def test_rolling_moves_to_the_next_working_day_and_no_further(
    reckoner: Reckoner, start: int, n: int, unit: Unit, first: bool
) -> None:
    zone, calendar = reckoner.zone, reckoner.calendar
    plain = reckoner.after(start, Duration(n, unit), count_first_day=first)
    rolled = reckoner.after(start, Duration(n, unit), roll=True, count_first_day=first)
    passed = range(zone.day(plain.at), zone.day(rolled.at))
    assert calendar.is_working(zone.day(rolled.at))
    assert not any(calendar.is_working(day) for day in passed)
    looked_at = [*passed, zone.day(rolled.at)]
    unpublished = not all(calendar.is_published(day) for day in looked_at)
    assert rolled.provisional == (plain.provisional or unpublished)


@given(STARTS, st.integers(1, 400), ADDITIVE)
def test_counting_the_first_day_is_starting_the_day_before(
    reckoner: Reckoner, start: int, n: int, unit: Unit
) -> None:
    day = reckoner.zone.day(start)
    counted = reckoner.after_day(day, Duration(n, unit), count_first_day=True)
    assert counted == reckoner.after_day(day - 1, Duration(n, unit))


@given(STARTS, COUNTS, CIVIL, st.sampled_from(ZONES))
def test_days_and_instants_are_counted_alike(
    cn: Calendar, start: int, n: int, unit: Unit, zone: Zone
) -> None:
    reckoner = Reckoner(zone, cn)
    day, provisional = reckoner.after_day(zone.day(start), Duration(n, unit))
    assert reckoner.after(start, Duration(n, unit)) == Deadline(zone.end(day), provisional)
    assert reckoner.before_day(day, Duration(n, unit)) == reckoner.after_day(day, Duration(-n, unit))


@given(STARTS, COUNTS, st.sampled_from([Unit.D, Unit.W, Unit.MO, Unit.Y]))
def test_what_looks_at_no_calendar_is_never_provisional(
    reckoner: Reckoner, start: int, n: int, unit: Unit
) -> None:
    assert not reckoner.after(start, Duration(n, unit)).provisional


@pytest.mark.parametrize(
    ("start", "duration", "expected"),
    [
        ("2026-03-02T08:00", "0d", "2026-03-02"),
        ("2026-03-02T00:00", "7d", "2026-03-09"),
        ("2026-03-02T23:59:59.999999", "7d", "2026-03-09"),
        ("2026-03-02", "2w", "2026-03-16"),
        ("2026-01-31T10:00", "1mo", "2026-02-28"),
        ("2026-01-31T10:00", "2mo", "2026-03-31"),
        ("2024-02-29T10:00", "1y", "2025-02-28"),
        ("2024-02-29T10:00", "4y", "2028-02-29"),
        ("2026-09-25T10:00", "5wd", "2026-10-09"),
        ("2026-01-22T10:00", "3sd", "2026-03-03"),
        ("2026-12-30T10:00", "1wd", "2026-12-31"),
        ("2026-12-30T10:00", "2wd", "2027-01-01?"),
        ("2026-07-10T10:00", "1sd", "2026-07-13?"),
    ],
)
def test_deadlines_by_the_civil_code(reckoner: Reckoner, start: str, duration: str, expected: str) -> None:
    assert due(reckoner, start, duration) == expected


@pytest.mark.parametrize(
    ("start", "duration", "expected"),
    [
        ("2026-09-24", "1d", "2026-09-28"),  # Friday is the Mid-Autumn Festival
        ("2026-10-09", "1d", "2026-10-10"),  # a Saturday that is worked
        ("2026-03-06", "1d", "2026-03-09"),
        ("2026-12-24", "1w", "2026-12-31"),
        ("2026-12-25", "1w", "2027-01-01?"),
        ("2026-09-01", "1mo", "2026-10-08"),
    ],
)
def test_a_due_day_off_rolls_on(reckoner: Reckoner, start: str, duration: str, expected: str) -> None:
    assert due(reckoner, start, duration, roll=True) == expected


@pytest.mark.parametrize(
    ("start", "duration", "expected"),
    [
        ("2026-03-02", "0d", "2026-03-02"),
        ("2026-03-02", "1d", "2026-03-02"),
        ("2026-03-02", "7d", "2026-03-08"),
        ("2026-03-02", "1w", "2026-03-08"),
        ("2026-03-07", "1wd", "2026-03-09"),  # a Saturday counts for nothing, first day or not
        ("2026-03-06", "2wd", "2026-03-09"),
        ("2026-03-01", "1mo", "2026-03-31"),
        ("2026-01-15", "1mo", "2026-02-14"),
        ("2026-01-31", "1mo", "2026-02-28"),
        ("2026-01-30", "1mo", "2026-02-28"),
        ("2026-01-29", "1mo", "2026-02-28"),
        ("2026-01-28", "1mo", "2026-02-27"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2026-01-01", "1y", "2026-12-31"),
    ],
)
def test_the_day_of_the_start_can_be_day_one(
    reckoner: Reckoner, start: str, duration: str, expected: str
) -> None:
    assert due(reckoner, start, duration, count_first_day=True) == expected


def test_a_warning_is_given_in_the_unit_of_the_warning(reckoner: Reckoner) -> None:
    zone = reckoner.zone
    at = parse_moment("2026-10-09", zone).at
    warned = {
        text: format_instant(reckoner.before(at, parse_duration(text)).at + 1, zone)
        for text in ["2d", "2wd", "1mo", "90min"]
    }
    assert warned == {
        "2d": "2026-10-08T00:00:00+08:00",
        "2wd": "2026-10-01T00:00:00+08:00",
        "1mo": "2026-09-10T00:00:00+08:00",
        "90min": "2026-10-09T22:30:00+08:00",
    }


def test_a_day_of_summer_time_is_as_long_as_it_is(cn: Calendar) -> None:
    berlin = Zone("Europe/Berlin")
    reckoner = Reckoner(berlin, cn)
    start = parse_moment("2026-03-28T12:00", berlin).at
    assert (
        format_instant(reckoner.after(start, parse_duration("24h")).at, berlin) == "2026-03-29T13:00:00+02:00"
    )
    at = reckoner.after(start, parse_duration("1d")).at
    assert format_instant(at, berlin) == "2026-03-29T23:59:59.999999+02:00"


@pytest.mark.parametrize("option", ["roll", "count_first_day"])
def test_exact_time_is_neither_rolled_nor_counted_in_days(reckoner: Reckoner, option: str) -> None:
    with pytest.raises(ValueError, match="whole days"):
        reckoner.after(0, parse_duration("24h"), **{option: True})
    with pytest.raises(ValueError, match="no hours"):
        reckoner.after_day(0, parse_duration("24h"))


def test_without_terms_school_days_are_working_days_and_provisional(shanghai: Zone, cn: Calendar) -> None:
    reckoner = Reckoner(shanghai, cn)
    start = parse_date(date(2026, 9, 25).isoformat())
    found = reckoner.after_day(start, parse_duration("5sd"))
    assert (found.day, found.provisional) == (cn.nth_after(start, 5).day, True)
