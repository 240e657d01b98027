"""S3.2, S3.3: deadlines and lengths of time, in tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carerules.temporal.calendar import Calendar, Term, Terms
from carerules.temporal.deadline import Reckoner
from carerules.temporal.duration import Duration, Unit, parse_duration
from carerules.temporal.instants import DAY

from .almanac import CALENDAR, SHANGHAI, TERMS, at, d, shown

RECKONER = Reckoner(SHANGHAI, CALENDAR, TERMS)


@pytest.mark.parametrize(
    ("start", "term", "options", "due"),
    [
        ("2026-03-02T10:00:00", "30min", {}, "2026-03-02T10:30:00"),
        ("2026-03-02T10:00:00", "48h", {}, "2026-03-04T10:00:00"),
        ("2026-03-02T10:00:00", "0d", {}, "2026-03-02"),
        ("2026-03-02T10:00:00", "7d", {}, "2026-03-09"),
        ("2026-03-02T10:00:00", "7d", {"count_first_day": True}, "2026-03-08"),
        ("2026-03-02T10:00:00", "0d", {"count_first_day": True}, "2026-03-02"),
        ("2026-03-02T10:00:00", "2w", {}, "2026-03-16"),
        ("2026-03-02T10:00:00", "2w", {"count_first_day": True}, "2026-03-15"),
        ("2026-03-02T00:00:00", "5wd", {}, "2026-03-09"),
        ("2026-03-02T00:00:00", "5wd", {"count_first_day": True}, "2026-03-06"),
        ("2026-03-08T00:00:00", "1wd", {"count_first_day": True}, "2026-03-09"),
        ("2026-03-19T00:00:00", "2sd", {}, "2026-04-13"),
        ("2026-03-20T00:00:00", "1sd", {"count_first_day": True}, "2026-03-20"),
        ("2026-01-31T10:00:00", "1mo", {}, "2026-02-28"),
        ("2026-01-31T10:00:00", "1mo", {"count_first_day": True}, "2026-02-28"),
        ("2026-01-30T10:00:00", "1mo", {"count_first_day": True}, "2026-02-28"),
        ("2026-03-15T10:00:00", "1mo", {"count_first_day": True}, "2026-04-14"),
        ("2024-02-29T10:00:00", "1y", {}, "2025-02-28"),
        ("2026-03-15T10:00:00", "2y", {}, "2028-03-15"),
        ("2026-04-30T10:00:00", "1d", {"roll": True}, "2026-05-04"),
        ("2026-04-30T10:00:00", "4d", {"roll": True}, "2026-05-04"),
    ],
)
def test_deadlines_by_unit(start: str, term: str, options: dict[str, bool], due: str) -> None:  # S3.3
    deadline = RECKONER.after(at(start), parse_duration(term), **options)
    expected = at(due) if "T" in due else at(due + "T00:00:00") + DAY - 1
    assert deadline == (expected, False)


@pytest.mark.parametrize(
    ("term", "day"),
    [
        ("2d", "2026-03-07"), ("1w", "2026-03-02"), ("1wd", "2026-03-06"), ("3wd", "2026-03-04"), ("2sd", "2026-03-05"),
        ("1mo", "2026-02-09"), ("1y", "2025-03-09"), ("0d", "2026-03-09"),
    ],
)  # fmt: skip
def test_deadlines_counted_backwards(term: str, day: str) -> None:  # S3.3.h
    start = at("2026-03-09T08:00:00")
    assert RECKONER.before(start, parse_duration(term)).at == at(day + "T00:00:00") + DAY - 1
    assert RECKONER.before(start, Duration(2, Unit.H)).at == at("2026-03-09T06:00:00")


def test_deadlines_that_are_provisional() -> None:  # S3.4
    start = at("2026-12-30T10:00:00")
    assert RECKONER.after(start, Duration(3, Unit.WD)).provisional
    assert not RECKONER.after(start, Duration(1, Unit.WD)).provisional
    assert RECKONER.after(start, Duration(2, Unit.D), roll=True).provisional
    assert not RECKONER.after(start, Duration(3, Unit.D)).provisional
    assert RECKONER.after(start, Duration(1, Unit.D), roll=True) == (
        at("2026-12-31T00:00:00") + DAY - 1, False,
    )  # fmt: skip
    sunday = at("2025-12-31T10:00:00")
    assert RECKONER.after(sunday, Duration(0, Unit.WD), roll=True).provisional
    late = RECKONER.after(at("2025-12-30T10:00:00"), Duration(2, Unit.WD), roll=True)
    assert late == (at("2026-01-04T00:00:00") + DAY - 1, True)  # one of the days was not published


def test_days_are_counted_without_hours() -> None:  # S3.3
    assert RECKONER.after_day(d("2026-03-09"), Duration(2, Unit.D)) == (d("2026-03-11"), False)
    assert RECKONER.after_day(d("2026-04-30"), Duration(1, Unit.D), roll=True) == (d("2026-05-04"), False)
    assert RECKONER.before_day(d("2026-03-09"), Duration(1, Unit.WD)) == (d("2026-03-06"), False)
    back = RECKONER.after_day(d("2026-03-09"), -Duration(1, Unit.MO), count_first_day=True)
    assert back.day == d("2026-02-09")
    for wrong in (
        lambda: RECKONER.after_day(d("2026-03-09"), Duration(2, Unit.H)),
        lambda: RECKONER.after(0, Duration(2, Unit.H), roll=True),
        lambda: RECKONER.after(0, Duration(2, Unit.MIN), count_first_day=True),
    ):
        with pytest.raises(ValueError, match="day"):
            wrong()


def test_without_terms_school_days_are_working_days() -> None:  # S3.4
    plain = Reckoner(SHANGHAI, CALENDAR)
    found = plain.after(at("2026-04-30T10:00:00"), Duration(1, Unit.SD))
    assert found == (at("2026-05-04T00:00:00") + DAY - 1, True)


def test_lengths_are_compared_where_they_can_be() -> None:  # S3.3
    week, seven, eight = parse_duration("1w"), parse_duration("7d"), parse_duration("8d")
    assert [week <= seven, week >= seven, week < seven, week > seven] == [True, True, False, False]
    assert [seven < eight, seven <= eight, eight > seven, eight >= seven] == [True] * 4
    assert [eight < seven, eight <= seven, seven > eight, seven >= eight] == [False] * 4
    assert parse_duration("2h") > parse_duration("119min")
    assert parse_duration("11mo") < parse_duration("1y")
    assert (week.comparable(seven), week.comparable(parse_duration("1mo"))) == (True, False)
    assert [parse_duration(text).exact for text in ("5min", "5h", "5d", "5wd")] == [True, True, False, False]
    assert (str(-Duration(3, Unit.WD)), Duration(2, Unit.Y).base) == ("-3wd", (24, Unit.MO))
    with pytest.raises(TypeError, match="no order"):
        _ = parse_duration("30d") < parse_duration("1mo")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("7", "form"), ("07d", "form"), ("-1d", "form"), ("7dd", "unit"), ("7D", "unit"), ("1000000000000min", "too_long"),
    ],
)  # fmt: skip
def test_what_is_no_length(text: str, reason: str) -> None:  # S3.3
    with pytest.raises(ValueError, match=f"^{reason}$"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("unit", "most"),
    [
        ("min", 525_600_000), ("h", 8_760_000), ("d", 365_000), ("w", 52_142), ("wd", 365_000), ("sd", 365_000),
        ("mo", 12_000), ("y", 1000),
    ],
)  # fmt: skip
def test_the_longest_length(unit: str, most: int) -> None:  # S3.3
    assert parse_duration(f"{most}{unit}").n == most
    with pytest.raises(ValueError, match="too_long"):
        parse_duration(f"{most + 1}{unit}")


AGES = Calendar(
    name="ages",
    off=frozenset({d("2020-01-01"), d("2022-12-30"), d("2026-01-05")}),
    working=frozenset({d("2026-01-10")}),
    published=frozenset({2020, 2021, 2022, 2024, 2026}),
    sources=((2026, "n 3"),),
)
WHILE = Terms((Term("one", d("2026-01-14"), d("2026-01-14")), Term("two", d("2026-01-20"), d("2026-01-28"))))


def notes(start: str, term: Duration, **options: bool) -> list[str]:
    """The days that mattered: kind, first and last."""
    found = Reckoner(SHANGHAI, AGES, WHILE).days_that_mattered(at(start + "T10:00:00"), term, **options)
    return [f"{note.kind} {shown(note.first_day)} {shown(note.last_day)}" for note in found]


def test_the_days_that_mattered_are_told() -> None:  # S9
    four = Duration(4, Unit.WD)
    assert notes("2026-01-04", four) == ["holiday 2026-01-05 2026-01-05"]
    assert notes("2026-01-05", four) == []
    assert notes("2026-01-05", four, count_first_day=True) == ["holiday 2026-01-05 2026-01-05"]
    assert notes("2026-01-09", Duration(1, Unit.WD)) == ["make_up 2026-01-10 2026-01-10"]
    assert notes("2026-01-10", Duration(0, Unit.WD)) == []
    assert notes("2026-01-10", Duration(0, Unit.WD), count_first_day=True) == []
    assert notes("2026-01-06", -Duration(1, Unit.WD)) == ["holiday 2026-01-05 2026-01-05"]
    assert notes("2026-01-05", -Duration(1, Unit.WD)) == []
    assert notes("2026-01-06", -Duration(1, Unit.WD), count_first_day=True) == [
        "holiday 2026-01-05 2026-01-05"
    ]
    assert notes("2026-01-10", -Duration(1, Unit.WD)) == []
    assert notes("2025-12-31", Duration(5, Unit.D)) == []
    assert notes("2025-12-31", Duration(5, Unit.D), roll=True) == ["holiday 2026-01-05 2026-01-05"]
    assert notes("2025-12-31", Duration(5, Unit.H)) == []
    assert notes("2026-01-14", Duration(1, Unit.SD)) == ["no_school 2026-01-15 2026-01-19"]
    assert notes("2026-01-20", -Duration(1, Unit.SD)) == ["no_school 2026-01-15 2026-01-19"]
    assert notes("2026-01-12", Duration(1, Unit.SD)) == ["no_school 2026-01-13 2026-01-13"]
    assert notes("2026-01-14", -Duration(1, Unit.SD)) == ["terms_unknown 2026-01-13 2026-01-13"]
    assert notes("2026-01-15", Duration(0, Unit.SD)) == []
    bare = Reckoner(SHANGHAI, AGES).days_that_mattered(at("2026-01-14T10:00:00"), Duration(1, Unit.SD))
    assert [note.kind for note in bare] == ["terms_unknown"]


@pytest.mark.parametrize("start", ["2019-12-30", "2020-12-30", "2022-12-28", "2023-12-28", "2024-12-30"])
def test_years_that_follow_each_other_are_one_stretch(start: str) -> None:  # S3.4
    for n in range(6):
        day, provisional, left = d(start), False, n
        while left:
            day += 1
            year = int(shown(day)[:4])
            provisional = provisional or year not in AGES.published
            plain = (day + 3) % 7 < 5
            left -= (plain and day not in AGES.off) or (year == 2026 and day in AGES.working)
        assert replace(AGES).nth_after(d(start), n) == (day, provisional)


def test_a_term_may_end_in_the_week_and_last_one_day() -> None:  # S3.4
    school = Reckoner(SHANGHAI, AGES, WHILE).school
    assert school.nth_after(d("2026-01-01"), 1) == (d("2026-01-14"), False)
    assert school.nth_after(d("2026-01-14"), 1) == (d("2026-01-20"), False)
    alone = Reckoner(SHANGHAI, AGES, Terms(WHILE.items[:1])).school
    assert alone.nth_after(d("2026-01-01"), 1) == (d("2026-01-14"), False)
    assert alone.nth_after(d("2026-01-14"), 1) == (d("2026-01-15"), True)
