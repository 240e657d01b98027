"""Days that count, by rank: how many of them there are up to a day, and which is the n-th."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol

from .civil import SATURDAY, weekday


class Counted(Protocol):
    """Days of some kind in their order. A rank is only meaningful as a difference of ranks."""

    def rank(self, day: int) -> int:
        """The rank of the last counted day that is not after `day`."""

    def day(self, rank: int) -> int:
        """The counted day that has `rank`."""


class Weekdays:
    """Monday to Friday, for ever."""

    _MONDAY = 4  # 1970-01-05

    def rank(self, day: int) -> int:
        """The rank of the last Monday to Friday that is not after `day`."""
        week = (day - self._MONDAY) // 7
        return week * 5 + min(weekday(day), SATURDAY - 1)

    def day(self, rank: int) -> int:
        """The day from Monday to Friday that has `rank`."""
        week, of_week = divmod(rank, 5)
        return self._MONDAY + week * 7 + of_week


class Listed:
    """Counted days that are listed from `first` to `last`, and are those of `outside` before and after."""

    __slots__ = ("_after", "_before", "_days", "_first", "_last", "_outside")

    def __init__(self, days: Iterable[int], first: int, last: int, outside: Counted) -> None:
        self._days = tuple(sorted(days))
        self._first, self._last, self._outside = first, last, outside
        self._before = outside.rank(first - 1)
        self._after = self._before + len(self._days) - outside.rank(last)

    def rank(self, day: int) -> int:
        """The rank of the last counted day that is not after `day`."""
        if day < self._first:
            return self._outside.rank(day)
        if day > self._last:
            return self._outside.rank(day) + self._after
        return self._before + bisect_right(self._days, day)

    def day(self, rank: int) -> int:
        """The counted day that has `rank`."""
        listed = rank - self._before - 1
        if listed < 0:
            return self._outside.day(rank)
        if listed >= len(self._days):
            return self._outside.day(rank - self._after)
        return self._days[listed]


def nth_after(days: Counted, day: int, n: int) -> int:
    """The `n`-th counted day after `day`; `day` itself for 0."""
    return days.day(days.rank(day) + n) if n else day


def nth_before(days: Counted, day: int, n: int) -> int:
    """The `n`-th counted day before `day`; `day` itself for 0."""
    return days.day(days.rank(day - 1) - n + 1) if n else day
