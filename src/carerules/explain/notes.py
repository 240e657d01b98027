"""How an obligation ended, how late it is, what waived it, and what the answer rests on besides records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carerules.temporal.instants import NEVER

from .wording import length

if TYPE_CHECKING:
    from .obligation import Narrator


def note_lines(narrator: Narrator) -> list[str]:
    """How late, how it ended, and the flags. # S9.6"""
    told, lines = narrator.told, _waiver(narrator)
    if told.lateness and narrator.duty.modality != "forbid":  # what was not to happen was never due
        lines.append(narrator.say("late_by", length=length(told.lateness, narrator.language)))
    if told.status == "lapsed" and told.ended_at is not None:
        lines.append(_ending(narrator, "lapsed", told.ended_at))
    elif told.ceased_at is not None:
        lines.append(_ending(narrator, "ceased", told.ceased_at))
    flags = ("assumed", "provisional", "backfilled")
    return lines + [narrator.say(flag) for flag in flags if getattr(told, flag)]


def _waiver(narrator: Narrator) -> list[str]:
    """By which record the deadline was waived, and until when. # S5.9"""
    waive, until = narrator.duty.waive, narrator.ob.waived_until
    if waive is None or until == NEVER:
        return []
    records = narrator.rest.records if narrator.rest is not None else ()
    ids = [narrator.record_id(record) for record in records if record.event.type == waive.upon]
    by = narrator.say("waived_by", event=narrator.event_name(waive.upon), ids=", ".join(ids)) if ids else ""
    key = "waived_ended" if narrator.told.violated_at is not None else "waived"
    return [narrator.say(key, until=narrator.instant(until), by=by)]


def _ending(narrator: Narrator, key: str, at: int) -> str:
    """The case ended, or the condition did."""
    ends = narrator.policy.subjects[narrator.told.subject_type].ends
    for record in narrator.records:
        if record.event.occurred_at == at and record.event.type in ends and not record.conflict:
            name = narrator.event_name(record.event.type)
            why = narrator.say("case_ended", event=name, id=narrator.record_id(record))
            return narrator.say(key, at=narrator.instant(at), why=why)
    why = narrator.say("while_ended") if narrator.duty.holds_while is not None else ""
    return narrator.say(key, at=narrator.instant(at), why=why)
