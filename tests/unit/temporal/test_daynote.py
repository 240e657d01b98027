from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.temporal.civil import format_date, parse_date, weekday
from carerules.temporal.daynote import DayNote
from carerules.temporal.deadline import Reckoner
from carerules.temporal.duration import Duration, Unit, parse_duration
from carerules.temporal.instants import DAY, parse_moment

STARTS = st.integers(parse_date("2024-01-01") * DAY, parse_date("2027-12-31") * DAY)


def notes(reckoner: Reckoner, start: str, duration: str, **options: bool) -> list[str]:
    at = parse_moment(start, reckoner.zone).at
    sign, text = (-1, duration[1:]) if duration.startswith("-") else (1, duration)
    length = parse_duration(text)
    return [
        f"{note.kind} {format_date(note.first_day)}..{format_date(note.last_day)}"
        for note in reckoner.days_that_mattered(at, length if sign == 1 else -length, **options)
    ]


@pytest.mark.parametrize(
    ("start", "duration", "options", "expected"),
    [
        ("2026-03-02", "5wd", {}, []),
        ("2026-03-02", "30d", {}, []),
        ("2026-03-02", "24h", {}, []),
        ("2026-09-24", "3wd", {}, ["holiday 2026-09-25..2026-09-27"]),
        ("2026-09-30", "3wd", {}, ["holiday 2026-10-01..2026-10-07", "make_up 2026-10-10..2026-10-10"]),
        ("2026-10-10", "-2wd", {}, []),
        ("2026-10-10", "-3wd", {}, ["holiday 2026-10-01..2026-10-07"]),
        ("2026-10-12", "-1wd", {}, ["make_up 2026-10-10..2026-10-10"]),
        ("2026-10-10", "1wd", {}, []),
        ("2026-10-10", "1wd", {"count_first_day": True}, ["make_up 2026-10-10..2026-10-10"]),
        ("2026-09-24", "1d", {"roll": True}, ["holiday 2026-09-25..2026-09-27"]),
        ("2026-09-23", "1d", {"roll": True}, []),
        ("2026-09-25", "1wd", {}, []),  # of the festival only the weekend is left
        ("2026-12-30", "2wd", {}, ["unpublished 2027-01-01..2027-01-01"]),
        ("2026-12-30", "3wd", {}, ["unpublished 2027-01-01..2027-01-04"]),
        ("2026-12-25", "1w", {"roll": True}, ["unpublished 2027-01-01..2027-01-01"]),
        ("2026-01-22", "2sd", {}, ["no_school 2026-01-24..2026-03-01"]),
        ("2026-04-03", "1sd", {}, ["holiday 2026-04-04..2026-04-06"]),
        ("2026-07-09", "2sd", {}, ["terms_unknown 2026-07-11..2026-07-13"]),
        ("2025-08-29", "1sd", {}, ["no_school 2025-08-30..2025-08-31"]),
        (
            "2026-12-31",
            "1sd",
            {},
            ["terms_unknown 2027-01-01..2027-01-01", "unpublished 2027-01-01..2027-01-01"],
        ),
        (
            "2026-09-24",
            "1sd",
            {},
            ["holiday 2026-09-25..2026-09-27", "terms_unknown 2026-09-25..2026-09-28"],
        ),
    ],
)
def test_the_days_that_mattered(
    reckoner: Reckoner, start: str, duration: str, options: dict[str, bool], expected: list[str]
) -> None:
    assert notes(reckoner, start, duration, **options) == expected


def test_a_note_cites_the_notice(reckoner: Reckoner) -> None:
    at = parse_moment("2026-09-24", reckoner.zone).at
    (note,) = reckoner.days_that_mattered(at, parse_duration("1wd"))
    assert note.source.startswith("国务院办公厅关于2026年部分节假日安排的通知")


def test_without_terms_all_of_it_is_unknown(reckoner: Reckoner) -> None:
    bare = Reckoner(reckoner.zone, reckoner.calendar)
    assert notes(bare, "2026-03-02", "3sd") == ["terms_unknown 2026-03-03..2026-03-05"]


@given(STARTS, st.integers(-60, 60), st.sampled_from([Unit.WD, Unit.SD, Unit.D, Unit.MO]), st.booleans())
def test_there_is_a_note_for_all_that_departs_from_plain_weekends(
    reckoner: Reckoner, start: int, n: int, unit: Unit, roll: bool
) -> None:
    """Counting Monday to Friday and correcting by the notes alone gives the deadline again."""
    duration = Duration(n, unit)
    found = reckoner.days_that_mattered(start, duration, roll=roll)
    off = {day for note in found if note.kind in ("holiday", "no_school") for day in _days(note)}
    worked = {day for note in found if note.kind == "make_up" for day in _days(note)} - {
        day for note in found if note.kind == "no_school" for day in _days(note)
    }

    def counts(day: int) -> bool:
        return day in worked or (weekday(day) < 5 and day not in off)

    day = reckoner.zone.day(start)
    due = reckoner.after(start, duration, roll=roll)
    if unit in (Unit.WD, Unit.SD):
        for _ in range(abs(n)):
            day += 1 if n > 0 else -1
            while not counts(day):
                day += 1 if n > 0 else -1
    else:
        day = reckoner.after_day(day, duration).day
    while roll and not counts(day):
        day += 1
    assert day == reckoner.zone.day(due.at)
    doubtful = any(note.kind in ("unpublished", "terms_unknown") for note in found)
    assert doubtful == due.provisional


def _days(note: DayNote) -> range:
    return range(note.first_day, note.last_day + 1)
