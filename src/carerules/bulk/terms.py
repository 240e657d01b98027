"""Lengths of deadlines, and the calendar by which the kernel counts them. (S3.3, S3.4)"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from carerules.program.plan import Program
from carerules.temporal.duration import Duration, Unit
from carerules.temporal.instants import HOUR, MINUTE

from .tables import ints

MOST_DAYS = 80_000
"""About two hundred years; a deadline outside is left to the engine."""
_EXACT = {Unit.MIN: MINUTE, Unit.H: HOUR}
_DAYS = {Unit.D: 1, Unit.W: 7}


def exact_span(term: Duration) -> int:
    """Microseconds of an exact span of time, 0 of a length that the calendar counts."""
    return term.n * _EXACT.get(term.unit, 0)


class Terms:
    """Numbers lengths: exact spans, so many days, or whatever must be looked up day by day."""

    def __init__(self) -> None:
        self.exact: list[int] = []
        self.length: list[int] = []
        self.row: list[int] = []
        self.counted: list[tuple[Duration, bool, bool]] = []
        self._known: dict[tuple[Duration, bool, bool, int], int] = {}

    def number(
        self, term: Duration, roll: bool = False, count_first_day: bool = False, times: int = 1
    ) -> int:
        """The number of a length that is counted once, or up to so many times over."""
        key = (term, roll, count_first_day, times)
        if key not in self._known:
            self._known[key] = len(self.exact)
            days = _DAYS.get(term.unit, 0) if not roll and not count_first_day else 0
            self.exact.append(int(term.unit in _EXACT))
            self.length.append(term.n * (_EXACT.get(term.unit) or days))
            looked_up = not days and term.unit not in _EXACT
            self.row.append(len(self.counted) if looked_up else -1)
            if looked_up:
                for n in range(1, times + 1):
                    self.counted.append((Duration(term.n * n, term.unit), roll, count_first_day))
        return self._known[key]


@dataclass(slots=True)
class Calendar:
    """The days that matter to some data: when each ends, and where each counted length leads from it."""

    first_day: int
    last_day: int
    since: Any
    offset: Any
    day_start: Any
    day_end: Any
    counted: Any
    unsure: Any


def no_days() -> Calendar:
    """A calendar for those who count none."""
    nothing = ints(())
    return Calendar(0, -1, nothing, nothing, nothing, nothing, nothing, nothing)


def calendar_for(program: Program, terms: Terms, first: int, as_of: int, by_day: bool = False) -> Calendar:
    """The calendar between the instants `first` and `as_of`, and as far beyond as plain days reach.

    Empty where all lengths are exact spans, unless something else happens `by_day`.
    """
    zone, reckoner = program.zone, program.reckoner
    if all(terms.exact) and not by_day:
        return no_days()
    plain = [length for length, exact in zip(terms.length, terms.exact, strict=True) if not exact]
    last_day = zone.day(max(as_of, first)) + max(plain, default=0) + 2
    first_day = max(min(zone.day(first), zone.day(as_of)) - 1, last_day - MOST_DAYS)
    days = range(first_day, last_day + 1)
    eras = [era for era in zone.changes() if era[0] <= zone.end(last_day)]
    while len(eras) > 1 and eras[1][0] <= zone.start(first_day):
        eras.pop(0)
    found = [
        reckoner.after(zone.end(day), term, roll=roll, count_first_day=first_counts)
        for term, roll, first_counts in terms.counted
        for day in days
    ]
    return Calendar(
        first_day=first_day,
        last_day=last_day,
        since=ints(since for since, _ in eras),
        offset=ints(offset for _, offset in eras),
        day_start=ints(map(zone.start, days)),
        day_end=ints(map(zone.end, days)),
        counted=ints(deadline.at for deadline in found),
        unsure=ints(int(deadline.provisional) for deadline in found),
    )
