"""Working days by published holiday notices, and school days by terms (S3.4). Days are day numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .civil import SATURDAY, ordinal, weekday
from .counting import Listed, Weekdays, nth_after, nth_before


class Counting(NamedTuple):
    """A day that was found, and whether days had to be looked at for which nothing is published."""

    day: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days: Monday to Friday but for the days `off`, and the days `working` that make up for them.

    Outside its `published` years it knows plain weekends only, and says so. `sources` cite the notices.
    """

    name: str
    off: frozenset[int]
    working: frozenset[int]
    published: frozenset[int]
    title: str = ""
    sources: tuple[tuple[int, str], ...] = ()
    _spans: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)
    """Stretches of published years: first and last day."""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _days: Listed = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        spans = tuple(_stretches(self.published))
        first, last = (spans[0][0], spans[-1][1]) if spans else (0, -1)
        object.__setattr__(self, "_spans", spans)
        object.__setattr__(self, "_starts", tuple(start for start, _ in spans))
        days = (day for day in range(first, last + 1) if self.is_working(day))
        object.__setattr__(self, "_days", Listed(days, first, last, Weekdays()))

    def is_published(self, day: int) -> bool:
        """Whether the year of `day` is published."""
        return self.covers(day, day)

    def covers(self, first: int, last: int) -> bool:
        """Whether all days from `first` to `last` are in published years; true where there is none."""
        if first > last:
            return True
        span = bisect_right(self._starts, first) - 1
        return span >= 0 and last <= self._spans[span][1]

    def is_working(self, day: int) -> bool:
        """Whether `day` is a working day, by plain weekends where its year is not published (S3.4)."""
        plain = weekday(day) < SATURDAY
        exceptional = self.off if plain else self.working
        return plain != (day in exceptional and self.is_published(day))

    def nth_after(self, day: int, n: int) -> Counting:
        """The `n`-th working day after `day`; `day` itself for 0."""
        found = nth_after(self._days, day, n)
        return Counting(found, not self.covers(day + 1, found))

    def nth_before(self, day: int, n: int) -> Counting:
        """The `n`-th working day before `day`; `day` itself for 0."""
        found = nth_before(self._days, day, n)
        return Counting(found, not self.covers(found, day - 1))

    def next_working(self, day: int) -> Counting:
        """`day` itself if it is a working day, else the next one."""
        found = nth_after(self._days, day - 1, 1)
        return Counting(found, not self.covers(day, found))

    def source(self, year: int) -> str:
        """The notice cited for `year`, or empty."""
        return dict(self.sources).get(year, "")

    def rank(self, day: int) -> int:
        """The rank of the last working day that is not after `day` (see `counting`)."""
        return self._days.rank(day)

    def day(self, rank: int) -> int:
        """The working day that has `rank` (see `counting`)."""
        return self._days.day(rank)


@dataclass(frozen=True, slots=True)
class Term:
    """A school term, by its first and last day."""

    id: str
    first_day: int
    last_day: int

    def __contains__(self, day: int) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that a policy lists; they may have gaps, which are the holidays."""

    items: tuple[Term, ...] = ()

    @property
    def first_day(self) -> int:
        """The first day of the earliest term; after `last_day` where there is no term."""
        return min((term.first_day for term in self.items), default=0)

    @property
    def last_day(self) -> int:
        """The last day of the latest term."""
        return max((term.last_day for term in self.items), default=-1)

    def __contains__(self, day: int) -> bool:
        return any(day in term for term in self.items)


def _stretches(years: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last day of each unbroken run of years."""
    ordered = sorted(years)
    starts = [year for year in ordered if year - 1 not in ordered]
    ends = [year for year in ordered if year + 1 not in ordered]
    for start, end in zip(starts, ends, strict=True):
        yield ordinal(start, 1, 1), ordinal(end, 12, 31)
