"""Time first: what happens by itself between two events. (S4.1)"""

from __future__ import annotations

from bisect import bisect_right

from carerules.program import opcodes as op
from carerules.program.lower import CLOCK_BIT
from carerules.program.opcodes import ABSENT, MAYBE, TRUE
from carerules.program.plan import EACH, EVERY, KEEP, WITHIN, Clock, DutyPlan, Version
from carerules.temporal.civil import birthday
from carerules.temporal.instants import NEVER
from carerules.temporal.zone import Zone

from . import deadlines, gauges, holding, transitions
from .conditions import evaluate
from .context import ALL, Context
from .drain import drain, follow_up
from .obligations import settle, standing, version_at
from .opening import open_each, open_next, period_starts, set_deadline
from .state import OPEN, PENDING, UNQUANTIFIED, Obligation
from .upkeep import fail_from

MOST_REMEMBERED = 65_536
"""Values of a clock whose flips are kept."""
OLDEST = 200
"""Years of age beyond which nothing is timed."""


def advance(ctx: Context, t: int, last: int = NEVER) -> None:
    """Let time pass up to `t`: openings and re-evaluations at instants <= t, deadlines at instants < t.

    What an instant interrupts is settled before time leaves it. # S4.1.a # S4.1.b # S4.11
    `last` is the last instant of openings where that is not `t`.
    """
    row, last = ctx.row, min(t, last)
    while True:
        if row.unsettled and t > row.now:
            settle(ctx)
            drain(ctx)
            continue
        opening, deadline = next_opening(ctx), max(next_judgement(ctx), row.now)  # S1.9.c: not in the past
        if opening <= last and opening <= deadline:
            _reach(ctx, opening)
            _open(ctx)
        elif deadline < t:
            _reach(ctx, deadline)
            _judge(ctx)
        else:
            return


def finish(ctx: Context, as_of: int, last: int = NEVER) -> None:
    """Rule 1 for `as_of`, and the settling of its instant. # S4.12"""
    advance(ctx, as_of, last)
    while ctx.row.unsettled:
        settle(ctx)
        drain(ctx)
        advance(ctx, as_of, last)


def _reach(ctx: Context, instant: int) -> None:
    ctx.row.now = instant


def next_opening(ctx: Context) -> int:
    """The next instant after now at which a period starts, a date takes effect or a condition flips. # S4.1"""
    row = ctx.row
    if row.ended:  # nothing opens any more, but waivers end  # S5.9
        return deadlines.next_waiver_end(ctx)
    shared = ctx.plan.unit and ctx.plan.holder_posts  # other units may fill a post in the meantime
    if row.opening_at <= row.now or shared:
        row.opening_at, row.opening_bits = _find_opening(ctx)
    return row.opening_at


def _find_opening(ctx: Context) -> tuple[int, int]:
    """The next such instant, and the mask of what conditions will have to be asked about again then."""
    row, plan = ctx.row, ctx.plan
    place = bisect_right(plan.ticks, row.now)
    soonest = plan.ticks[place] if place < len(plan.ticks) else NEVER
    for kind in plan.period_kinds:
        soonest = min(soonest, _period_start(ctx, kind))
    if row.waivers:
        soonest = min(soonest, deadlines.next_waiver_end(ctx))
    clock = gauge = NEVER
    for each in plan.clocks:
        value = evaluate(ctx, each.argument)
        if value == value:
            clock = min(clock, _next_flip(ctx, each, int(value)))
    if plan.holder_posts:
        clock = min(clock, holding.next_change(ctx, row.now))
    if plan.gauges:
        gauge = gauges.next_flip(ctx)
    soonest = min(soonest, clock, gauge)
    bits = CLOCK_BIT if clock == soonest else 0
    return soonest, plan.interest & (bits | plan.gauge_bits if gauge == soonest else bits)


def _period_start(ctx: Context, kind: str) -> int:
    day = ctx.program.zone.day(ctx.row.now)
    start = ctx.program.period_starts.get((kind, day))
    if start is None:
        period = ctx.program.periods.next(kind, day)
        start = ctx.program.zone.start(period.first_day) if period is not None else NEVER
        ctx.program.period_starts[kind, day] = start
    return start


def _next_flip(ctx: Context, clock: Clock, value: int) -> int:
    """When `age` or `days_since` next passes one of the numbers it is compared with. # S7.3"""
    flips = clock.flips.get(value)
    if flips is None:
        flips = _flips(ctx.program.zone, clock, value)
        if len(clock.flips) >= MOST_REMEMBERED:
            clock.flips.clear()
        clock.flips[value] = flips
    place = bisect_right(flips, ctx.row.now)
    return flips[place] if place < len(flips) else NEVER


