"""Deadlines: an instant and a duration give the last microsecond at which an act is in time (S3.2, S3.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from .calendar import Calendar, Counting, Terms
from .civil import add_months
from .daynote import DayNote, school_notes, working_notes
from .duration import Duration, Unit
from .instants import HOUR, MINUTE
from .school import SchoolDays
from .zone import Zone

_MIN, _H, _D, _W, _WD, _SD, _Y = Unit.MIN, Unit.H, Unit.D, Unit.W, Unit.WD, Unit.SD, Unit.Y
_EXACT: Final = {_MIN: MINUTE, _H: HOUR}


class Deadline(NamedTuple):
    """An act at `t` is in time iff `t <= at`; `provisional`: days of an unpublished year mattered (S3.4)."""

    at: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Deadline arithmetic in one zone, by one calendar and one list of terms.

    Without terms, school days are working days, and provisional.
    """

    zone: Zone
    calendar: Calendar
    terms: Terms | None = None
    school: SchoolDays = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "school", SchoolDays(self.calendar, self.terms or Terms()))

    def after(
        self, start: int, duration: Duration, *, roll: bool = False, count_first_day: bool = False
    ) -> Deadline:
        """The deadline `duration` after the instant `start`; a negative duration counts backwards.

        `roll` moves a due day that is no working day to the next one; `count_first_day` makes the day of the
        start day 1. Raises ValueError where either is asked of `min` or `h`.
        """
        exact = _EXACT.get(duration.unit)
        if exact is not None:
            if roll or count_first_day:
                raise ValueError("only whole days can be rolled or counted")
            return Deadline(start + duration.n * exact, False)
        day, provisional = self._due(self.zone.day(start), duration, roll, count_first_day)
        return Deadline(self.zone.end(day), provisional)

    def before(self, at: int, duration: Duration) -> Deadline:
        """The instant `duration` before `at`: the end of that day, or exactly for `min` and `h` (S3.3)."""
        return self.after(at, -duration)

    def after_day(
        self, day: int, duration: Duration, *, roll: bool = False, count_first_day: bool = False
    ) -> Counting:
        """The day `duration` after `day`, as `after` counts. Raises ValueError for `min` and `h`."""
        return Counting(*self._due(day, duration, roll, count_first_day))

    def before_day(self, day: int, duration: Duration) -> Counting:
        """The day `duration` before `day`. Raises ValueError for `min` and `h`."""
        return self.after_day(day, -duration)

    def days_that_mattered(
        self, start: int, duration: Duration, *, roll: bool = False, count_first_day: bool = False
    ) -> tuple[DayNote, ...]:
        """What `after` met: holidays skipped, make-up days counted, days that nobody has published (S9)."""
        if duration.exact:
            return ()
        day = self.zone.day(start)
        found, _ = self._count(day, duration, count_first_day)
        first = day if count_first_day and duration.n > 0 else day + 1
        passed = (first, found) if duration.n >= 0 else (found, day - 1)
        notes: set[DayNote] = set()
        if duration.unit is _WD:
            notes.update(working_notes(self.calendar, *passed))
        if duration.unit is _SD:
            terms = self.terms or Terms()
            notes.update(school_notes(self.calendar, terms, *passed, forwards=duration.n >= 0))
        if roll:
            notes.update(working_notes(self.calendar, found, self.calendar.next_working(found).day))
        return tuple(sorted(notes))

    def _due(self, day: int, duration: Duration, roll: bool, count_first_day: bool) -> tuple[int, bool]:
        counted, provisional = self._count(day, duration, count_first_day)
        if not roll:
            return counted, provisional
        rolled = self.calendar.next_working(counted)
        return rolled.day, provisional or rolled.provisional

    def _count(self, day: int, duration: Duration, count_first_day: bool) -> tuple[int, bool]:
        n, unit = duration.n, duration.unit
        first = 1 if count_first_day and n > 0 else 0
        if unit is _D:
            return day + n - first, False
        if unit is _W:
            return day + 7 * n - first, False
        if unit is _WD or unit is _SD:
            days = self.calendar if unit is _WD else self.school
            return days.nth_after(day - first, n) if n >= 0 else days.nth_before(day, -n)
        if unit in _EXACT:
            raise ValueError("a day has no hours")
        months = 12 * n if unit is _Y else n
        found = add_months(day, months)
        # A month from 31 January is February's last day, whether or not the first day counts (art. 202).
        clamped = first and add_months(found, -months) != day
        return (found if clamped else found - first), False
