"""Lengths of time as the county decided them, counted with the arithmetic of this calculator."""

from __future__ import annotations

import datetime
import re

from .. import instants

TERM_2026 = ("2026-09-01", "2027-01-29")
"""First and last day of the autumn term; its holidays are those of the calendar."""


def due(start: str, length: str, times: int = 1) -> str:
    """The deadline of `7d 2w 10wd 3sd 1mo 2y 24h` from `start`: a day, or an instant for hours."""
    found = re.fullmatch(r"(\d+)(h|d|w|wd|sd|mo|y)", length)
    assert found, length
    number, unit = int(found[1]) * times, found[2]
    count = {
        "h": instants.hours,
        "d": instants.days,
        "w": lambda day, n: instants.days(day, 7 * n),
        "wd": instants.working_days,
        "sd": school_days,
        "mo": instants.months,
        "y": instants.years,
    }[unit]
    return count(start, number)


def school_days(start: str, number: int) -> str:
    """The `number`-th working day of the term after the day of the start."""
    day = instants.date(start)
    while number:
        day += datetime.timedelta(days=1)
        if not TERM_2026[0] <= day.isoformat() <= TERM_2026[1]:
            raise ValueError(f"{day} is in no term")
        number -= instants.is_worked(day)
    return day.isoformat()


def start_for(length: str) -> str:
    """An opening at which the deadline meets what is special about its unit: a leap day, a month's end, a holiday."""
    special = {
        "1mo": "2024-01-31T10:00",
        "3mo": "2023-11-30T10:00",
        "6mo": "2023-08-31T10:00",
        "30mo": "2021-08-31T10:00",
    }
    if length in special:
        return special[length]
    if length.endswith("y"):
        return "2024-02-29T10:00"
    return "2026-09-23T10:00" if length.endswith(("wd", "sd")) else "2026-03-02T10:00"


def waiting(as_of: str, last: str, warn: str) -> str:
    """`pending` or, once the reminder is out, `due_soon`, at the end of the day `as_of`; `last` is the deadline."""
    if not warn:
        return "pending"
    number = int(re.sub(r"\D", "", warn))
    out = instants.months(last, -number) if warn.endswith("mo") else instants.days(last, -number)
    return "due_soon" if as_of > out else "pending"
