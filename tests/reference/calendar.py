"""S3.4: the working-day calendar, and school days (working days inside a term)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from .text import load

SHIPPED = Path(__file__).parents[2] / "src" / "carerules" / "calendars"
ONE = timedelta(days=1)


class Days:
    """A kind of days that deadlines count."""

    def counts(self, day: date) -> bool:
        raise NotImplementedError

    def is_sure(self, day: date) -> bool:
        """False where the calendar has not been published, so that whoever looks here is provisional."""
        raise NotImplementedError

    def nth_after(self, day: date, n: int) -> tuple[date, bool]:
        return self._walk(day, n, ONE)

    def nth_before(self, day: date, n: int) -> tuple[date, bool]:
        return self._walk(day, n, -ONE)

    def _walk(self, day: date, n: int, step: timedelta) -> tuple[date, bool]:
        """The n-th day that counts, and whether a day that was looked at is not sure."""
        provisional = False
        while n > 0:
            day += step
            provisional |= not self.is_sure(day)
            n -= self.counts(day)
        return day, provisional


class WorkingDays(Days):
    """`off` and `working` override the plain weekend; only `published` years are sure."""

    def __init__(self, off: Iterable[date], working: Iterable[date], published: Iterable[int]):
        self.off, self.working, self.published = frozenset(off), frozenset(working), frozenset(published)

    def counts(self, day: date) -> bool:
        return day in self.working or (day not in self.off and day.weekday() < 5)

    def is_sure(self, day: date) -> bool:
        return day.year in self.published


class Term(NamedTuple):
    """A school term with its first and last day."""

    id: str
    first: date
    last: date


class SchoolDays(Days):
    """Working days inside a term; beyond what the terms cover every working day, not sure (READINGS 2)."""

    def __init__(self, working: Days, terms: list[Term]):
        self.working, self.terms = working, sorted(terms, key=lambda term: term.first)

    def counts(self, day: date) -> bool:
        inside = any(term.first <= day <= term.last for term in self.terms)
        return self.working.counts(day) and (inside or not self._covered(day))

    def is_sure(self, day: date) -> bool:
        return self.working.is_sure(day) and self._covered(day)

    def _covered(self, day: date) -> bool:
        return bool(self.terms) and self.terms[0].first <= day <= self.terms[-1].last

    def nth_after(self, day: date, n: int) -> tuple[date, bool]:
        """Forwards nothing counts before the first term."""
        return super().nth_after(max(day, self.terms[0].first - ONE) if self.terms and n else day, n)


class _HasKeys(Protocol):
    def get(self, key: str, default: Any = None) -> Any: ...


def working_days(data: _HasKeys | None) -> WorkingDays:
    """A calendar from its data: `published: [2026]`, `years: {2026: {off: [..], working: [..]}}`."""
    years = list(((data.get("years") if data else None) or {}).values())
    return WorkingDays(
        (day for year in years for day in _days(year.get("off"))),
        (day for year in years for day in _days(year.get("working"))),
        _years((data.get("published") if data else None) or ()),
    )


@cache
def shipped(name: str) -> WorkingDays:
    return working_days(load((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8")))


def _years(ranges: Any) -> Iterable[int]:
    """`[2007..2026]`, `2007..2026` or single years."""
    for text in ranges if isinstance(ranges, (list, tuple)) else [ranges]:
        first, _, last = str(text).partition("..")
        yield from range(int(first), int(last or first) + 1)


def _days(ranges: Any) -> Iterable[date]:
    for text in ranges or ():
        first, _, last = str(text).partition("..")
        day, end = date.fromisoformat(first), date.fromisoformat(last or first)
        while day <= end:
            yield day
            day += ONE
