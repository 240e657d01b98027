"""Reporting periods: weeks, months, quarters, half years, years, terms and a policy's own (S5.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from .calendar import Terms
from .civil import add_months, civil, format_date, month_length, ordinal, parse_date, weekday
from .school import terms_in_order
from .zone import Zone

KINDS: Final = ("week", "month", "quarter", "half_year", "year", "term")
"""The kinds that every policy has."""

_MONTHS: Final = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_LONGEST: Final = {"week": 7, "month": 31, "quarter": 92, "half_year": 184}
_LONGEST_YEAR: Final = 366
_NAMES: Final = {
    "week": re.compile(r"([0-9]{4})-W([0-9]{2})"),
    "month": re.compile(r"([0-9]{4})-([0-9]{2})"),
    "quarter": re.compile(r"([0-9]{4})-Q([1-4])"),
    "half_year": re.compile(r"([0-9]{4})-H([12])"),
    "year": re.compile(r"([0-9]{4})"),
}
_COUNTED_DAY = re.compile(r"(-?)([1-9][0-9]{0,2})")
_TERM_AGAIN = re.compile(r"\+([1-9][0-9]{0,2})y$")
_DATED_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Period:
    """One period from its first to its last day; `provisional` where nobody has set its dates yet."""

    kind: str
    name: str
    first_day: int
    last_day: int
    provisional: bool = False

    def __contains__(self, day: int) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of a policy: its `terms`, and its `own` kinds by the `(month, day)` each part starts on.

    After the last term, those of the last year come again, provisionally (`school.terms_in_order`).
    """

    zone: Zone
    terms: Terms | None
    own: Mapping[str, tuple[tuple[int, int], ...]]

    def containing(self, kind: str, day: int) -> Period | None:
        """The period of this kind that `day` is in; None between terms. KeyError: no such kind."""
        if kind == "term":
            started = takewhile(lambda term: term.first_day <= day, self._terms())
            return next((term for term in started if day in term), None)
        if kind == "week":
            return _week(day)
        if kind in _MONTHS:
            return _months(kind, day)
        return _own(kind, self.own[kind], day)

    def next(self, kind: str, day: int) -> Period | None:
        """The first period of this kind that starts after `day`; None only where a policy lists no terms."""
        if kind == "term":
            return next((term for term in self._terms() if term.first_day > day), None)
        here = self.containing(kind, day)
        return here and self.containing(kind, here.last_day + 1)

    def named(self, kind: str, text: str) -> Period | None:
        """The period of this kind named `text`, or None.

        Names are `2026-W05` (ISO 8601), `2026-03`, `2026-Q1`, `2026-H1`, `2026`, a term's id, and for a
        policy's own periods their first day.
        """
        if kind == "term":
            return self._term_named(text)
        day = _day_in(kind, text)
        period = None if day is None else self.containing(kind, day)
        return period if period and period.name == text else None

    def by_day(self, period: Period, text: str) -> int | None:
        """The day that `by: text` means in `period`, or None where the text can name no day of it.

        `28` is the 28th day, `-3` the third from the end (`-1` the last), `06-30` that date. A number beyond
        the end of a short period is its last day, 29 February in a common year the 28th (art. 202).
        """
        if counted := _COUNTED_DAY.fullmatch(text):
            n = int(counted[2])
            if n > _LONGEST.get(period.kind, _LONGEST_YEAR):
                return None
            if counted[1]:
                return max(period.last_day - n + 1, period.first_day)
            return min(period.first_day + n - 1, period.last_day)
        if dated := _DATED_DAY.fullmatch(text):
            return _date_in(period, int(dated[1]), int(dated[2]))
        return None

    def start(self, period: Period) -> int:
        """The period's first instant."""
        return self.zone.start(period.first_day)

    def end(self, period: Period) -> int:
        """The period's last microsecond."""
        return self.zone.end(period.last_day)

    def _terms(self) -> Iterator[Period]:
        for term, provisional in terms_in_order(self.terms or Terms()):
            yield Period("term", term.id, term.first_day, term.last_day, provisional)

    def _term_named(self, text: str) -> Period | None:
        again = _TERM_AGAIN.search(text)
        rounds = 1 + (int(again[1]) if again else 0)
        listed = len(self.terms.items) if self.terms else 0
        return next((term for term in islice(self._terms(), listed * rounds) if term.name == text), None)


def _week(day: int) -> Period:
    monday = day - weekday(day)
    year = civil(monday + 3)[0]  # ISO 8601: a week belongs to the year of its Thursday
    number = (monday + 3 - ordinal(year, 1, 1)) // 7 + 1
    return Period("week", f"{year:04d}-W{number:02d}", monday, monday + 6)


def _months(kind: str, day: int) -> Period:
    year, month, _ = civil(day)
    length = _MONTHS[kind]
    index = (month - 1) // length
    first = ordinal(year, index * length + 1, 1)
    part = {"month": f"-{month:02d}", "quarter": f"-Q{index + 1}", "half_year": f"-H{index + 1}", "year": ""}
    return Period(kind, f"{year:04d}{part[kind]}", first, add_months(first, length) - 1)


def _own(kind: str, starts: tuple[tuple[int, int], ...], day: int) -> Period:
    year = civil(day)[0]
    days = sorted(_nearest(at, *start) for at in (year - 1, year, year + 1) for start in starts)
    following = next(start for start in days if start > day)
    first = max(start for start in days if start <= day)
    return Period(kind, format_date(first), first, following - 1)


def _nearest(year: int, month: int, day: int) -> int:
    """That date, or the month's last where it has no such day."""
    return ordinal(year, month, min(day, month_length(year, month)))


def _date_in(period: Period, month: int, day: int) -> int | None:
    if not 1 <= month <= 12 or not 1 <= day <= month_length(2000, month):
        return None
    years = sorted({civil(period.first_day)[0], civil(period.last_day)[0]})
    return next((found for year in years if (found := _nearest(year, month, day)) in period), None)


def _day_in(kind: str, text: str) -> int | None:
    """Some day of the period that `text` would name, if it is a name."""
    if kind not in _NAMES:
        try:
            return parse_date(text)
        except ValueError:
            return None
    match = _NAMES[kind].fullmatch(text)
    if match is None:
        return None
    year, *parts = (int(number) for number in match.groups())
    part = parts[0] if parts else 1
    if kind == "week":
        return ordinal(year, 1, 4) + 7 * (part - 1)  # 4 January is always in the first week
    first_month = (part - 1) * _MONTHS[kind] + 1
    return ordinal(year, first_month, 1) if 1 <= first_month <= 12 else None
