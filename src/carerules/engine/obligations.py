"""Obligations open, are interrupted and end: rule 8, and what is settled once per instant. (S4.8, S5)"""

from __future__ import annotations

from carerules.program.opcodes import ABSENT, FALSE, MAYBE, TRUE
from carerules.program.plan import ACT, EACH, KEEP, DutyPlan, Plan, Version
from carerules.temporal.instants import NEVER

from . import gauges, kinds
from .conditions import evaluate, missing, truth
from .context import ALL, Context
from .opening import Doubt, due_on_record, end_doubt, open_each, open_loop, open_next, open_one, unclock
from .state import (
    CERTAIN,
    CLOSED,
    IN_KEEP,
    IN_UPON,
    IN_WHILE,
    LAPSED,
    OPEN,
    PENDING,
    UNDETERMINED,
    UNDONE,
    UNQUANTIFIED,
    VIOLATED,
    Event,
    Obligation,
)

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
    """Look again at the conditions; open what becomes due, and what follows in a recurrence. # S4.8.a # S4.8.c"""
    look_again(ctx)
    if ctx.row.awaiting and not ctx.row.ended:
        _open_successors(ctx)


def look_again(ctx: Context) -> None:
    """The `while` of the duties that can have changed: one that becomes true opens. # S4.8.a # S4.8.b"""
    row = ctx.row
    changed, row.changed = row.changed, 0
    if row.ended or not changed:
        return
    if ctx.plan.gauges:
        gauges.refresh(ctx, changed)
        changed |= row.changed
        row.changed = 0
    for duty in _readers(ctx.plan, changed):
        _reassess_one(ctx, duty)


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
    if verdict == ABSENT:
        _end_known(ctx, duty)
    if verdict == TRUE and row.settled[index] != TRUE and not row.started[index]:
        row.started[index] = True
        _start(ctx, duty)
    elif verdict == TRUE and duty.opened_by and any(ob.doubt == IN_WHILE for ob in row.live[index]):
        _start(ctx, duty)  # it was unknown between two events of this instant only  # S7.2
    if duty.timing != ACT:
        for ob in row.live[index]:
            if ob.life == OPEN:
                due_on_record(ctx, duty, ob)


def _end_known(ctx: Context, duty: DutyPlan) -> None:
    """It becomes known that it was owed when the duty is in force no more: nothing follows. # S5.12 # S7.2"""
    doubtful = [ob for ob in ctx.row.live[duty.index] if ob.doubt == IN_WHILE]
    if doubtful and truth(ctx, version_at(duty, ctx.row.now).holds_while) == TRUE:
        for ob in doubtful:
            _end(ctx, ob, UNDETERMINED)


def _start(ctx: Context, duty: DutyPlan) -> None:
    """The duty's condition has become true."""
    row, t = ctx.row, ctx.row.now
    waiting = [ob for ob in row.live[duty.index] if ob.doubt == IN_WHILE]
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
    """The duties whose `upon` names the event open, if their `while` holds. # S4.8.d # S4.8.h"""
    row = ctx.row
    for index in ctx.plan.events[event.code].opens:
        duty = ctx.plan.duties[index]
        when = truth(ctx, duty.opened_by[event.code], event)
        stands = standing(ctx, duty)
        if when == FALSE or stands in (FALSE, ABSENT):
            continue
        doubt = None
        if when == MAYBE:
            doubt = Doubt(IN_UPON, missing(ctx, duty.opened_by[event.code], event, None))
        elif stands == MAYBE:
            doubt = Doubt(IN_WHILE, missing(ctx, version_at(duty, row.now).holds_while, event, None))
        else:
            _replace_doubtful(ctx, duty, event)
        ctx.accepted = bool(open_loop(ctx, duty, row.now, event, doubt)) or ctx.accepted


def _replace_doubtful(ctx: Context, duty: DutyPlan, event: Event) -> None:
    """What an earlier event perhaps opened ends undecided when the event comes for certain. # S7.2"""
    doubtful = [ob for ob in ctx.row.live[duty.index] if ob.doubt == IN_UPON]
    value = evaluate(ctx, duty.loop_code, event) if doubtful and duty.loop_code else 0
    for ob in doubtful:
        if not duty.loop_code or ob.loop == value:
            _end(ctx, ob, UNDETERMINED)


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


