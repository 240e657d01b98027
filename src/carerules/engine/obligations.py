"""Obligations open, are interrupted and end: rule 8, and what is settled once per instant. (S4.8, S5)"""

from __future__ import annotations

from carerules.program.opcodes import ABSENT, FALSE, MAYBE, TRUE
from carerules.program.plan import ACT, EACH, KEEP, DutyPlan, Plan, Version
from carerules.temporal.instants import NEVER

from . import gauges, kinds
from .conditions import missing, truth
from .context import ALL, Context
from .opening import due_on_record, open_each, open_loop, open_next, open_one
from .state import CLOSED, LAPSED, OPEN, PENDING, UNDETERMINED, UNDONE, Event, Obligation

MOST_REMEMBERED = 4_096
"""Masks of changes whose duties are kept."""


def version_at(duty: DutyPlan, t: int) -> Version:
    """The values of the duty in force at `t`."""
    found = duty.versions[0]
    for version in duty.versions:
        if version.since > t:
            break
        found = version
    return found


def in_force(duty: DutyPlan, t: int) -> bool:
    """Whether new obligations of the duty may open at `t`. # S5.12"""
    return duty.effective_since <= t < duty.effective_until and version_at(duty, t).in_force


def standing(ctx: Context, duty: DutyPlan) -> int:
    """The duty's `while` now: TRUE, FALSE, MAYBE, or ABSENT when it is not in force."""
    verdict = truth(ctx, version_at(duty, ctx.row.now).holds_while)
    return verdict if verdict == FALSE or in_force(duty, ctx.row.now) else ABSENT


def reassess(ctx: Context) -> None:
    """Look again at the `while` of the duties that can have changed; open what becomes due. # S4.8"""
    row = ctx.row
    changed, row.changed = row.changed, 0
    if row.ended:
        return
    if changed:
        if ctx.plan.gauges:
            gauges.refresh(ctx, changed)
            changed |= row.changed
            row.changed = 0
        for duty in _readers(ctx.plan, changed):
            _reassess_one(ctx, duty)
    if row.awaiting:
        _open_successors(ctx)


def _readers(plan: Plan, changed: int) -> tuple[DutyPlan, ...]:
    """The duties whose conditions may have another value now."""
    found = plan.readers.get(changed)
    if found is None:
        found = tuple(d for d in plan.duties if changed == ALL or plan.watched[d.index] & changed)
        if len(plan.readers) >= MOST_REMEMBERED:
            plan.readers.clear()
        plan.readers[changed] = found
    return found


def _reassess_one(ctx: Context, duty: DutyPlan) -> None:
    row, index = ctx.row, duty.index
    verdict = standing(ctx, duty)
    row.truth[index] = verdict
    row.unsettled.add(index)
    if verdict == TRUE and row.settled[index] != TRUE and not row.started[index]:
        row.started[index] = True
        _start(ctx, duty)
    if duty.timing != ACT:
        for ob in row.live[index]:
            if ob.life == OPEN:
                due_on_record(ctx, duty, ob)


def _start(ctx: Context, duty: DutyPlan) -> None:
    """The duty's condition has become true."""
    row, t = ctx.row, ctx.row.now
    waiting = [ob for ob in row.live[duty.index] if ob.no_clock and not ob.unsure]
    for ob in waiting:
        _end(ctx, ob, UNDETERMINED)
    if duty.opened_by:
        for ob in waiting:
            open_one(ctx, duty, t, ob.opened_by, ob.loop)
    elif duty.timing == EACH:
        open_each(ctx, duty, t, midway=duty.partial or bool(waiting))
    elif duty.timing != ACT:
        open_loop(ctx, duty, t, None)


def open_upon(ctx: Context, event: Event) -> None:
    """The duties whose `upon` names the event open, if their `while` holds. # S4.8"""
    row = ctx.row
    if row.ended:
        return
    for index in ctx.plan.events[event.code].opens:
        duty = ctx.plan.duties[index]
        when = truth(ctx, duty.opened_by[event.code], event)
        stands = standing(ctx, duty)
        if when == FALSE or stands in (FALSE, ABSENT):
            continue
        opened = open_loop(ctx, duty, row.now, event)
        ctx.accepted = ctx.accepted or bool(opened)
        if when == MAYBE or stands == MAYBE:
            code = duty.opened_by[event.code] if when == MAYBE else version_at(duty, row.now).holds_while
            for ob in opened:
                unclock(ctx, ob, missing(ctx, code, event, None), "while")
                ob.unsure = when == MAYBE


def _open_successors(ctx: Context) -> None:
    row = ctx.row
    waiting, row.awaiting = row.awaiting, []
    for ob in waiting:
        duty = ctx.plan.duties[ob.duty]
        if _stands(ctx, duty):
            open_next(ctx, duty, ob)
        else:
            row.awaiting.append(ob)
            row.unsettled.add(ob.duty)


