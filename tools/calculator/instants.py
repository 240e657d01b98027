"""Deadline arithmetic done a second time, with nothing of the package: what scenario files expect is computed here.

Days and instants are texts as scenario files write them (`2026-03-02`, `2026-03-02T09:00`); a day as a deadline means
its end. The holidays are typed in from the notice for 2026, only as far as scenarios reach; a count that needs another
stretch of days fails instead of guessing.
"""

from __future__ import annotations

import calendar
import datetime

OFF_2026 = [("2026-09-25", "2026-09-27"), ("2026-10-01", "2026-10-07")]
"""Mid-Autumn and National Day of 2026."""
WORKED_2026 = ["2026-09-20", "2026-10-10"]
"""The Sunday and the Saturday worked in their place."""
KNOWN = ("2026-07-01", "2026-12-31")
"""Between these days the two lists above are complete."""


def date(day: str) -> datetime.date:
    """The day of a day or an instant."""
    return datetime.date.fromisoformat(day[:10])


def days(start: str, number: int) -> str:
    """Day periods: the day of the start is not counted (Civil Code art. 201)."""
    return (date(start) + datetime.timedelta(days=number)).isoformat()


def months(start: str, number: int) -> str:
    """Month periods: the corresponding day, or the month's last if there is none (art. 202)."""
    first = date(start)
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(first.day, last)).isoformat()


def years(start: str, number: int) -> str:
    """Year periods: twelve months each (art. 202)."""
    return months(start, 12 * number)


def hours(start: str, number: int) -> str:
    """Hour periods run from the very moment."""
    return shifted(start, hours=number)


def shifted(instant: str, **lengths: int) -> str:
    """An instant moved by `hours`, `minutes` or `seconds`."""
    moved = datetime.datetime.fromisoformat(instant) + datetime.timedelta(**lengths)
    return moved.isoformat(timespec="seconds" if moved.second else "minutes")


def is_worked(day: datetime.date) -> bool:
    """Whether a day is a working day; it must be one of the days that the lists cover."""
    text = day.isoformat()
    if not KNOWN[0] <= text <= KNOWN[1]:
        raise ValueError(f"the holidays around {text} are not typed in")
    if text in WORKED_2026:
        return True
    return day.weekday() < 5 and not any(first <= text <= last for first, last in OFF_2026)


def working_days(start: str, number: int) -> str:
    """The `number`-th working day after the day of the start."""
    day = date(start)
    while number:
        day += datetime.timedelta(days=1)
        number -= is_worked(day)
    return day.isoformat()


def birthday(born: str, age: int) -> str:
    """The day whose first instant completes the years; 29 February: 1 March in other years."""
    first = date(born)
    try:
        return first.replace(year=first.year + age).isoformat()
    except ValueError:
        return datetime.date(first.year + age, 3, 1).isoformat()


def month_end(day: str) -> str:
    """The last day of the calendar month of a day."""
    first = date(day)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1]).isoformat()


def period_end(day: str, length: int, first_month: int = 1) -> str:
    """The last day of the period of `length` months that holds a day; periods are counted from `first_month`."""
    now = date(day)
    past = (now.month - first_month) % length
    return month_end(months(now.replace(day=1).isoformat(), length - 1 - past))
