from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from carerules.temporal.civil import format_date, parse_date
from carerules.temporal.instants import DAY, HOUR, MINUTE
from carerules.temporal.zone import Zone

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
NAMES = ["Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"]
ZONES = st.sampled_from(NAMES)


def oracle(name: str) -> ZoneInfo:
    """Python's own zone, from the same database."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, name)


ORACLES = {name: oracle(name) for name in NAMES}


def micros(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


def near_changes(first: int, last: int) -> st.SearchStrategy[datetime]:
    """Naive times of these years, half of them in the nights in which clocks are moved."""
    return st.datetimes(datetime(first, 1, 1), datetime(last, 12, 31)) | st.builds(
        lambda year, month, day, minutes: datetime(year, month, day) + timedelta(minutes=minutes),
        st.integers(first, last),
        st.sampled_from([3, 4, 5, 9, 10, 11]),
        st.integers(1, 30),
        st.integers(-120, 300),
    )


TIMES = near_changes(1901, 2100)
SUMMERS = near_changes(1986, 1991)


@settings(max_examples=500)
@given(ZONES, TIMES | SUMMERS)
def test_an_instant_is_shown_as_zoneinfo_shows_it(name: str, time: datetime) -> None:
    zone, instant = Zone(name), time.replace(tzinfo=UTC)
    local = instant.astimezone(ORACLES[name])
    assert zone.offset(micros(instant)) == local.utcoffset() // MICROSECOND  # type: ignore[operator]
    assert format_date(zone.day(micros(instant))) == local.date().isoformat()


@settings(max_examples=500)
@given(ZONES, TIMES | SUMMERS)
def test_a_local_time_is_read_as_zoneinfo_reads_it(name: str, time: datetime) -> None:
    day = parse_date(time.date().isoformat())
    of_day = (time - datetime(time.year, time.month, time.day)) // MICROSECOND
    assert Zone(name).at(day, of_day) == micros(time.replace(tzinfo=ORACLES[name]))


@given(ZONES, TIMES | SUMMERS)
def test_a_day_is_all_that_its_date_names(name: str, time: datetime) -> None:
    zone, text = Zone(name), time.date().isoformat()
    assume((name, text) != ("Pacific/Apia", "2011-12-30"))  # a day that never was; see below
    day = parse_date(text)
    start, end = zone.start(day), zone.end(day)
    assert zone.day(start) == zone.day(end) == day
    assert zone.day(start - 1) < day < zone.day(end + 1)
    assert abs(end + 1 - start - DAY) <= 3 * HOUR


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("1986-05-04", "1986-09-13"),
        ("1987-04-12", "1987-09-12"),
        ("1988-04-17", "1988-09-10"),
        ("1989-04-16", "1989-09-16"),
        ("1990-04-15", "1990-09-15"),
        ("1991-04-14", "1991-09-14"),
    ],
)
def test_china_had_summer_time_from_1986_to_1991(shanghai: Zone, first: str, last: str) -> None:
    begins, ends = parse_date(first), parse_date(last) + 1
    assert shanghai.offset(shanghai.start(begins)) == 8 * HOUR
    assert shanghai.end(begins) - shanghai.start(begins) == 23 * HOUR - 1
    assert {shanghai.offset(shanghai.at(day, 12 * HOUR)) for day in range(begins, ends)} == {9 * HOUR}
    assert shanghai.end(ends) - shanghai.start(ends) == 25 * HOUR - 1
    assert shanghai.offset(shanghai.end(ends)) == 8 * HOUR


def test_a_time_that_comes_twice_is_the_first_and_a_skipped_one_is_read_by_the_old_clock() -> None:
    berlin = Zone("Europe/Berlin")
    autumn, spring = parse_date("2026-10-25"), parse_date("2026-03-29")
    assert berlin.at(autumn, 2 * HOUR + 30 * MINUTE) == autumn * DAY + 30 * MINUTE
    assert berlin.at(spring, 2 * HOUR + 30 * MINUTE) == spring * DAY + HOUR + 30 * MINUTE


def test_where_midnight_comes_twice_the_day_ends_with_the_second() -> None:
    newfoundland, day = Zone("America/St_Johns"), parse_date("2010-11-06")  # at 00:01 back to 23:01
    assert newfoundland.day(newfoundland.end(day)) == day
    assert newfoundland.end(day) + 1 - newfoundland.start(day) == 25 * HOUR
    assert newfoundland.start(day + 1) < newfoundland.end(day)


def test_a_skipped_day_begins_when_the_next_one_does() -> None:
    samoa, day = Zone("Pacific/Apia"), parse_date("2011-12-30")
    assert samoa.start(day) == samoa.start(day + 1)
    assert samoa.end(day) == samoa.end(day - 1) == samoa.start(day) - 1


def test_beyond_the_table_the_nearest_offset_holds(shanghai: Zone) -> None:
    far = parse_date("9999-12-31")
    assert shanghai.offset(shanghai.end(far + 366_000)) == 8 * HOUR
    assert shanghai.day(shanghai.end(far)) == far


def test_zones_are_equal_by_name(shanghai: Zone) -> None:
    assert shanghai == Zone("Asia/Shanghai") != Zone("Asia/Urumqi")
    assert hash(shanghai) == hash(Zone("Asia/Shanghai"))
    assert pickle.loads(pickle.dumps(shanghai)) == shanghai
    assert repr(shanghai) == "Zone('Asia/Shanghai')"


@pytest.mark.parametrize(
    "name", ["", "Asia/Shangai", "asia/shanghai", "../zones", "/etc/localtime", "Asia", "UTC+8"]
)
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"^zone$"):
        Zone(name)
