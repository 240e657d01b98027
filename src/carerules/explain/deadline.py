"""How a deadline was computed, with the days of the calendar that mattered. (S9)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carerules.temporal.civil import format_date
from carerules.temporal.daynote import DayNote
from carerules.temporal.duration import Duration

if TYPE_CHECKING:
    from .obligation import Narrator


def deadline_lines(narrator: Narrator) -> list[str]:
    """The sentences about the deadline of the narrator's obligation. # S9.2"""
    ob, told, duty = narrator.ob, narrator.told, narrator.duty
    if told.status == "unquantified":
        return [narrator.say("no_number")]
    if told.due is None:
        return [narrator.say("no_due")]
    due = narrator.instant(told.due)
    if duty.modality == "forbid":
        return [narrator.say("due_forbid", due=due)]
    if duty.before:
        return [narrator.say("due_before", event=narrator.event_name(duty.before), due=due)]
    if told.period:
        return [narrator.say("due_period", due=due, period=told.period)]
    if duty.due is not None and not told.step:
        return [narrator.say("due_date", due=due)]
    if duty.modality == "maintain" and not told.step:
        return _tolerance(narrator, due)
    term = ob.term
    if term is None:
        return [narrator.say("due_date", due=due)]
    start = told.opened_at if told.step else ob.anchor
    lines = [_counted_from(narrator, due, term, start)]
    whole = Duration(term.n * (ob.repeats + 1), term.unit)
    roll, first = (duty.roll, duty.count_first_day) if not told.step else (False, False)
    reckoner = narrator.ctx.program.reckoner
    return lines + day_lines(
        narrator, reckoner.days_that_mattered(start, whole, roll=roll, count_first_day=first)
    )


def _counted_from(narrator: Narrator, due: str, term: Duration, start: int) -> str:
    since = narrator.instant(start)
    if narrator.ob.repeats and not narrator.told.step:
        return narrator.say(
            "due_repeat",
            due=due,
            term=term,
            n=narrator.ob.repeats + 1,
            missed=narrator.ob.repeats,
            start=since,
        )
    counted = term.exact or narrator.duty.count_first_day
    first = "" if counted else narrator.say("not_first_day")
    return narrator.say("due_term", due=due, term=term, start=since, first=first)


def _tolerance(narrator: Narrator, due: str) -> list[str]:
    tolerance = narrator.duty.tolerance.at(narrator.told.opened_at) if narrator.duty.tolerance else None
    if tolerance is None or tolerance.duration is None:
        return [narrator.say("due_now", due=due)]
    start = narrator.ob.anchor
    line = narrator.say("due_tolerance", due=due, term=tolerance.duration, start=narrator.instant(start))
    return [
        line,
        *day_lines(narrator, narrator.ctx.program.reckoner.days_that_mattered(start, tolerance.duration)),
    ]


def day_lines(narrator: Narrator, notes: tuple[DayNote, ...]) -> list[str]:
    """Holidays that were skipped and make-up days that counted."""
    lines = []
    for key, kind in (("skipped", "holiday"), ("skipped", "no_school"), ("counted", "make_up")):
        days = [_stretch(note) for note in notes if note.kind == kind]
        if days:
            lines.append(narrator.say(key, days=", ".join(days)))
    return lines


def _stretch(note: DayNote) -> str:
    first, last = format_date(note.first_day), format_date(note.last_day)
    days = first if first == last else f"{first}..{last}"
    return f"{days} ({note.source})" if note.source else days
