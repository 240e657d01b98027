"""How a deadline was computed, with the days of the calendar that mattered. (S9)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carerules.temporal.civil import format_date
from carerules.temporal.daynote import DayNote
from carerules.temporal.duration import Duration
from carerules.temporal.instants import NEVER

if TYPE_CHECKING:
    from .obligation import Narrator


def deadline_lines(narrator: Narrator) -> list[str]:
    """The sentences about the deadline of the narrator's obligation. # S9.2"""
    told, duty = narrator.told, narrator.duty
    if told.status == "unquantified":
        return [narrator.say("no_number")]
    if duty.before and not told.step:
        return [_before(narrator)]
    if told.due is None:
        return [narrator.say(_no_due(narrator))]
    due = narrator.instant(told.due)
    if duty.modality == "forbid":
        return [narrator.say("due_forbid", due=due)]
    if told.period:
        return [narrator.say("due_period", due=due, period=told.period)]
    if duty.modality == "maintain" and not told.step:
        return _tolerance(narrator, due)
    term = narrator.ob.term
    if term is None or (duty.due is not None and not told.step):
        return [narrator.say("due_date", due=due)]
    return _counted(narrator, due, term)


def _no_due(narrator: Narrator) -> str:
    """Why there is no deadline: unknown, standing still, kept for now, or not yet."""
    if narrator.told.status == "undetermined":
        return "no_due_unknown"
    if narrator.told.status == "suspended":
        return "no_due_suspended"
    return "no_due_kept" if narrator.duty.modality == "maintain" else "no_due"


def _before(narrator: Narrator) -> str:
    """The event that it had to precede, and the record of it if it came. # S5.1"""
    name, seen = narrator.event_name(narrator.duty.before), judged_at(narrator)
    if seen is None:
        return narrator.say("due_before_open", event=name)
    for record in narrator.records:
        if record.event.occurred_at == seen and record.event.type == narrator.duty.before:
            shown = narrator.record_id(record)
            return narrator.say("due_before_record", event=name, id=shown, due=narrator.instant(seen))
    return narrator.say("due_before", event=name, due=narrator.instant(seen))


def judged_at(narrator: Narrator) -> int | None:
    """When it had to be done: its deadline, or where it had none, when it was violated or found undecidable."""
    told = narrator.told
    if told.due is not None or told.violated_at is not None:
        return told.violated_at if told.due is None else told.due
    return next((found.at for found in narrator.findings if found.cause in ("where", "date_only")), None)


def _counted(narrator: Narrator, due: str, term: Duration) -> list[str]:
    """A term from its start, and where pauses moved it, what it would have been without them."""
    told, duty, ob = narrator.told, narrator.duty, narrator.ob
    start = told.opened_at if told.step else ob.anchor
    repeats = 0 if told.step else ob.repeats
    roll, first = (duty.roll, duty.count_first_day) if not told.step else (False, False)
    whole = Duration(term.n * (repeats + 1), term.unit)
    reckoner, parts = narrator.ctx.program.reckoner, {"term": term, "start": narrator.instant(start)}
    if ob.moved and not told.step:
        plain = narrator.instant(reckoner.after(start, whole, roll=roll, count_first_day=first).at)
        if plain != due:
            return [narrator.say("due_moved", due=due, plain=plain, **parts)]
    if repeats:
        line = narrator.say("due_repeat", due=due, n=repeats + 1, missed=repeats, **parts)
    else:
        not_first = "" if term.exact or first else narrator.say("not_first_day")
        line = narrator.say("due_term", due=due, first=not_first, **parts)
    notes = reckoner.days_that_mattered(start, whole, roll=roll, count_first_day=first)
    return [line, *day_lines(narrator, notes)]


def _tolerance(narrator: Narrator, due: str) -> list[str]:
    """Since when the condition fails, by the tolerance that applied. # S5.7"""
    ob, plan = narrator.ob, narrator.ctx.plan.duties[narrator.ob.duty]
    tolerance = plan.versions[ob.version].tolerance
    if tolerance is None or ob.failed_since == NEVER:
        return [narrator.say("due_now", due=due)]
    reckoner, roll, first = narrator.ctx.program.reckoner, plan.roll, plan.count_first_day
    parts = {"due": due, "term": tolerance, "start": narrator.instant(ob.failed_since)}
    if ob.moved:
        return [narrator.say("due_tolerance_moved", **parts)]
    notes = reckoner.days_that_mattered(ob.failed_since, tolerance, roll=roll, count_first_day=first)
    return [narrator.say("due_tolerance", **parts), *day_lines(narrator, notes)]


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
