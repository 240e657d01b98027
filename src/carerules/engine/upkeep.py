"""What is settled at the end of an instant for running obligations: `keep` and `suspend`. (S5.7, S5.8)"""

from __future__ import annotations

from carerules.program.opcodes import FALSE, MAYBE, TRUE
from carerules.program.plan import EACH, KEEP, Code, DutyPlan
from carerules.temporal.duration import Duration
from carerules.temporal.instants import NEVER

from . import kinds
from .conditions import missing, truth
from .context import Context
from .obligations import close, standing, version_at
from .opening import Doubt, end_doubt, open_one, put_deadline, unclock
from .state import (
    CERTAIN,
    DISCHARGED_LATE,
    IN_DUE,
    IN_KEEP,
    IN_WHILE,
    OPEN,
    UNDETERMINED,
    UNDONE,
    UNQUANTIFIED,
    VIOLATED,
    Obligation,
)


def settle_keep(ctx: Context, duty: DutyPlan) -> None:
    """Each interval in which the condition fails is an obligation of its own. # S5.7"""
    for ob in list(ctx.row.live[duty.index]):
        if ob.step or ob.doubt not in (CERTAIN, IN_KEEP):
            continue
        code = duty.versions[ob.version].keep
        verdict = truth(ctx, code, None, ob)
        if ob.life == UNDONE:
            if verdict == TRUE and ob.status != UNDETERMINED:
                _restored(ctx, duty, ob)
        elif ob.doubt:
            if verdict != MAYBE:
                _known_again(ctx, duty, ob, verdict)
        elif verdict == MAYBE:
            unclock(ctx, ob, Doubt(IN_KEEP, missing(ctx, code, None, ob)))
        else:
            _run(ctx, duty, ob, verdict)


def _run(ctx: Context, duty: DutyPlan, ob: Obligation, verdict: int) -> None:
    """Start the tolerance when the condition fails; stop it when it holds."""
    if verdict == FALSE and ob.failed_since == NEVER:
        fail_from(ctx, duty, ob, ctx.row.now)
    elif verdict == TRUE and ob.failed_since != NEVER:
        ob.failed_since = ob.due = ob.judge_at = NEVER
        ob.provisional = False


def fail_from(ctx: Context, duty: DutyPlan, ob: Obligation, t: int) -> None:
    """The condition has failed since `t`: its tolerance runs from there."""
    tolerance = duty.versions[ob.version].tolerance
    ob.failed_since = t
    if ob.status == UNQUANTIFIED:
        return
    if tolerance is None:
        put_deadline(ctx, ob, t, False)
        return
    reckoner = ctx.program.reckoner
    deadline = reckoner.after(t, tolerance, roll=duty.roll, count_first_day=duty.count_first_day)
    put_deadline(ctx, ob, deadline.at, deadline.provisional)


def _restored(ctx: Context, duty: DutyPlan, ob: Obligation) -> None:
    """The condition holds again: what was violated is discharged late, and a new one is pending. # S5.7.b # S5.9.c"""
    from .acts import end_ladder

    ob.discharged_at = ob.ended_at = ctx.row.now
    if ob.status == VIOLATED:
        ob.status = DISCHARGED_LATE
        ctx.raise_event(duty.discharged)
    close(ctx, ob)
    end_ladder(ctx, duty, ob)
    _open_again(ctx, duty, ob)


def _known_again(ctx: Context, duty: DutyPlan, ob: Obligation, verdict: int) -> None:
    ob.status, ob.ended_at = UNDETERMINED, ctx.row.now
    close(ctx, ob)
    for fresh in _open_again(ctx, duty, ob):
        if not fresh.doubt:
            _run(ctx, duty, fresh, verdict)


def _open_again(ctx: Context, duty: DutyPlan, ob: Obligation) -> list[Obligation]:
    """The next interval; undecided where it is unknown whether the duty's `while` of today holds."""
    stands = standing(ctx, duty)
    if stands not in (TRUE, MAYBE):
        return []
    doubt = None
    if stands == MAYBE:
        doubt = Doubt(IN_WHILE, missing(ctx, version_at(duty, ctx.row.now).holds_while, None, None))
    return open_one(ctx, duty, ctx.row.now, ob.opened_by, ob.loop, doubt)


def settle_suspend(ctx: Context, duty: DutyPlan) -> None:
    """The clock stands while the condition is true; unknown lets it run, with a finding. # S5.8 # S7.2"""
    if duty.timing == EACH:
        return
    for ob in ctx.row.live[duty.index]:
        if ob.life != OPEN or ob.step or ob.doubt not in (CERTAIN, IN_DUE):
            continue
        code = duty.versions[ob.version].suspend
        verdict = truth(ctx, code, None, ob)
        _note_doubt(ctx, ob, code, verdict == MAYBE)
        if verdict == TRUE and ob.suspended_at == NEVER:
            ob.suspended_at = ctx.row.now
        elif verdict != TRUE and ob.suspended_at != NEVER:
            _resume(ctx, duty, ob)


def _note_doubt(ctx: Context, ob: Obligation, code: Code, unknown: bool) -> None:
    """Nobody knows whether the clock stands: one finding for each interval. # S7.2"""
    if unknown and not ob.in_doubt:
        ob.in_doubt = True
        finding = ctx.find(kinds.UNDETERMINED, ctx.row.now, ob.opened_by, ob)
        finding.missing, finding.cause = missing(ctx, code, None, ob), "suspend"
    elif not unknown:
        end_doubt(ctx, ob)


def _resume(ctx: Context, duty: DutyPlan, ob: Obligation) -> None:
    """The remaining exact time, or the whole days that were left; the day of resumption is not counted."""
    now, since, before = ctx.row.now, ob.suspended_at, ob.due
    ob.suspended_at = NEVER
    if before == NEVER:
        return
    length = duty.versions[ob.version].tolerance if duty.timing == KEEP else ob.term
    if duty.timing == KEEP and ob.failed_since >= since:
        fail_from(ctx, duty, ob, now)  # it began to fail while the clock stood
    elif _is_exact(ctx, duty, ob, length):
        put_deadline(ctx, ob, now + before - since, ob.provisional)
    else:
        zone = ctx.program.zone
        day, provisional = zone.day(now) + zone.day(before) - zone.day(since), ob.provisional
        if duty.roll:
            day, rolled = ctx.program.policy.calendar.next_working(day)
            provisional = provisional or rolled
        put_deadline(ctx, ob, zone.end(day), provisional)
    ob.moved = ob.moved or ob.due != before


def _is_exact(ctx: Context, duty: DutyPlan, ob: Obligation, length: Duration | None) -> bool:
    if duty.timing == KEEP:
        return length is None or length.exact
    if length is not None:
        return length.exact
    return ob.due != ctx.program.zone.end(ctx.program.zone.day(ob.due))
