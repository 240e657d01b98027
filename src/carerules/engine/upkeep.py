"""What is settled at the end of an instant for running obligations: `keep` and `suspend`. (S5.7, S5.8)"""

from __future__ import annotations

from carerules.program.opcodes import FALSE, MAYBE, TRUE
from carerules.program.plan import EACH, DutyPlan
from carerules.temporal.instants import NEVER

from .conditions import missing, truth
from .context import Context
from .obligations import close, standing, unclock
from .opening import open_one, put_deadline
from .state import DISCHARGED_LATE, OPEN, PENDING, UNDETERMINED, UNDONE, UNQUANTIFIED, Obligation


def settle_keep(ctx: Context, duty: DutyPlan) -> None:
    """Each interval in which the condition fails is an obligation of its own. # S5.7"""
    for ob in list(ctx.row.live[duty.index]):
        if ob.step or (ob.no_clock and not ob.unsure):
            continue
        code = duty.versions[ob.version].keep
        verdict = truth(ctx, code, None, ob)
        if ob.life == UNDONE:
            if verdict == TRUE and ob.status != UNDETERMINED:
                _restored(ctx, duty, ob)
        elif ob.unsure:
            if verdict != MAYBE:
                _known_again(ctx, duty, ob, verdict)
        elif verdict == MAYBE:
            ob.unsure = True  # this interval is undecided, its `while` is not
            unclock(ctx, ob, missing(ctx, code, None, ob), "keep")
        elif ob.status != UNQUANTIFIED:
            _run(ctx, duty, ob, verdict)


def _run(ctx: Context, duty: DutyPlan, ob: Obligation, verdict: int) -> None:
    """Start the tolerance when the condition fails; stop it when it holds."""
    if verdict == FALSE and ob.due == NEVER:
        tolerance = duty.versions[ob.version].tolerance
        ob.anchor = ctx.row.now
        if tolerance is None:
            put_deadline(ctx, ob, ctx.row.now, False)
        else:
            deadline = ctx.program.reckoner.after(ctx.row.now, tolerance, roll=duty.roll)
            put_deadline(ctx, ob, deadline.at, deadline.provisional)
    elif verdict == TRUE and ob.due != NEVER:
        ob.due = ob.judge_at = NEVER
        ob.provisional = False


def _restored(ctx: Context, duty: DutyPlan, ob: Obligation) -> None:
    """The condition holds again after a violation: discharged late, and a new one is pending."""
    from .acts import end_ladder

    ob.discharged_at = ob.ended_at = ctx.row.now
    ob.status = DISCHARGED_LATE
    close(ctx, ob)
    end_ladder(ctx, duty, ob)
    ctx.raise_event(duty.discharged, ob)
    _open_again(ctx, duty, ob)


def _known_again(ctx: Context, duty: DutyPlan, ob: Obligation, verdict: int) -> None:
    ob.status, ob.ended_at = UNDETERMINED, ctx.row.now
    close(ctx, ob)
    for fresh in _open_again(ctx, duty, ob):
        _run(ctx, duty, fresh, verdict)


def _open_again(ctx: Context, duty: DutyPlan, ob: Obligation) -> list[Obligation]:
    if standing(ctx, duty) != TRUE or ob.ceased_at != NEVER:
        return []
    return open_one(ctx, duty, ctx.row.now, ob.opened_by, ob.loop)


def settle_suspend(ctx: Context, duty: DutyPlan) -> None:
    """The clock stands while the condition is true; unknown lets it run. # S5.8 # S7.2"""
    if duty.timing == EACH:
        return
    for ob in ctx.row.live[duty.index]:
        if ob.life != OPEN or ob.step or ob.due == NEVER or ob.status != PENDING:
            continue
        stands = truth(ctx, duty.versions[ob.version].suspend, None, ob) == TRUE
        if stands and ob.suspended_at == NEVER:
            ob.suspended_at = ctx.row.now
        elif not stands and ob.suspended_at != NEVER:
            _resume(ctx, ob)


def _resume(ctx: Context, ob: Obligation) -> None:
    """The remaining exact time, or the whole days that were left; the day of resumption is not counted."""
    now, zone = ctx.row.now, ctx.program.zone
    if ob.term is not None and ob.term.exact:
        due = now + (ob.due - ob.suspended_at)
    else:
        due = zone.end(zone.day(now) + zone.day(ob.due) - zone.day(ob.suspended_at))
    ob.suspended_at = NEVER
    ob.moved = True
    put_deadline(ctx, ob, due, ob.provisional)
