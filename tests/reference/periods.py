"""S5.5: weeks, months, quarters, half-years, years, terms and a policy's own periods."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from .calendar import ONE, Term
from .clock import add_months, is_date

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


class Period(NamedTuple):
    """A stretch of days with the name that `event.period` may use."""

    kind: str
    name: str
    first: date
    last: date
    sure: bool = True
    """False for a term that comes again since nobody has listed later ones. (S3.4)"""

    def day(self, by: str) -> date:
        """`28`, `-3` (third from the end), `06-30`; clamped into the period (READINGS 12)."""
        if re.fullmatch(r"\d\d-\d\d", by):
            days = (_in_year(year, by) for year in range(self.first.year, self.last.year + 1))
            return next((day for day in days if self.first <= day <= self.last), self.last)
        n = int(by)
        day = self.first + timedelta(days=n - 1) if n > 0 else self.last + timedelta(days=n + 1)
        return min(max(day, self.first), self.last)


class Periods:
    """All periods a policy can name."""

    def __init__(self, terms: list[Term], own: Mapping[str, list[str]]):
        self.terms, self.own = sorted(terms, key=lambda term: term.first), own
        year_ago = add_months(self.terms[-1].first, -12) if terms else None
        self.last_year = [term for term in self.terms if year_ago and term.first > year_ago]

    def _terms(self, until: date) -> Iterator[Period]:
        """In their order, up to one that starts after `until`; those of the last twelve months yearly again."""
        yield from (Period("term", term.id, term.first, term.last) for term in self.terms)
        for years in range(1, max(until.year - self.last_year[-1].first.year, 0) + 3 if self.terms else 1):
            for id_, *days in self.last_year:
                first, last = (add_months(day, 12 * years) for day in days)
                yield Period("term", f"{id_}+{years}y", first, last, sure=False)

    def kinds(self) -> list[str]:
        return ["week", *MONTHS, "term", *self.own]

    def containing(self, kind: str, day: date) -> Period | None:
        """The period of that kind with that day in it; None between terms."""
        if kind == "week":
            monday = day - timedelta(days=day.weekday())
            year, week, _ = monday.isocalendar()
            return Period(kind, f"{year}-W{week:02}", monday, monday + timedelta(days=6))
        if kind in MONTHS:
            return _months(kind, day)
        if kind == "term":
            return next((term for term in self._terms(day) if term.first <= day <= term.last), None)
        starts = [_in_year(y, text) for y in range(day.year - 1, day.year + 3) for text in self.own[kind]]
        first = max(start for start in starts if start <= day)
        return Period(kind, first.isoformat(), first, min(s for s in starts if s > day) - ONE)

    def next_start(self, kind: str, day: date) -> date | None:
        """The first day after `day` at which a period of that kind starts."""
        if kind == "term":
            return min((term.first for term in self._terms(day) if term.first > day), default=None)
        period = self.containing(kind, day)
        return period.last + ONE if period else None

    def named(self, kind: str, name: str) -> Period | None:
        """The period that `event.period` names; a date names the period with that day in it."""
        if is_date(name):
            return self.containing(kind, date.fromisoformat(name))
        if kind == "term":
            return next((term for term in self._terms(date(2100, 1, 1)) if term.name == name), None)
        year = re.match(r"\d{4}", name)
        if not year:
            return None
        day, end = date(int(year[0]) - 1, 12, 1), date(int(year[0]) + 1, 2, 1)
        while day < end:
            period = self.containing(kind, day)
            if period is None or period.name == name:
                return period
            day = period.last + ONE
        return None


def _in_year(year: int, text: str) -> date:
    month, day = int(text[:2]), int(text[3:])
    return date(year, month, min(day, monthrange(year, month)[1]))


def _months(kind: str, day: date) -> Period:
    size = MONTHS[kind]
    number = (day.month - 1) // size
    first = date(day.year, number * size + 1, 1)
    suffix = {"month": f"-{number + 1:02}", "quarter": f"-Q{number + 1}", "half_year": f"-H{number + 1}"}
    return Period(kind, f"{day.year}{suffix.get(kind, '')}", first, add_months(first, size) - ONE)
