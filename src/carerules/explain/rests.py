"""The records that an obligation rests on, told. (S9.7)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carerules.history.settle import Settled

if TYPE_CHECKING:
    from .obligation import Narrator


def rests_lines(narrator: Narrator) -> list[str]:
    """What is enough to give the same answer again; nothing where nobody looks for it. # S9.7"""
    if narrator.search is None:
        return []
    rest = narrator.search.of(narrator.told)
    if not rest.found:
        return [narrator.say("rests_elsewhere" if rest.least else "rests_given_up")]
    if not rest.records:
        return [narrator.say("rests_on_none")]
    ids = ", ".join(_named(narrator, record) for record in rest.records)
    return [narrator.say("rests_on" if rest.least else "rests_on_at_most", ids=ids)]


def _named(narrator: Narrator, record: Settled) -> str:
    """A record by its id; one of a unit with that unit, which is no person."""
    event, told = record.event, narrator.told
    own = (event.subject_type, event.subject) == (told.subject_type, told.subject)
    shown = narrator.record_id(record)
    return shown if own else f"{shown} ({event.subject})"
