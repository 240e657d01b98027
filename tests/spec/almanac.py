"""Days, a calendar and terms for the tables of S3 and S5, beside Python's own calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from carerules.temporal.calendar import Calendar, Term, Terms
from carerules.temporal.instants import SECOND
from carerules.temporal.zone import Zone

EPOCH = date(1970, 1, 1)


def d(text: str) -> int:
    """The day number, by Python's calendar."""
    return (date.fromisoformat(text) - EPOCH).days


def shown(day: int) -> str:
    """The day number as a date, by Python's calendar."""
    return (EPOCH + timedelta(days=day)).isoformat()


def at(text: str) -> int:
    """The instant of a local time in Shanghai."""
    return round(datetime.fromisoformat(text + "+08:00").timestamp()) * SECOND


CALENDAR = Calendar(
    name="test",
    off=frozenset({d("2026-01-01"), d("2026-01-02"), d("2026-05-01"), d("2024-12-31"), d("2027-01-04")}),
    working=frozenset({d("2026-01-04"), d("2024-12-29")}),
    published=frozenset({2024, 2026}),
    sources=((2024, "n 1"), (2026, "n 2")),
)
SPRING = Term("spring", d("2026-03-02"), d("2026-03-20"))
SUMMER = Term("summer", d("2026-04-13"), d("2026-05-08"))
TERMS = Terms((SUMMER, SPRING))
SHANGHAI = Zone("Asia/Shanghai")
