"""Civil dates as day numbers: days since 1970-01-01 in the Gregorian calendar, for any year."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

SATURDAY: Final = 5

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EPOCH = date(1970, 1, 1).toordinal()
_EPOCH_WEEKDAY = 3  # 1970-01-01 was a Thursday
_DAYS_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097  # every 400 years the calendar repeats


def is_leap(year: int) -> bool:
    """Whether `year` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days `month` (1 to 12) of `year` has."""
    return 29 if month == 2 and is_leap(year) else _DAYS_IN_MONTH[month - 1]


def ordinal(year: int, month: int, day: int) -> int:
    """The day number of a date; a `day` beyond the month's end runs on into the next month."""
    before = year - 1
    leap_day = 1 if month > 2 and is_leap(year) else 0
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + _DAYS_BEFORE_MONTH[month - 1] + leap_day + day - _EPOCH


@lru_cache(maxsize=65_536)
def civil(day: int) -> tuple[int, int, int]:
    """The `(year, month, day)` of a day number."""
    # Python's date is the fastest arithmetic at hand; years outside 1 to 9999 are moved into its range.
    cycles, within = divmod(day + _EPOCH - 1, _CYCLE_DAYS)
    found = date.fromordinal(within + 1)
    return found.year + cycles * _CYCLE_YEARS, found.month, found.day


def add_months(day: int, months: int) -> int:
    """The corresponding day `months` later (earlier if negative), or the last of that month (S3.3)."""
    year, month, of_month = civil(day)
    years, index = divmod(month - 1 + months, 12)
    year, month = year + years, index + 1
    return ordinal(year, month, min(of_month, month_length(year, month)))


def weekday(day: int) -> int:
    """The day of the week, Monday 0 to Sunday 6."""
    return (day + _EPOCH_WEEKDAY) % 7


def parse_date(text: str) -> int:
    """The day number of `2026-03-02`. Raises ValueError with `form`, or `date` where there is no such day."""
    if not _DATE.fullmatch(text):
        raise ValueError("form")
    try:
        return date.fromisoformat(text).toordinal() - _EPOCH
    except ValueError:
        raise ValueError("date") from None


def format_date(day: int) -> str:
    """The day as `2026-03-02`."""
    year, month, of_month = civil(day)
    return f"{year:04d}-{month:02d}-{of_month:02d}"


def birthday(born: int, years: int) -> int:
    """The day on which one born on day `born` completes `years` years; 1 March for 29 February (S3.5)."""
    year, month, of_month = civil(born)
    return ordinal(year + years, month, of_month)


def age(born: int, day: int) -> int:
    """Completed years on `day` of somebody born on day `born` (S3.5); negative before the birth."""
    year, *birthday_of_year = civil(born)
    this_year, *of_year = civil(day)
    # Of 29 February in a common year: 28 February comes before it, 1 March after it.
    return this_year - year - (of_year < birthday_of_year)
