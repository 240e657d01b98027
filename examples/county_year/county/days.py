"""Days and deadlines as the policy counts them, worked out once more and without the library."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

YEAR = 2026
END = datetime(2026, 12, 31, 23, 59, 59, 999999)
"""The instant of the question: `as_of: 2026-12-31`. A deadline at this very instant is still pending."""

# 国办发明电〔2025〕7号: what is off beyond plain weekends, and the weekend days made up for it.
_OFF = (
    "01-01 01-03",
    "02-15 02-23",
    "04-04 04-06",
    "05-01 05-05",
    "06-19 06-21",
    "09-25 09-27",
    "10-01 10-07",
)
_MADE_UP = frozenset(("01-04", "02-14", "02-28", "05-09", "09-20", "10-10"))

TERMS = {
    "spring_2026": (date(2026, 3, 2), date(2026, 7, 10)),
    "autumn_2026": (date(2026, 9, 1), date(2027, 1, 29)),
}
"""School terms, first and last day."""


def day(month_day: str) -> date:
    """`03-09` of the year."""
    return date.fromisoformat(f"{YEAR}-{month_day}")


def at(when: date, clock: str) -> datetime:
    """That day at `08:30`."""
    return datetime.combine(when, time.fromisoformat(clock))


def end_of(when: date) -> datetime:
    """The last microsecond of a day."""
    return datetime.combine(when, time.max)


def is_working(when: date) -> bool:
    """Whether the day is a working day."""
    written = f"{when:%m-%d}"
    if when.year != YEAR:
        return when.weekday() < 5
    if written in _MADE_UP:
        return True
    return when.weekday() < 5 and not any(a <= written <= b for a, b in map(str.split, _OFF))


def is_school_day(when: date) -> bool:
    """Whether the day is a working day of a term."""
    return is_working(when) and any(first <= when <= last for first, last in TERMS.values())


def add_months(when: date, count: int) -> date:
    """The corresponding day, or the month's last."""
    years, month = divmod(when.month - 1 + count, 12)
    year = when.year + years
    return date(year, month + 1, min(when.day, calendar.monthrange(year, month + 1)[1]))


def due(start: datetime, term: str, times: int = 1) -> datetime:
    """The deadline of `term` (`24h 7d 2w 10wd 3sd 1mo`) from `start`; for a recurrence the `times`-th."""
    found = re.fullmatch(r"(\d+)(h|d|w|wd|sd|mo)", term)
    assert found, term
    count, unit = int(found[1]) * times, found[2]
    if unit == "h":
        return start + timedelta(hours=count)
    if unit == "mo":
        return end_of(add_months(start.date(), count))
    if unit in ("d", "w"):
        return end_of(start.date() + timedelta(days=count * (7 if unit == "w" else 1)))
    return end_of(_nth(start.date(), count, is_working if unit == "wd" else is_school_day))


def _nth(start: date, count: int, counts: Callable[[date], bool]) -> date:
    when = start
    while count:
        when += timedelta(days=1)
        count -= counts(when)
    return when


def periods(kind: str) -> Iterator[tuple[str, date, date]]:
    """Name, first and last day of every period of the year of that kind; a term may reach beyond it."""
    if kind == "term":
        for name, (first, last) in TERMS.items():
            yield name, first, last
        return
    if kind == "fund_half":
        yield "2026-04-01", day("04-01"), day("09-30")
        return
    months = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[kind]
    for number, start in enumerate(range(1, 13, months), 1):
        first = date(YEAR, start, 1)
        last = add_months(first, months) - timedelta(days=1)
        names = {
            "month": f"{YEAR}-{start:02}",
            "quarter": f"{YEAR}-Q{number}",
            "half_year": f"{YEAR}-H{number}",
        }
        yield names.get(kind, str(YEAR)), first, last


def day_in(first: date, last: date, by: str) -> date:
    """The day `28`, `-3` (third from the end), `06-30` of a period; its last day for an empty text."""
    if not by:
        return last
    if re.fullmatch(r"\d\d-\d\d", by):
        return day(by)
    count = int(by)
    return first + timedelta(days=count - 1) if count > 0 else last + timedelta(days=count + 1)
