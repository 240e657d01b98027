"""What was done for an obligation, what did not count, or that nothing was done. (S9.3)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from carerules.engine import kinds
from carerules.engine.conditions import truth
from carerules.engine.intake import take_in
from carerules.engine.state import UNDETERMINED, Event
from carerules.history.settle import Settled
from carerules.program.opcodes import MAYBE
from carerules.temporal.instants import NEVER

from .deadline import judged_at

if TYPE_CHECKING:
    from .obligation import Narrator

_WHY = {
    kinds.EVIDENCE_MISSING: "why_evidence",
    kinds.UNAUTHORISED: "why_unauthorised",
    kinds.NOT_PERMITTED: "why_unauthorised",
    kinds.INVALID_EVENT: "why_invalid",
    kinds.CONFLICT: "why_invalid",
}


def act_lines(narrator: Narrator) -> list[str]:
    """What was found, or the absence. # S9.3"""
    if narrator.duty.modality == "forbid":
        return []
    counted = _counted(narrator)
    lines = [_done(narrator, event.number) for event in counted if event.number >= 0]
    if narrator.duty.modality != "achieve":
        return lines
    wanted = narrator.duty.times
    if wanted > 1 and not narrator.told.step:
        lines.append(narrator.say("times", wanted=wanted, n=len(lines)))
    if not counted:
        told = narrator.told
        end = min(judged_at(narrator) or narrator.as_of, told.ended_at or narrator.as_of, narrator.as_of)
        lines.append(_absence(narrator, end))
    return [*lines, *_rejected(narrator)]


def _counted(narrator: Narrator) -> list[Event]:
    """The acts that count; a step that asks for the act of its obligation ends with that one. # S5.11"""
    ob = narrator.ob
    if ob.counted or ob.parent is None or ob.discharged_at == NEVER:
        return ob.counted
    return [event for event in ob.parent.counted if event.at == ob.discharged_at]


def _done(narrator: Narrator, number: int) -> str:
    """An act; or one of which nobody knows whether it came in time. # S3.1.d"""
    record, ob = narrator.records[number], narrator.ob
    doubtful = ob.status == UNDETERMINED and ob.marked is not None and ob.marked.number == number
    if doubtful and record.event.date_only and narrator.told.due is not None:
        return narrator.say(
            "day_only", event=narrator.event_name(record.event.type), id=narrator.record_id(record),
            day=narrator.instant(record.event.occurred_at)[:10], due=narrator.instant(narrator.told.due),
        )  # fmt: skip
    return narrator.say(
        "found", at=narrator.instant(record.event.occurred_at), by=narrator.actor(record.event.by),
        event=narrator.event_name(record.event.type), id=narrator.record_id(record),
    )  # fmt: skip


def _absence(narrator: Narrator, end: int) -> str:
    """Nothing that counts in its time, and when such an act was last recorded before."""
    acts, refused, opened = narrator.acts(), _refused(narrator), narrator.told.opened_at
    last = narrator.say("no_last_act")
    for number, settled in enumerate(narrator.records):
        record = settled.event
        if record.occurred_at <= opened and record.type in acts and number not in refused:
            last = narrator.say(
                "last_act", at=narrator.instant(record.occurred_at), id=narrator.record_id(settled)
            )
    start = narrator.instant(opened)
    return narrator.say(
        "absent", event=narrator.any_of(acts), start=start, end=narrator.instant(end), last=last
    )


def _refused(narrator: Narrator) -> dict[int, int]:
    """Records that had no effect, or not all of it, each with the kind of its finding."""
    return {
        f.event.number: f.kind for f in narrator.ctx.out.findings if f.event is not None and f.kind in _WHY
    }


def _rejected(narrator: Narrator) -> Iterator[str]:
    """Acts in the time of the obligation that did not count, and why."""
    counted = {event.number for event in _counted(narrator)}
    until = narrator.told.ended_at or narrator.as_of
    for number, settled in enumerate(narrator.records):
        event = settled.event
        inside = narrator.told.opened_at < event.occurred_at <= until
        if event.type in narrator.acts() and inside and number not in counted:
            key, why = _why(narrator, number, settled)
            yield narrator.say(
                key, event=narrator.event_name(event.type), at=narrator.instant(event.occurred_at),
                id=narrator.record_id(settled), why=why,
            )  # fmt: skip


def _why(narrator: Narrator, number: int, settled: Settled) -> tuple[str, str]:
    """The sentence and the reason: refused, counted elsewhere, in doubt, or against the condition."""
    kind = _refused(narrator).get(number)
    if kind is not None:
        evidence = ", ".join(narrator.policy.events[settled.event.type].evidence)
        return "did_not_count", narrator.say(_WHY[kind], evidence=evidence)
    for other in narrator.ctx.out.obligations:
        ours = other.duty == narrator.ob.duty and other.loop == narrator.ob.loop and not other.step
        if ours and number in [event.number for event in other.counted]:
            if other.period:
                return "did_not_count", narrator.say("why_period", period=other.period)
            return "did_not_count", narrator.say("why_other", at=narrator.instant(other.opened_at))
    if _is_unknown(narrator, number, settled):
        return "may_count", ""
    return "did_not_count", narrator.say("why_where" if narrator.duty.where is not None else "why_bare")


def _is_unknown(narrator: Narrator, number: int, settled: Settled) -> bool:
    """Whether nobody knows if it counts: it was marked so, or its condition is unknown."""
    ob, plan = narrator.ob, narrator.ctx.plan
    if ob.marked is not None and ob.marked.number == number:
        return True
    event = take_in(narrator.ctx.program, plan, settled.event, number, settled.id, settled.conflict)
    duty = plan.duties[ob.duty]
    codes = (duty.acts.get(event.code, ()), duty.versions[ob.version].where)
    return MAYBE in [truth(narrator.ctx, code, event, ob) for code in codes]