def put_away(ctx: Context, ob: Obligation) -> None:
    """The obligation is over: it leaves the row."""
    ob.life = CLOSED
    ctx.out.closed.append(ob)
    ctx.row.live[ob.duty].remove(ob)
    judged = ob.discharged_at != NEVER or ob.violated_at != NEVER
    if ob.period and not ob.step and not ob.doubt and judged:
        _note_done(ctx, ob)
    ctx.row.changed |= ctx.plan.duties[ob.duty].bit


def _note_done(ctx: Context, ob: Obligation) -> None:
    """What was done for a period is not owed in it again, also when its `while` begins anew. # S5.5"""
    if ctx.program.zone.end(ob.period_last) < ctx.row.now:
        return  # a past period is never asked about again
    done, key = ctx.row.done, (ob.duty, ob.period)
    if key not in done:
        for other in [other for other in done if other[0] == ob.duty]:
            del done[other]
        done[key] = set()
    done[key].add((ob.loop, ob.place))


def close(ctx: Context, ob: Obligation) -> None:
    """The obligation is over, and its undecided findings end."""
    put_away(ctx, ob)
    if ob.doubt:
        for finding in ctx.out.findings:
            if finding.obligation is ob and finding.kind == kinds.UNDETERMINED and finding.until == NEVER:
                finding.until = ctx.row.now
    end_doubt(ctx, ob)


def _end(ctx: Context, ob: Obligation, status: int) -> None:
    """End without an act, as `lapsed` or as what it was; an undecided interval of a `keep` stays undecided."""
    if status == LAPSED and (ob.status == PENDING or ob.doubt not in (CERTAIN, IN_KEEP)):
        ob.status = LAPSED
    ob.ended_at = ctx.row.now
    close(ctx, ob)
    if (
        status == LAPSED and ob.status in (LAPSED, UNQUANTIFIED) and not ob.cut
    ):  # what never was does not lapse
        ctx.raise_event(ctx.plan.duties[ob.duty].lapsed)


def lapse_all(ctx: Context) -> None:
    """The subject has ended: what is open lapses; timers stand until it resumes. # S1.9.a # S1.9.c"""
    row = ctx.row
    for obligations in row.live:
        for ob in list(obligations):
            if ob.life == OPEN:
                _end(ctx, ob, LAPSED)
            elif ctx.plan.duties[ob.duty].missed_once and ob.ceased_at == NEVER:
                ob.ceased_at = row.now  # at a resumption every `while` counts as newly true
    row.awaiting = []
    row.ladder = [entry for entry in row.ladder if entry[2]]
    for finding in row.unknown_edges.values():
        finding.until = row.now
    row.unknown_edges.clear()


def settle(ctx: Context) -> None:
    """After the last event of an instant: what counts as interrupted. # S4.11"""
    from .upkeep import settle_keep, settle_suspend

    row = ctx.row
    touched: set[int] = set()
    while row.unsettled:  # what one interrupts may end another's `while`, by `open(…)`
        now, row.unsettled = sorted(row.unsettled), set()
        for index in now:
            _settle_one(ctx, ctx.plan.duties[index])
        touched.update(now)
        if row.changed:
            reassess(ctx)
    _open_doubtful_successors(ctx)
    for index in sorted(touched):
        duty = ctx.plan.duties[index]
        if row.live[index]:
            if duty.timing == KEEP:
                settle_keep(ctx, duty)
            if duty.suspends:
                settle_suspend(ctx, duty)


def _open_doubtful_successors(ctx: Context) -> None:
    """What recurs goes on undecided where it is unknown whether its `while` of today holds. # S7.2"""
    waiting, ctx.row.awaiting = ctx.row.awaiting, []
    for ob in waiting:
        duty = ctx.plan.duties[ob.duty]
        if standing(ctx, duty) == MAYBE:
            code = version_at(duty, ctx.row.now).holds_while
            doubt = Doubt(IN_WHILE, missing(ctx, code, ob.opened_by, None))
            open_one(ctx, duty, ctx.row.now, ob.opened_by, ob.loop, doubt)


