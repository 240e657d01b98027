"""What an obligation depends on: how it opened, what must hold, and what of that is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carerules.expressions.text import render
from carerules.resolved.value import Dated

if TYPE_CHECKING:
    from .obligation import Narrator


def opening_line(narrator: Narrator) -> str:
    """What opened it, or that nobody knows whether anything did. # S9.1"""
    event, told = narrator.ob.opened_by, narrator.told
    at = narrator.instant(told.opened_at)
    if told.period:
        return narrator.say("opened_period", at=at, period=told.period)
    if event is not None and event.number >= 0 and event.at == told.opened_at:
        record = narrator.records[event.number]
        key = "opened_event_unknown" if narrator.unknown("upon", "while") else "opened_event"
        name = narrator.event_name(record.event.type)
        return narrator.say(key, at=at, event=name, id=narrator.record_id(record))
    if narrator.ob.parent is not None:
        violated = narrator.instant(narrator.ob.parent.violated_at)
        return narrator.say("opened_step", at=at, violated=violated)
    if narrator.unknown("while"):
        return narrator.say("opened_unknown", at=at)
    if narrator.ob.again:
        return narrator.say("opened_again", at=at)
    if _follows_another(narrator):
        return narrator.say("opened_next", at=at)
    if narrator.duty.upon:
        return narrator.say("opened_internal", at=at, events=_causes(narrator))
    return narrator.say("opened_while" if narrator.duty.holds_while is not None else "opened_case", at=at)


def _follows_another(narrator: Narrator) -> bool:
    """Whether it goes on where an interval of the same `keep` ended. # S5.7.b"""
    ours = (narrator.ob.duty, narrator.ob.loop)
    before = (ob for ob in narrator.ctx.out.obligations if ob is not narrator.ob and not ob.step)
    ended = any((ob.duty, ob.loop) == ours and ob.ended_at == narrator.told.opened_at for ob in before)
    return ended and narrator.duty.modality == "maintain"


def _causes(narrator: Narrator) -> str:
    """What may have set it off, as the rule names it: `violated(visit)`."""
    refs = narrator.duty.upon
    names = [f"`{ref.name}`" if ref.kind == "event" else f"`{ref.kind}({ref.name})`" for ref in refs]
    return (" 或 " if narrator.language == "zh" else " or ").join(names)


def condition_lines(narrator: Narrator) -> list[str]:
    """What must hold for an act to count, what is to be kept, and what was unknown."""
    at, duty = narrator.told.opened_at, narrator.duty
    lines = []
    where = duty.where.at(at) if isinstance(duty.where, Dated) else None
    if where is not None and narrator.told.status != "discharged":
        lines.append(narrator.say("must_hold", condition=render(where)))
    keep = duty.keep.at(at) if isinstance(duty.keep, Dated) else None
    if keep is not None:
        lines.append(narrator.say("kept", condition=render(keep)))
    for missing in [found.missing for found in narrator.findings if found.missing]:
        names = ", ".join(f"`{name}`" for name in _names(narrator, missing))
        lines.append(narrator.say("unknown", missing=names))
    return list(dict.fromkeys(lines))


def _names(narrator: Narrator, missing: tuple[int, ...]) -> tuple[str, ...]:
    from carerules.answer.tell import Teller

    return Teller(narrator.ctx, (), narrator.as_of).names_of(missing)