def _stands(ctx: Context, duty: DutyPlan) -> bool:
    """Whether the `while` is true, as it was last looked at if nothing that it reads has changed since."""
    row = ctx.row
    if row.changed == ALL or row.changed & ctx.plan.watched[duty.index]:
        return standing(ctx, duty) == TRUE
    return row.truth[duty.index] == TRUE


def unclock(ctx: Context, ob: Obligation, unknown: tuple[int, ...], cause: str) -> None:
    """Nothing can be judged while a condition is unknown: an `undetermined` obligation without clock. # S7.2"""
    ob.status = UNDETERMINED
    ob.no_clock = True
    ob.due = ob.judge_at = NEVER
    finding = ctx.find(kinds.UNDETERMINED, ctx.row.now, ob.opened_by, ob)
    finding.missing = unknown
    finding.cause = cause
    ctx.raise_event(ctx.plan.duties[ob.duty].undetermined, ob)


def close(ctx: Context, ob: Obligation) -> None:
    """The obligation is over: it leaves the row, and its undecided findings end."""
    ob.life = CLOSED
    ctx.out.closed.append(ob)
    live = ctx.row.live[ob.duty]
    if ob in live:
        live.remove(ob)
    ctx.row.changed |= ctx.plan.duties[ob.duty].bit
    if ob.no_clock:
        for finding in ctx.out.findings:
            if finding.obligation is ob and finding.kind == kinds.UNDETERMINED and finding.until == NEVER:
                finding.until = ctx.row.now


def _end(ctx: Context, ob: Obligation, status: int) -> None:
    """End without an act, as `lapsed` or as what it was; an undecided interval of a `keep` stays undecided."""
    if status == LAPSED and (ob.status == PENDING or (ob.no_clock and not ob.unsure)):
        ob.status = LAPSED
    ob.ended_at = ctx.row.now
    close(ctx, ob)
    if ob.status == LAPSED:
        ctx.raise_event(ctx.plan.duties[ob.duty].lapsed, ob)


def lapse_all(ctx: Context) -> None:
    """The subject has ended: what is open lapses; timers stand until it resumes. # S1"""
    row = ctx.row
    for obligations in row.live:
        for ob in list(obligations):
            if ob.life == OPEN:
                _end(ctx, ob, LAPSED)
    row.awaiting = []
    for finding in row.unknown_edges.values():
        finding.until = row.now
    row.unknown_edges.clear()


def settle(ctx: Context) -> None:
    """After the last event of an instant: what counts as interrupted. # S4"""
    from .upkeep import settle_keep, settle_suspend

    row = ctx.row
    touched, row.unsettled = sorted(row.unsettled), set()
    if row.ended:
        return
    for index in touched:
        duty = ctx.plan.duties[index]
        if row.truth[index] != row.settled[index] or row.started[index] or len(duty.versions) > 1:
            _settle_while(ctx, duty)
        row.started[index] = False
        row.settled[index] = row.truth[index]
        if row.live[index]:
            if duty.timing == KEEP:
                settle_keep(ctx, duty)
            if duty.suspends:
                settle_suspend(ctx, duty)
    row.awaiting = []


def _settle_while(ctx: Context, duty: DutyPlan) -> None:
    row = ctx.row
    verdict = row.truth[duty.index]
    for ob in list(row.live[duty.index]):
        own = verdict
        if ob.version != version_at(duty, row.now).number:
            own = truth(ctx, duty.versions[ob.version].holds_while, None, ob)
        if own == FALSE:
            _interrupt(ctx, duty, ob)
        elif own == MAYBE and ob.life == OPEN and not ob.no_clock and not ob.step:
            unclock(ctx, ob, missing(ctx, duty.versions[ob.version].holds_while, None, ob), "while")
    if verdict == MAYBE and not duty.opened_by and duty.timing != ACT:
        _open_undetermined(ctx, duty)


def _interrupt(ctx: Context, duty: DutyPlan, ob: Obligation) -> None:
    """Its `while` has ended. What is violated stays violated. # S5.3"""
    if ob.life == OPEN and not ob.step:
        if duty.timing == EACH and ob.opened_at == ctx.row.now:
            ob.cut = True  # not in force from the first instant of the period  # S5.5
        _end(ctx, ob, LAPSED)
    elif ob.life == UNDONE and (duty.missed_once or duty.timing == KEEP) and ob.ceased_at == NEVER:
        ob.ceased_at = ctx.row.now  # S5.4


def _open_undetermined(ctx: Context, duty: DutyPlan) -> None:
    """One obligation without clock while the condition is unknown; for `each` from a period's start. # S7.2"""
    row = ctx.row
    if any(ob.life == OPEN for ob in row.live[duty.index]):
        return
    if duty.timing == EACH:
        opened = open_each(ctx, duty, row.now, midway=duty.partial)
    else:
        opened = open_loop(ctx, duty, row.now, None)
    for ob in opened:
        unclock(ctx, ob, missing(ctx, version_at(duty, row.now).holds_while, None, None), "while")
