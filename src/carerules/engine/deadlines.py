"""Deadlines are judged: violated, waived, or undecided; then the ladder of escalation. (S4.1, S5.2, S5.9, S5.11)"""

from __future__ import annotations

from carerules.program import flags
from carerules.program.opcodes import FALSE
from carerules.program.plan import EVERY, KEEP, Code, DutyPlan, Rung
from carerules.temporal.instants import NEVER

from . import holding, kinds
from .conditions import missing, truth
from .context import Context
from .opening import end_doubt
from .state import (
    CLOSED,
    OPEN,
    UNDETERMINED,
    UNDONE,
    UNQUANTIFIED,
    VIOLATED,
    WAIVED,
    Event,
    Obligation,
)


def violate(ctx: Context, ob: Obligation, at: int, goes_on: bool = False) -> None:
    """The deadline has passed undone: a violation that no later act takes back. # S3.2.b # S5.3

    With `goes_on` the next one opens in rule 8 of its `violated` event. # S5.4
    """
    duty = ctx.plan.duties[ob.duty]
    ob.status, ob.life, ob.violated_at, ob.judge_at = VIOLATED, UNDONE, at, NEVER
    ctx.row.changed |= duty.bit
    ctx.find(kinds.VIOLATED, at, ob.violated_by, ob)
    end_doubt(ctx, ob)
    if ob.step:
        return
    ctx.raise_event(duty.violated, ob if goes_on else None)
    for rung in duty.rungs:  # S5.11
        opens = ctx.program.reckoner.after(at, rung.after).at
        ctx.row.ladder.append((opens, ob, rung.place))


def leave_undecided(ctx: Context, ob: Obligation, event: Event, at: int, goes_on: bool = False) -> None:
    """The deadline comes and it is unknown whether `event` did it: `undetermined`, for good. # S5.2 # S7.2"""
    duty = ctx.plan.duties[ob.duty]
    ob.status, ob.life, ob.judge_at, ob.marked = UNDETERMINED, UNDONE, NEVER, event
    ctx.row.changed |= duty.bit
    finding = ctx.find(kinds.UNDETERMINED, at, event, ob)
    finding.cause = "date_only" if event.date_only else "where"
    codes = _conditions(duty, ob, event)
    finding.missing = tuple(part for code in codes for part in missing(ctx, code, event, ob))
    end_doubt(ctx, ob)
    if not ob.step:
        ctx.raise_event(duty.undetermined, ob if goes_on else None)


def next_deadline(ctx: Context) -> int:
    """When the next deadline is judged or the next step of a ladder opens, or NEVER."""
    soonest = min((entry[0] for entry in ctx.row.ladder), default=NEVER)
    for obligations in ctx.row.live:
        for ob in obligations:
            if ob.judge_at < soonest and ob.suspended_at == NEVER and ob.life == OPEN:
                soonest = ob.judge_at
    return soonest


def judge(ctx: Context, at: int) -> None:
    """All deadlines of this instant, together, by duty. # S4.1.c"""
    due = [
        ob
        for obligations in ctx.row.live
        for ob in obligations
        if ob.judge_at <= at and ob.life == OPEN and ob.suspended_at == NEVER
    ]
    for ob in due:
        judge_one(ctx, ctx.plan.duties[ob.duty], ob, at)


def judge_one(ctx: Context, duty: DutyPlan, ob: Obligation, at: int) -> None:
    """Its time has come and no certain act: waived, undecided or violated. # S5.2 # S5.9"""
    until = max(
        (until for index, until in ctx.row.waivers if index == ob.duty and until >= at), default=NEVER
    )
    doubtful = _act_of_that_day(ctx, duty, ob, at) or ob.marked
    recurs = duty.timing == EVERY and not ob.step
    goes_on = recurs and not duty.missed_once
    if until != NEVER and not ob.step:
        ob.status, ob.life, ob.waived_until, ob.judge_at = WAIVED, UNDONE, until, NEVER  # S5.9
        ctx.row.changed |= duty.bit
        end_doubt(ctx, ob)
        if recurs:
            ctx.row.awaiting.append(ob)  # no event: the next one opens in rule 8  # S5.4 # S5.9
    elif doubtful is not None:
        leave_undecided(ctx, ob, doubtful, at, goes_on)
    else:
        violate(ctx, ob, at, goes_on)


