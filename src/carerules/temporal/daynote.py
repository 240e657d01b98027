"""What was special about the days that a deadline had to look at (S9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .calendar import Calendar, Terms
from .civil import SATURDAY, civil, ordinal, weekday

Kind = Literal["holiday", "make_up", "unpublished", "no_school", "terms_unknown"]


@dataclass(frozen=True, slots=True, order=True)
class DayNote:
    """A stretch of days (day numbers) that made a difference to a deadline.

    `holiday`: not counted; `make_up`: a weekend counted as working; `unpublished`: only plain weekends known;
    `no_school`: between terms, forwards also before the first; `terms_unknown`: after the last term, backwards
    also before the first. `source` is the notice that says so, or empty.
    """

    first_day: int
    last_day: int
    kind: Kind
    source: str = ""


def working_notes(calendar: Calendar, first: int, last: int) -> list[DayNote]:
    """What the calendar says about the days from `first` to `last`, in order, plain weekends left out."""
    notes: list[DayNote] = []
    for off in _runs(day for day in calendar.off if first <= day <= last and calendar.is_published(day)):
        if any(weekday(day) < SATURDAY for day in off):
            notes.append(_cited(calendar, off, "holiday"))
    weekend = (day for day in calendar.working if first <= day <= last and weekday(day) >= SATURDAY)
    notes += (_cited(calendar, run, "make_up") for run in _runs(weekend) if calendar.is_published(run[0]))
    notes += _unpublished(calendar, first, last)
    return sorted(notes)


def school_notes(
    calendar: Calendar, terms: Terms, first: int, last: int, *, forwards: bool = True
) -> list[DayNote]:
    """What calendar and terms say about the days from `first` to `last`, in order; nothing where there is none."""
    if first > last:
        return []
    known_first, known_last = terms.first_day, terms.last_day
    if forwards and first < known_first <= known_last:  # nothing counts before the first term
        before = DayNote(first, min(last, known_first - 1), "no_school")
        return [before, *school_notes(calendar, terms, known_first, last)]
    notes = [note for note in working_notes(calendar, first, last) if _at_school(note, terms)]
    if known_first > known_last:
        unknown = [(first, last)]
    else:
        unknown = [(first, min(last, known_first - 1)), (max(first, known_last + 1), last)]
    notes += (DayNote(start, end, "terms_unknown") for start, end in unknown if start <= end)
    between = range(max(first, known_first), min(last, known_last) + 1)
    for run in _runs(day for day in between if day not in terms):
        notes.append(DayNote(run.start, run.stop - 1, "no_school"))
    return sorted(notes)


def _at_school(note: DayNote, terms: Terms) -> bool:
    """Whether the note is about days on which there would be school without it."""
    if note.kind == "unpublished":
        return True
    outside = note.last_day < terms.first_day or note.first_day > terms.last_day
    return outside or any(day in terms for day in range(note.first_day, note.last_day + 1))


def _cited(calendar: Calendar, run: range, kind: Kind) -> DayNote:
    return DayNote(run.start, run.stop - 1, kind, calendar.source(civil(run.start)[0]))


def _unpublished(calendar: Calendar, first: int, last: int) -> Iterator[DayNote]:
    years = range(civil(first)[0], civil(last)[0] + 1) if first <= last else range(0)
    for run in _runs(year for year in years if year not in calendar.published):
        start, end = ordinal(run.start, 1, 1), ordinal(run.stop, 1, 1) - 1
        yield DayNote(max(first, start), min(last, end), "unpublished")


def _runs(numbers: Iterable[int]) -> list[range]:
    """The numbers as ranges without gaps, in order."""
    runs: list[range] = []
    for number in sorted(numbers):
        if runs and runs[-1].stop == number:
            runs[-1] = range(runs[-1].start, number + 1)
        else:
            runs.append(range(number, number + 1))
    return runs
