"""S3: instants (µs since 1970 UTC), local days (`datetime.date`), durations and deadlines."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .calendar import Days

SECOND = 1_000_000
EXACT = {"min": 60 * SECOND, "h": 3600 * SECOND}
DAY = 24 * 3600 * SECOND
FOREVER = 2**62

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DURATION = re.compile(r"(\d+)(min|h|d|wd|w|sd|mo|y)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Duration(NamedTuple):
    """`7d` is Duration(7, "d")."""

    n: int
    unit: str

    @property
    def exact(self) -> bool:
        return self.unit in EXACT

    def __str__(self) -> str:
        return f"{self.n}{self.unit}"

    def times(self, k: int) -> Duration:
        return Duration(self.n * k, self.unit)

    def length(self) -> int:
        """µs, for comparing lengths of time: a day is 24 h, a month 30 days, a year 365 (READINGS 13)."""
        days = {"d": 1, "wd": 1, "sd": 1, "w": 7, "mo": 30, "y": 365}
        return self.n * (EXACT[self.unit] if self.exact else days[self.unit] * DAY)


class Due(NamedTuple):
    """A deadline; `exact` if the time of day counts, `provisional` as in S3.4."""

    at: int
    provisional: bool = False
    exact: bool = False


def is_date(text: object) -> bool:
    return isinstance(text, str) and _DATE.fullmatch(text) is not None


def is_duration(text: object) -> bool:
    return isinstance(text, str) and _DURATION.fullmatch(text) is not None


def duration(text: str) -> Duration:
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(f"no duration: {text}")
    return Duration(int(found[1]), found[2])


def add_months(day: date, n: int) -> date:
    """The corresponding day, or the month's last. (S3.3)"""
    month = day.year * 12 + day.month - 1 + n
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def birthday(born: date, years: int) -> date:
    """The day on which someone born then is so old; 29 February: 1 March. (S3.5)"""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def age(born: date, today: date) -> int:
    years = today.year - born.year
    return years if birthday(born, years) <= today else years - 1


class Clock:
    """The policy's time zone, working days and school days."""

    def __init__(self, zone: str, working: Days, school: Days):
        self.zone = ZoneInfo(zone)
        self.working, self.school = working, school

    def local(self, at: int) -> datetime:
        return (_EPOCH + timedelta(microseconds=at)).astimezone(self.zone)

    def day(self, at: int) -> date:
        return self.local(at).date()

    def instant(self, moment: datetime) -> int:
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        return (moment.astimezone(UTC) - _EPOCH) // timedelta(microseconds=1)

    def start(self, day: date) -> int:
        midnight = datetime(day.year, day.month, day.day, tzinfo=self.zone)
        at = self.instant(midnight)
        return at if self.day(at) == day else self.instant(midnight.replace(fold=1))

    def end(self, day: date) -> int:
        """The last microsecond of the day."""
        return self.start(day + timedelta(days=1)) - 1

    def parse(self, text: str) -> tuple[int, bool]:
        """The instant, and whether only a date was given: that stands at the end of its day. (S3.1)"""
        if is_date(text):
            return self.end(date.fromisoformat(text)), True
        return self.instant(datetime.fromisoformat(text)), False

    def from_date(self, text: str) -> int:
        """The instant from which a dated value holds: the first of the day. (S3.1)"""
        return self.start(date.fromisoformat(text))

    def after(
        self, start: int, length: Duration, *, roll: bool = False, count_first_day: bool = False
    ) -> Due:
        """S3.3 forwards."""
        if length.exact:
            return Due(start + length.n * EXACT[length.unit], exact=True)
        try:
            day, provisional = self.days_after(self.day(start), length, count_first_day)
            return self.by_end_of(day, roll=roll, provisional=provisional)
        except (OverflowError, ValueError):
            return Due(FOREVER)

    def days_after(self, day: date, length: Duration, count_first_day: bool = False) -> tuple[date, bool]:
        early = timedelta(days=1 if count_first_day and length.n else 0)
        match length.unit:
            case "d" | "w":
                return day + timedelta(days=length.n * (7 if length.unit == "w" else 1)) - early, False
            case "mo" | "y":
                months = length.n * (12 if length.unit == "y" else 1)
                found = add_months(day, months)
                # a month from the 31st that ends on a month's last day ends there all the same (art. 202)
                return found if add_months(found, -months) != day else found - early, False
            case _:
                return self.kind(length).nth_after(day - early, length.n)

    def by_end_of(self, day: date, *, roll: bool = False, provisional: bool = False) -> Due:
        """The end of the day; with `roll` of the next working day, if it is none."""
        while roll:
            provisional |= not self.working.is_sure(day)
            if self.working.counts(day):
                break
            day += timedelta(days=1)
        return Due(self.end(day), provisional)

    def before(self, at: int, length: Duration) -> int:
        """S3.3 backwards: the end of the day so long before, or the exact instant."""
        if length.exact:
            return at - length.n * EXACT[length.unit]
        return self.end(self.days_before(self.day(at), length)[0])

    def days_before(self, day: date, length: Duration) -> tuple[date, bool]:
        if length.unit in ("wd", "sd"):
            return self.kind(length).nth_before(day, length.n)
        return self.days_after(day, length.times(-1))

    def kind(self, length: Duration) -> Days:
        return self.working if length.unit == "wd" else self.school
