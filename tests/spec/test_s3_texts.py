"""S3.1, S3.4, S9: how instants are written, and which days are told to have mattered, in tables."""

from __future__ import annotations

import pytest

from carerules.temporal.deadline import Reckoner
from carerules.temporal.duration import parse_duration
from carerules.temporal.instants import DAY, HOUR, MINUTE, SECOND, Moment, format_instant, parse_moment
from carerules.temporal.period import Periods
from carerules.temporal.zone import Zone

from .almanac import CALENDAR, SHANGHAI, TERMS, d, shown

NOON = d("2026-03-02") * DAY + 4 * HOUR
"""Noon of 2 March in Shanghai."""


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-03-02T12:00:00+08:00", NOON),
        ("2026-03-02T12:00:00.250+08:00", NOON + SECOND // 4),
        ("2026-03-02T04:00:00Z", NOON),
        ("2026-03-02T12:00", NOON),
        ("2026-03-02 12:00", NOON),
        ("2026-03-02T12:00:07", NOON + 7 * SECOND),
        ("2026-03-02T12:01:00,5", NOON + MINUTE + SECOND // 2),
        ("2026-03-02T04:30Z", NOON + 30 * MINUTE),
        ("2026-03-02T12:30+08", NOON + 30 * MINUTE),
        ("2026-03-02T12:30+0800", NOON + 30 * MINUTE),
        ("2026-03-02T12:30:00+08:00:30", NOON + 30 * MINUTE - 30 * SECOND),
        ("2026-03-01T20:30-07:30", NOON),
    ],
)
def test_a_time_is_read_with_its_offset_or_in_the_zone(text: str, at: int) -> None:  # S3.1.a
    assert parse_moment(text, SHANGHAI) == Moment(at, False)


def test_a_date_is_the_last_microsecond_of_its_day() -> None:  # S3.1.b
    assert parse_moment("2026-03-02", SHANGHAI) == Moment(NOON + 12 * HOUR - 1, True)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2026-03-02T", "form"),
        ("2026-03-02T12", "form"),
        ("2026-02-30T12:00:00Z", "date"),
        ("2026-02-30", "date"),
        ("2026-03-02T24:00", "time"),
        ("2026-03-02T12:00:00.1234567", "fraction"),
        ("2026-03-02T12:00+24:00", "offset"),
    ],
)
def test_what_is_no_instant_is_named(text: str, wrong: str) -> None:  # S3.1.a
    with pytest.raises(ValueError, match=f"^{wrong}$"):
        parse_moment(text, SHANGHAI)


def test_an_instant_is_shown_with_its_offset() -> None:  # S3.1.a
    assert format_instant(NOON, SHANGHAI) == "2026-03-02T12:00:00+08:00"
    assert format_instant(NOON + 1, Zone("UTC")) == "2026-03-02T04:00:00.000001+00:00"
    assert format_instant(NOON, Zone("America/St_Johns")) == "2026-03-02T00:30:00-03:30"


@pytest.mark.parametrize("text", ["9999999999d", "12345678901d"])
def test_a_length_that_nobody_can_mean_is_refused(text: str) -> None:  # S3.3
    with pytest.raises(ValueError, match=r"^too_long$"):
        parse_duration(text)


def test_not_even_a_length_of_thousands_of_digits_is_read() -> None:  # S3.3
    with pytest.raises(ValueError, match=r"^too_long$"):
        parse_duration("9" * 5_000 + "d")


def notes(reckoner: Reckoner, start: str, term: str, **options: bool) -> list[str]:
    length = parse_duration(term.removeprefix("-"))
    found = reckoner.days_that_mattered(
        reckoner.zone.end(d(start)), -length if term.startswith("-") else length, **options
    )
    return [f"{note.kind} {shown(note.first_day)[5:]}..{shown(note.last_day)[5:]}" for note in found]


@pytest.mark.parametrize(
    ("start", "term", "options", "expected"),
    [
        ("2026-04-30", "24h", {}, []),
        ("2026-04-30", "4d", {}, []),
        ("2026-04-30", "1wd", {}, ["holiday 05-01..05-01"]),
        ("2026-04-30", "1d", {"roll": True}, ["holiday 05-01..05-01"]),
        ("2026-04-29", "1d", {"roll": True}, []),
        ("2026-05-04", "-1wd", {}, ["holiday 05-01..05-01"]),
        ("2026-01-04", "1wd", {}, []),
        ("2026-01-04", "1wd", {"count_first_day": True}, ["make_up 01-04..01-04"]),
        ("2026-01-04", "0wd", {}, []),
        ("2026-01-04", "0wd", {"count_first_day": True}, []),
        ("2026-01-05", "-1wd", {}, ["make_up 01-04..01-04"]),
        ("2026-01-05", "-1wd", {"count_first_day": True}, ["make_up 01-04..01-04"]),
        ("2026-01-04", "-1wd", {}, ["unpublished 12-31..12-31", "holiday 01-01..01-02"]),
        ("2026-03-20", "1sd", {}, ["no_school 03-21..04-12"]),
        ("2026-04-13", "-1sd", {}, ["no_school 03-21..04-12"]),
        ("2026-04-30", "1sd", {}, ["holiday 05-01..05-01"]),
    ],
)
def test_the_days_that_mattered_are_told(
    start: str, term: str, options: dict[str, bool], expected: list[str]
) -> None:  # S3.4 S9.2
    assert sorted(notes(Reckoner(SHANGHAI, CALENDAR, TERMS), start, term, **options)) == sorted(expected)


def test_a_length_of_nothing_passes_no_days() -> None:  # S9.2 S3.3
    reckoner = Reckoner(SHANGHAI, CALENDAR, TERMS)
    starts = [d(day) * DAY for day in ("2026-02-01", "2026-03-10", "2026-08-01")]
    passed = [
        reckoner.days_that_mattered(start, parse_duration(text))
        for start in starts
        for text in ("0sd", "0wd")
    ]
    assert passed == [()] * 6


def test_without_terms_nobody_knows_the_school_days() -> None:  # S3.3.d S3.4
    reckoner = Reckoner(SHANGHAI, CALENDAR)
    assert notes(reckoner, "2026-03-02", "2sd") == ["terms_unknown 03-03..03-04"]


def test_changes_of_the_offset_are_listed_from_the_beginning_of_time() -> None:  # S3.1
    berlin = Zone("Europe/Berlin")
    spring = d("2026-03-29") * DAY + HOUR
    assert (spring, 2 * HOUR) in berlin.changes()
    assert (d("2026-10-25") * DAY + HOUR, HOUR) in berlin.changes()
    since, offsets = berlin.readings()
    assert len(since) == len(offsets) == len(berlin.changes())
    assert (spring + 2 * HOUR, 2 * HOUR) in zip(since, offsets, strict=True)


@pytest.mark.parametrize(
    ("day", "name", "last"),
    [
        ("2026-01-31", "2025-09-01", "2026-02-14"),
        ("2026-02-15", "2026-02-15", "2026-08-31"),
        ("2026-08-31", "2026-02-15", "2026-08-31"),
        ("2026-09-01", "2026-09-01", "2027-02-14"),
    ],
)
def test_a_period_of_ones_own_reaches_to_the_day_before_the_next(day: str, name: str, last: str) -> None:
    periods = Periods(SHANGHAI, TERMS, own={"half": ((9, 1), (2, 15))})  # S5.5
    found = periods.containing("half", d(day))
    assert found is not None
    assert (found.name, shown(found.first_day), shown(found.last_day)) == (name, name, last)
    assert periods.named("half", name) == found