def _act_of_that_day(ctx: Context, duty: DutyPlan, ob: Obligation, at: int) -> Event | None:
    """A record of the same day without time that may lie before or after an exact deadline. # S3.1.d"""
    if not ctx.ahead or not _is_exact(duty, ob):
        return None
    day = ctx.program.zone.day(ob.due)  # it may be judged later, where it was moved into the past
    for event in ctx.ahead:
        if event.at > at and ctx.program.zone.day(event.at) == day and _may_be_an_act(ctx, duty, ob, event):
            verdicts = [truth(ctx, code, event, ob) for code in _conditions(duty, ob, event)]
            if FALSE not in verdicts:
                return event
    return None


def _conditions(duty: DutyPlan, ob: Obligation, event: Event) -> tuple[Code, ...]:
    """What decides whether the event is the act; a step that asks for another act takes any. # S5.11"""
    if ob.step and duty.rungs[ob.step - 1].do >= 0:
        return ()
    return duty.acts.get(event.code, ()), duty.versions[ob.version].where


def _may_be_an_act(ctx: Context, duty: DutyPlan, ob: Obligation, event: Event) -> bool:
    """Of a type that is asked for, with its evidence, and by somebody who may record it."""
    if event.flag != flags.VALID or event.code not in _acts_of(duty, ob):
        return False
    if not set(duty.evidence.get(event.code, ())) <= set(event.evidence):
        return False
    plan = ctx.plan.events[event.code]
    return not plan.by or plan.advisory or holding.has_authority(ctx, plan, event, ctx.row.now)


def _is_exact(duty: DutyPlan, ob: Obligation) -> bool:
    if ob.step:
        within = duty.rungs[ob.step - 1].within
        return within is not None and within.exact
    if ob.term is not None:
        return ob.term.exact
    return duty.versions[ob.version].due_instant or duty.timing == KEEP


def _acts_of(duty: DutyPlan, ob: Obligation) -> tuple[int, ...]:
    if ob.step and duty.rungs[ob.step - 1].do >= 0:
        return (duty.rungs[ob.step - 1].do,)
    return tuple(duty.acts)


def open_steps(ctx: Context, at: int) -> None:
    """Steps of escalation whose time has come, if their obligation is still undone. # S5.11"""
    row = ctx.row
    due = [entry for entry in row.ladder if entry[0] <= at and entry[2]]
    row.ladder = [entry for entry in row.ladder if entry not in due]
    for _, ob, place in sorted(due, key=lambda entry: (entry[1].number, entry[2])):
        _open_step(ctx, ctx.plan.duties[ob.duty].rungs[place - 1], ob)


def _open_step(ctx: Context, rung: Rung, parent: Obligation) -> None:
    row = ctx.row
    step = Obligation(parent.duty, parent.version, row.now)
    step.step, step.parent, step.loop, step.opened_by = rung.place, parent, parent.loop, parent.opened_by
    step.number = row.opened
    row.opened += 1
    if rung.within is None:
        step.status = UNQUANTIFIED
    else:
        after = ctx.program.reckoner.after
        begins, deadline = after(parent.violated_at, rung.after), after(row.now, rung.within)
        step.due = step.judge_at = deadline.at
        step.provisional = begins.provisional or deadline.provisional  # S3.4
        step.term = rung.within
        if step.provisional:
            ctx.find(kinds.PROVISIONAL, row.now, step.opened_by, step)
    row.live[parent.duty].append(step)
    ctx.out.obligations.append(step)


def grid_openings(ctx: Context, at: int) -> list[Obligation]:
    """Discharged instances whose next grid point has come. # S5.4"""
    row = ctx.row
    due = [entry for entry in row.ladder if entry[0] <= at and not entry[2]]
    row.ladder = [entry for entry in row.ladder if entry not in due]
    return [ob for _, ob, _ in due]


def next_waiver_end(ctx: Context) -> int:
    """When the next waiver ends, or NEVER."""
    return min((until for _, until in ctx.row.waivers if until > ctx.row.now), default=NEVER)


def end_waivers(ctx: Context) -> None:
    """At `until` what is still undone is violated at that instant, unless another waiver holds then. # S5.9"""
    row = ctx.row
    if not row.waivers:
        return  # whatever is waived is so by one of them
    row.waivers = [waiver for waiver in row.waivers if waiver[1] > row.now]
    for obligations in row.live:
        for ob in list(obligations):
            if ob.status == WAIVED and ob.life != CLOSED and ob.waived_until <= row.now:
                _end_waiver(ctx, ob)


def _end_waiver(ctx: Context, ob: Obligation) -> None:
    until = max((until for index, until in ctx.row.waivers if index == ob.duty), default=ctx.row.now)
    if until > ctx.row.now:
        ob.waived_until = until
    elif ob.marked is not None:
        leave_undecided(ctx, ob, ob.marked, ctx.row.now)
    else:
        violate(ctx, ob, ctx.row.now)
