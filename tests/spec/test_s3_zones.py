"""S3.1: instants, local days and their text, in tables, beside Python's own zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from carerules.temporal import zone as zones
from carerules.temporal.instants import (
    DAY,
    HOUR,
    MINUTE,
    NEVER,
    SECOND,
    format_instant,
    moment_of,
    parse_moment,
)
from carerules.temporal.zone import Zone

from .almanac import EPOCH, SHANGHAI, at, d


def fresh(name: str) -> Zone:
    """The zone, its tables made anew."""
    zones._eras.cache_clear()
    return Zone(name)


@pytest.mark.parametrize(
    "name", ["Asia/Shanghai", "Europe/Berlin", "UTC", "Pacific/Apia", "America/St_Johns"]
)
def test_local_days_are_those_of_the_zone_database(name: str) -> None:  # S3.1
    zone, known = fresh(name), ZoneInfo(name)
    days = [
        *range(d("2026-03-25"), d("2026-04-02")), *range(d("2011-12-28"), d("2012-01-02")),
        *range(d("1986-05-01"), d("1986-05-07")), d("1900-06-01"), d("2099-12-31"), d("2026-10-25"),
    ]  # fmt: skip
    for day in days:
        midnight = datetime.combine(EPOCH + timedelta(days=day), datetime.min.time(), known)
        after = datetime.combine(EPOCH + timedelta(days=day + 1), datetime.min.time(), known)
        instant, end = (round(moment.timestamp()) * SECOND for moment in (midnight, after))
        if day == d("2011-12-30") and name == "Pacific/Apia":  # a day that was skipped
            assert zone.start(day) == zone.start(day + 1)
            assert zone.end(day) == zone.end(day - 1)
            continue
        if zone.day(instant) == day:
            assert zone.start(day) == instant
        if zone.day(end) == day + 1:
            assert zone.end(day) == end - 1
        ahead = midnight.utcoffset()
        assert ahead is not None
        assert zone.offset(instant) == ahead // timedelta(microseconds=1)
        assert zone.at(day, 12 * HOUR) == round(midnight.replace(hour=12).timestamp()) * SECOND


def test_clocks_that_are_moved() -> None:  # S3.1.a
    berlin = fresh("Europe/Berlin")
    spring, autumn = d("2026-03-29"), d("2026-10-25")
    assert berlin.end(spring) - berlin.start(spring) == 23 * HOUR - 1
    assert berlin.end(autumn) - berlin.start(autumn) == 25 * HOUR - 1

    def read(day: int, of_day: int) -> str:
        return format_instant(berlin.at(day, of_day), berlin)

    assert read(spring, 2 * HOUR + 30 * MINUTE) == "2026-03-29T03:30:00+02:00"
    assert read(spring, 2 * HOUR) == "2026-03-29T03:00:00+02:00"
    assert read(spring, 2 * HOUR - 1) == "2026-03-29T01:59:59.999999+01:00"
    assert read(autumn, 2 * HOUR + 30 * MINUTE) == "2026-10-25T02:30:00+02:00"
    assert read(autumn, 3 * HOUR) == "2026-10-25T03:00:00+01:00"
    assert berlin.offset(berlin.start(autumn)) == 2 * HOUR


def test_what_a_zone_knows_of_itself() -> None:  # S3.1
    berlin = fresh("Europe/Berlin")
    moved = round(datetime(2026, 3, 29, 1, tzinfo=UTC).timestamp()) * SECOND
    assert [berlin.offset(moved - 1), berlin.offset(moved)] == [HOUR, 2 * HOUR]
    assert berlin.offset(d("1600-07-01") * DAY) == HOUR
    last = round(datetime(2100, 10, 31, 1, tzinfo=UTC).timestamp()) * SECOND
    assert [berlin.offset(last - 1), berlin.offset(last)] == [2 * HOUR, HOUR]
    assert berlin.offset(d("2101-07-01") * DAY) == HOUR
    changes = dict(berlin.changes())
    assert changes[moved] == 2 * HOUR
    reads, offsets = berlin.readings()
    assert len(reads) == len(offsets) == len(changes)
    assert offsets == tuple(changes.values())
    same = [berlin == other for other in (Zone("Europe/Berlin"), SHANGHAI, "Europe/Berlin")]
    assert same == [True, False, False]
    assert hash(berlin) == hash(Zone("Europe/Berlin"))
    assert repr(berlin) == "Zone('Europe/Berlin')"
    assert berlin.__reduce__() == (Zone, ("Europe/Berlin",))
    with pytest.raises(ValueError, match="zone"):
        Zone("Asia/Hefei")


def test_zones_behind_utc_and_without_any_change() -> None:  # S3.1
    caracas = fresh("America/Caracas")
    assert caracas.offset(at("2010-01-01T00:00:00")) == -(4 * HOUR + 30 * MINUTE)
    assert format_instant(at("2010-01-01T00:00:00"), caracas) == "2009-12-31T11:30:00-04:30"
    assert fresh("UTC").end(d("2300-01-01")) == d("2300-01-02") * DAY - 1
    assert format_instant(0, fresh("UTC")) == "1970-01-01T00:00:00+00:00"
    assert fresh("UTC").start(d("1700-01-01")) == d("1700-01-01") * DAY


@pytest.mark.parametrize(
    ("text", "instant", "date_only"),
    [
        ("2026-03-02", "2026-03-02T15:59:59.999999", True), ("2026-03-02T08:00", "2026-03-02T00:00:00", False),
        ("2026-03-02 08:00:01", "2026-03-02T00:00:01", False), ("2026-03-02T08:00:01.5", "2026-03-02T00:00:01.500000", False),
        ("2026-03-02T08:00:00,000001000", "2026-03-02T00:00:00.000001", False), ("2026-03-02T08:00Z", "2026-03-02T08:00:00", False),
        ("2026-03-02T08:00+02:00", "2026-03-02T06:00:00", False), ("2026-03-02T08:00-0230", "2026-03-02T10:30:00", False),
        ("2026-03-02T08:00+08", "2026-03-02T00:00:00", False), ("2026-03-02T08:00:00-01:02:03", "2026-03-02T09:02:03", False),
        ("2026-03-02T23:59:59", "2026-03-02T15:59:59", False), ("2026-03-02T00:00+23:59:59", "2026-03-01T00:00:01", False),
    ],
)  # fmt: skip
def test_the_text_of_an_instant(text: str, instant: str, date_only: bool) -> None:  # S3.1.a S3.1.b
    moment = datetime.fromisoformat(instant + "+00:00")
    expected = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    assert parse_moment(text, SHANGHAI) == (expected, date_only)
    shown_again = format_instant(expected, SHANGHAI)
    assert parse_moment(shown_again, SHANGHAI).at == expected
    assert datetime.fromisoformat(shown_again) == moment


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-03-02T24:00", "time"), ("2026-03-02T08:60", "time"), ("2026-03-02T08:00:60", "time"), ("2026-03-02T8:00", "form"),
        ("2026-03-02T08:00:00.1234567", "fraction"), ("2026-03-02T08:00+24:00", "offset"), ("2026-03-02T08:00+08:60", "offset"),
        ("2026-03-02T08:00+08:00:60", "offset"), ("2026-02-30T08:00", "date"),
    ],
)  # fmt: skip
def test_what_is_no_instant(text: str, reason: str) -> None:  # S3.1
    with pytest.raises(ValueError, match=f"^{reason}$"):
        parse_moment(text, SHANGHAI)


def test_python_dates_and_times() -> None:  # S3.1
    assert moment_of(date(2026, 3, 2), SHANGHAI) == parse_moment("2026-03-02", SHANGHAI)
    naive = datetime(2026, 3, 2, 8, 1, 2, 3)
    assert moment_of(naive, SHANGHAI) == parse_moment("2026-03-02T08:01:02.000003", SHANGHAI)
    aware = moment_of(naive.replace(tzinfo=UTC), SHANGHAI)
    assert aware == parse_moment("2026-03-02T08:01:02.000003Z", SHANGHAI)
    assert [SECOND, MINUTE, HOUR, DAY] == [10**6, 60 * 10**6, 3600 * 10**6, 86400 * 10**6]
    assert at("2299-01-01T00:00:00") < NEVER


def test_changes_before_1900_are_not_told_and_one_at_midnight_cuts_no_day() -> None:  # S3.1
    manila = Zone("Asia/Manila")  # there clocks were last set in September 1899, then at midnight in 1936
    changes = manila.changes()
    assert len(changes) > 2
    assert format_instant(changes[1][0], SHANGHAI) == "1936-11-01T00:00:00+08:00"
    assert manila.end(d("1936-10-31")) + 1 == manila.start(d("1936-11-01")) == changes[1][0]