def _settle_one(ctx: Context, duty: DutyPlan) -> None:
    row, index = ctx.row, duty.index
    verdict, live = row.truth[index], row.live[index]
    if live or verdict == MAYBE:
        newly = row.started[index] or verdict != row.settled[index]
        newly = newly or any(ob.opened_at == row.now and not ob.step for ob in live)
        # What is certain again in another respect is not in this one; conditions of an opening may be others.
        if newly or verdict in (MAYBE, ABSENT) or any(_has_own_while(ctx, duty, ob) for ob in live):
            _settle_while(ctx, duty, newly)
    if row.ladder and duty.grid and verdict != TRUE:
        _leave_grid(ctx, duty)
    row.started[index] = False
    row.settled[index] = row.truth[index]


def _leave_grid(ctx: Context, duty: DutyPlan) -> None:
    """The recurrence has ended with its `while`; another one has a grid of its own. # S5.4"""
    ladder = ctx.row.ladder
    ctx.row.ladder = [entry for entry in ladder if entry[2] or entry[1].duty != duty.index]


def _settle_while(ctx: Context, duty: DutyPlan, newly: bool) -> None:
    """Each obligation by the condition and the parameters of its opening. # S5.12"""
    row = ctx.row
    verdict = row.truth[duty.index]
    over: list[int] = []
    for ob in list(row.live[duty.index]):
        own = verdict
        if verdict == ABSENT or _has_own_while(ctx, duty, ob):
            own = truth(ctx, duty.versions[ob.version].holds_while, None, ob)
        if own == FALSE:
            if _interrupt(ctx, duty, ob):
                over.append(ob.loop)
        elif own == MAYBE and ob.life == OPEN and not ob.doubt and not ob.step:
            code = duty.versions[ob.version].holds_while
            unclock(ctx, ob, Doubt(IN_WHILE, missing(ctx, code, None, ob)))
    if duty.opened_by or duty.timing == ACT:
        return
    now = standing(ctx, duty) if over else verdict  # the one may have changed what the other reads
    if now == TRUE and over:
        _go_on(ctx, duty, over)
    elif now == MAYBE and (newly or over):
        _open_undetermined(ctx, duty)


def _has_own_while(ctx: Context, duty: DutyPlan, ob: Obligation) -> bool:
    """Whether the `while` of its opening may be another than that of today. # S5.12"""
    if ob.opened_at < ctx.program.parameters_settled:
        return True
    return len(duty.versions) > 1 and ob.version != version_at(duty, ctx.row.now).number


def _go_on(ctx: Context, duty: DutyPlan, loops: list[int]) -> None:
    """The `while` of their opening has ended and that of today holds: nobody is left without. # S4.8 # S5.12"""
    row = ctx.row
    if duty.timing == EACH:  # a period that today's `while` has been there for is none entered midway
        open_each(ctx, duty, row.now, midway=duty.partial or row.settled[duty.index] == TRUE)
    else:
        for loop in loops:
            open_one(ctx, duty, row.now, None, loop)


def _interrupt(ctx: Context, duty: DutyPlan, ob: Obligation) -> bool:
    """Its `while` has ended. What is violated stays violated. # S5.3 Whether it was the one that was asked for."""
    if ob.life == OPEN and not ob.step:
        if duty.timing == EACH and ob.opened_at == ctx.row.now:
            _take_back(ctx, ob)
        _end(ctx, ob, LAPSED)
        return True
    if ob.life == UNDONE and (duty.missed_once or duty.timing == KEEP) and ob.ceased_at == NEVER:
        ob.ceased_at = ctx.row.now  # S5.4
        return duty.missed_once and ob.status == VIOLATED and not ob.step
    return False


def _take_back(ctx: Context, ob: Obligation) -> None:
    """Not in force from the first instant of the period: it never was. What a record lacks it lacks still. # S5.5"""
    ob.cut = True
    for finding in ctx.out.findings:
        if finding.obligation is ob and finding.kind == kinds.EVIDENCE_MISSING:
            finding.obligation = None


def _open_undetermined(ctx: Context, duty: DutyPlan) -> None:
    """One obligation without clock while the condition is unknown; for `each` from a period's start. # S7.2"""
    row = ctx.row
    if any(ob.life == OPEN and not ob.step for ob in row.live[duty.index]):
        return
    doubt = Doubt(IN_WHILE, missing(ctx, version_at(duty, row.now).holds_while, None, None))
    if duty.timing == EACH:
        open_each(ctx, duty, row.now, midway=duty.partial, doubt=doubt)
    else:
        open_loop(ctx, duty, row.now, None, doubt)
