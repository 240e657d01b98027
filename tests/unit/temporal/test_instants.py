from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.temporal.civil import parse_date
from carerules.temporal.instants import (
    DAY,
    EVER,
    HOUR,
    MINUTE,
    NEVER,
    SECOND,
    Moment,
    format_instant,
    moment_of,
    parse_moment,
)
from carerules.temporal.zone import Zone

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NAMES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "UTC"])
INSTANTS = st.integers(-70 * 366 * DAY, 130 * 365 * DAY)
NOON = parse_date("2026-03-02") * DAY + 4 * HOUR
OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(NAMES, INSTANTS)
def test_an_instant_survives_its_text(name: str, at: int) -> None:
    zone = Zone(name)
    assert parse_moment(format_instant(at, zone), zone) == Moment(at, False)
    assert parse_moment(format_instant(at, zone), Zone("Pacific/Apia")) == Moment(at, False)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=OFFSETS))
def test_a_datetime_means_what_its_text_means(value: datetime) -> None:
    zone = Zone("Asia/Shanghai")
    expected = (value - EPOCH) // timedelta(microseconds=1)
    assert moment_of(value, zone) == parse_moment(value.isoformat(), zone) == Moment(expected, False)


TEXTS = st.from_regex(
    r"(2026|0001|9999)-(02|03|00)-(0[1-9]|2[89]|3[01])[T ](0[0-9]|2[34]):[056]9(:[056]9)?([.,][0-9]{1,8})?(Z|[+-][02]3:?59)?",
    fullmatch=True,
)


@given(TEXTS)
def test_the_usual_form_is_read_as_every_other(text: str) -> None:
    zone = Zone("Asia/Shanghai")

    def outcome(text: str) -> object:
        try:
            return parse_moment(text, zone)
        except ValueError as error:
            return str(error)

    # A space for the T makes the text another one to the short way, and the same one to the reader.
    assert outcome(text) == outcome(text.replace("T", " ", 1))


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), NAMES)
def test_a_naive_datetime_is_read_in_the_zone(value: datetime, name: str) -> None:
    zone = Zone(name)
    assert moment_of(value, zone) == parse_moment(value.isoformat(sep=" "), zone)
    assert zone.offset(moment_of(value, zone).at) % SECOND == 0


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), NAMES)
def test_a_date_alone_stands_at_the_end_of_its_day(value: date, name: str) -> None:
    zone, day = Zone(name), parse_date(value.isoformat())
    moment = moment_of(value, zone)
    assert moment == parse_moment(value.isoformat(), zone) == Moment(zone.end(day), True)
    assert zone.day(moment.at) == day < zone.day(moment.at + 1)


@pytest.mark.parametrize(
    ("text", "after_noon"),
    [
        ("2026-03-02T12:00", 0),
        ("2026-03-02 12:00", 0),
        ("2026-03-02T12:00:01", SECOND),
        ("2026-03-02T12:00:00.5", SECOND // 2),
        ("2026-03-02T12:00:00,000001", 1),
        ("2026-03-02T12:00:00.000001000", 1),
        ("2026-03-02T04:00Z", 0),
        ("2026-03-02T04:00:00Z", 0),
        ("2026-03-02T05:00+01", 0),
        ("2026-03-02T05:30+0130", 0),
        ("2026-03-02 05:30 +01:30", 0),
        ("2026-03-01T23:00:00.25-05:00", SECOND // 4),
        ("2026-03-02T12:05:43+08:05:43", 0),
    ],
)
def test_iso_8601_in_its_usual_dress(shanghai: Zone, text: str, after_noon: int) -> None:
    assert parse_moment(text, shanghai) == Moment(NOON + after_noon, False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "form"),
        ("yesterday", "form"),
        ("2026/03/02", "form"),
        ("2026-03-02T", "form"),
        ("2026-03-02T12", "form"),
        ("2026-03-02T12:0", "form"),
        ("2026-03-02T12:00:00.", "form"),
        ("2026-03-02t12:00", "form"),
        ("2026-03-02T12:00 CST", "form"),
        ("2026-03-02T12:00\n", "form"),
        ("2026-02-30T12:00", "date"),
        ("2026-03-02T24:00", "time"),
        ("2026-03-02T12:60", "time"),
        ("2026-03-02T23:59:60", "time"),
        ("2026-03-02T12:00:00.0000001", "fraction"),
        ("2026-03-02T12:00+24:00", "offset"),
        ("2026-03-02T12:00+08:60", "offset"),
    ],
)
def test_a_text_that_is_no_moment_says_why(shanghai: Zone, text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        parse_moment(text, shanghai)


def test_an_instant_is_written_with_no_more_than_it_has(shanghai: Zone) -> None:
    assert format_instant(NOON, shanghai) == "2026-03-02T12:00:00+08:00"
    assert format_instant(NOON + 1, shanghai) == "2026-03-02T12:00:00.000001+08:00"
    assert format_instant(NOON, Zone("UTC")) == "2026-03-02T04:00:00+00:00"
    assert format_instant(NOON, Zone("America/St_Johns")) == "2026-03-02T00:30:00-03:30"
    assert format_instant(parse_date("1900-06-01") * DAY, shanghai) == "1900-06-01T08:05:43+08:05:43"


def test_ever_and_never_enclose_every_date_that_can_be_written(shanghai: Zone) -> None:
    assert shanghai.start(parse_date("0001-01-01")) - 1000 * 366 * DAY > EVER
    assert shanghai.end(parse_date("9999-12-31")) + 1000 * 366 * DAY < NEVER
    assert (MINUTE, HOUR, DAY) == (60 * SECOND, 3600 * SECOND, 86400 * SECOND)