def _flips(zone: Zone, clock: Clock, value: int) -> tuple[int, ...]:
    """Every instant at which the clock passes one of its thresholds, in order."""
    day = zone.day(value) if clock.instant else value
    bounds = {bound for threshold in clock.thresholds for bound in (threshold, threshold + 1)}
    if clock.op == op.AGE:
        return tuple(sorted(zone.start(birthday(day, bound)) for bound in bounds if 0 <= bound <= OLDEST))
    return tuple(sorted(zone.start(day + bound) for bound in bounds))


def next_judgement(ctx: Context) -> int:
    """The next instant at which a deadline is judged, a step opens or an `after` fires. # S1.9.c # S4.1.b"""
    if ctx.row.ended:
        return NEVER
    return min(deadlines.next_deadline(ctx), transitions.next_after(ctx))


def _open(ctx: Context) -> None:
    """Openings and re-evaluations of this instant; where the subject has ended only waivers end."""
    row, plan = ctx.row, ctx.plan
    if row.ended:
        deadlines.end_waivers(ctx)
        ctx.queue.clear()
        return
    dated = row.now in plan.tick_set
    row.changed |= ALL if dated else row.opening_bits
    if dated:
        transitions.start_charts(ctx)
    for duty in plan.duties:
        if duty.timing == EACH and not duty.opened_by:
            _open_period(ctx, duty)
        if duty.immediate:
            _apply_now(ctx, duty)
    deadlines.end_waivers(ctx)
    follow_up(ctx)


def _open_period(ctx: Context, duty: DutyPlan) -> None:
    """A new period begins while the duty stands; whether it stood is settled with the instant. # S5.5"""
    if period_starts(ctx, duty):
        verdict = standing(ctx, duty)
        if verdict == TRUE and ctx.row.settled[duty.index] == TRUE:  # else it opens by its `while`  # S4.8.a
            open_each(ctx, duty, ctx.row.now, midway=False)
        elif verdict == MAYBE:
            ctx.row.settled[duty.index] = ABSENT  # the period is undecided from its first instant  # S7.2
    ctx.row.unsettled.add(duty.index)


def _apply_now(ctx: Context, duty: DutyPlan) -> None:
    """`transition: immediate`: running obligations take the new values. # S5.12"""
    version = version_at(duty, ctx.row.now)
    if version.since != ctx.row.now or not version.in_force:
        return
    for ob in ctx.row.live[duty.index]:
        if ob.life == OPEN and not ob.step and ob.version != version.number:
            before = duty.versions[ob.version]
            ob.take_version(version.number, ctx.row.now)
            _change_term(ctx, duty, ob, before, version)


def _change_term(ctx: Context, duty: DutyPlan, ob: Obligation, before: Version, after: Version) -> None:
    """Another number, or a number for a word, counts from the opening; a word for a number is never judged."""
    if ob.doubt or duty.timing not in (WITHIN, EVERY, KEEP):
        return
    if (before.term, before.tolerance, before.unquantified) == (
        after.term,
        after.tolerance,
        after.unquantified,
    ):
        return
    ob.term, ob.repeats = after.term, 0
    ob.status = UNQUANTIFIED if after.unquantified else PENDING
    ob.due = ob.judge_at = NEVER
    if duty.timing != KEEP:
        ob.anchor = ob.opened_at
        set_deadline(ctx, duty, ob)
    elif ob.failed_since != NEVER:
        fail_from(ctx, duty, ob, ob.failed_since)
    ob.provisional = ob.provisional and ob.due != NEVER


def _judge(ctx: Context) -> None:
    """Deadlines together, then their internal events, then steps of escalation, then `after`. # S4.1.c # S4.1.d"""
    now = ctx.row.now
    deadlines.judge(ctx, now)
    for ob in deadlines.grid_openings(ctx, now):
        duty = ctx.plan.duties[ob.duty]
        if standing(ctx, duty) == TRUE:  # an act after the last day in force has a grid point too
            open_next(ctx, duty, ob)
    drain(ctx)
    deadlines.open_steps(ctx, now)
    for timer in transitions.due_after(ctx, now):
        if transitions.fire_after(ctx, timer):
            follow_up(ctx)
    follow_up(ctx)
