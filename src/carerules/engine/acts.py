"""Acts: prohibitions violated, obligations discharged, deadlines cut short by an event. (S4.5, S5.4, S5.9)"""

from __future__ import annotations

from carerules.program.opcodes import FALSE, MAYBE
from carerules.program.plan import BEFORE, EACH, EVERY, DutyPlan
from carerules.temporal.instants import EVER, NEVER, parse_moment

from . import holding, kinds
from .conditions import evaluate, missing, truth
from .context import Context
from .deadlines import violate
from .obligations import close, in_force, version_at
from .opening import await_grid, new_obligation
from .state import (
    DISCHARGED,
    DISCHARGED_LATE,
    LAPSED,
    OPEN,
    PENDING,
    UNDETERMINED,
    VIOLATED,
    WAIVED,
    Event,
    Obligation,
)


def judge_prohibitions(ctx: Context, event: Event) -> None:
    """A matching `forbid` is violated: an obligation of its own, one finding per match. # S4.5"""
    for index in ctx.plan.events[event.code].forbids:
        duty = ctx.plan.duties[index]
        if not in_force(duty, event.at):
            continue
        version = version_at(duty, event.at)
        codes = (version.holds_while, duty.acts[event.code], version.where)
        verdicts = [truth(ctx, code, event) for code in codes]
        if FALSE in verdicts:
            continue
        ob = new_obligation(ctx, duty, event.at, event, 0)
        ctx.accepted = True
        if MAYBE in verdicts:
            ob.status, ob.ended_at = UNDETERMINED, event.at
            finding = ctx.find(kinds.UNDETERMINED, event.at, event, ob)
            finding.missing = tuple(part for code in codes for part in missing(ctx, code, event, None))
            finding.cause = "forbid"
            close(ctx, ob)
            ctx.raise_event(duty.undetermined, ob)
        else:
            ob.violated_by, ob.due = event, event.at
            violate(ctx, ob, event.at)
            close(ctx, ob)


def grant_waivers(ctx: Context, event: Event) -> None:
    """An event by the approver lifts deadlines until its `until`. # S5.9"""
    for index in ctx.plan.events[event.code].waives:
        duty = ctx.plan.duties[index]
        if not event.actor or not holding.counts_as(ctx, event.actor, duty.waive_approver, event.at):
            finding = ctx.find(kinds.UNAUTHORISED, event.at, event)
            finding.duty = index
            continue
        until = evaluate(ctx, duty.waive_until, event)
        if until != until:  # an unknown waiver: the clock runs  # S7.2
            finding = ctx.find(kinds.UNDETERMINED, event.at, event)
            finding.duty, finding.cause = index, "waive"
            finding.missing = missing(ctx, duty.waive_until, event, None)
        elif until > event.at:
            ctx.row.waivers.append((index, int(until)))
            ctx.row.opening_at = EVER
            ctx.accepted = True


def discharge_by(ctx: Context, event: Event) -> None:
    """Every obligation that the event's act fulfils is discharged. # S4.5"""
    for index in ctx.plan.events[event.code].acts:
        duty = ctx.plan.duties[index]
        matched = [ob for ob in ctx.row.live[index] if _matches(ctx, duty, ob, event)]
        if not matched:
            continue
        if not set(duty.evidence.get(event.code, ())) <= set(event.evidence):
            finding = ctx.find(kinds.EVIDENCE_MISSING, event.at, event, matched[0])
            finding.cause = "evidence"
            continue
        for ob in _chosen(ctx, duty, matched, event):
            _count(ctx, duty, ob, event)


def _matches(ctx: Context, duty: DutyPlan, ob: Obligation, event: Event) -> bool:
    """Whether the act counts for this obligation; an unknown one marks it. # S7.2"""
    rung = duty.rungs[ob.step - 1] if ob.step else None
    if rung is not None and rung.do >= 0:
        return rung.do == event.code
    if event.code not in duty.acts:
        return False
    codes = (duty.acts[event.code], duty.versions[ob.version].where)
    verdicts = [truth(ctx, code, event, ob) for code in codes]
    if FALSE in verdicts:
        return False
    if MAYBE in verdicts:
        if ob.life == OPEN and ob.marked is None:
            ob.marked = event
        return False
    return True


def _chosen(ctx: Context, duty: DutyPlan, matched: list[Obligation], event: Event) -> list[Obligation]:
    """`each` and `from: start`: one act counts once, for each value of `for`. # S4.5"""
    if not (duty.timing == EACH or (duty.timing == EVERY and duty.grid)):
        return matched
    chosen: list[Obligation] = [ob for ob in matched if ob.step]
    for loop in dict.fromkeys(ob.loop for ob in matched if not ob.step):
        ours = [ob for ob in matched if ob.loop == loop and not ob.step]
        one = _period_meant(ctx, duty, ours, event)
        if one is not None:
            chosen.append(one)
    return chosen


def _period_meant(ctx: Context, duty: DutyPlan, ours: list[Obligation], event: Event) -> Obligation | None:
    """The period that the act names, else the running one, else the latest undone. # S4.5.e # S4.5.f"""
    column = duty.period_column
    if column >= 0 and event.values[column] == event.values[column]:
        name = _named_period if duty.timing == EACH else _named_stretch
        ours = name(ctx, duty, ours, event.values[column])
        return min(ours, key=lambda ob: (ob.life, ob.due, ob.place), default=None)
    running = [ob for ob in ours if ob.life == OPEN]
    if running:
        return min(running, key=lambda ob: (ob.due, ob.opened_at, ob.place))
    return max(ours, key=lambda ob: (ob.due, ob.opened_at), default=None)


def _named_period(ctx: Context, duty: DutyPlan, ours: list[Obligation], value: float) -> list[Obligation]:
    """Those of the period of that name, else of the one in which the date or instant lies that is given."""
    periods, period = ctx.program.periods, None
    if ctx.plan.period_kind not in ("date", "instant"):
        period = periods.named(duty.each, ctx.program.lexicon.text(int(value)))
    at = _instant_given(ctx, value) if period is None else None
    if at is not None:
        period = periods.containing(duty.each, ctx.program.zone.day(at))
    return [ob for ob in ours if period is not None and ob.period == period.name]


def _named_stretch(ctx: Context, duty: DutyPlan, ours: list[Obligation], value: float) -> list[Obligation]:
    """On a fixed grid a period has no name: those after whose opening, up to their deadline, the instant lies."""
    at = _instant_given(ctx, value)
    return [ob for ob in ours if at is not None and ob.opened_at < at <= ob.due]


def _instant_given(ctx: Context, value: float) -> int | None:
    """The instant that `event.period` gives; a date stands for the end of its day. None: it gives none."""
    zone, kind = ctx.program.zone, ctx.plan.period_kind
    if kind == "date":
        return zone.end(int(value))
    if kind == "instant":
        return int(value)
    try:
        return parse_moment(ctx.program.lexicon.text(int(value)), zone).at
    except ValueError:
        return None


def _count(ctx: Context, duty: DutyPlan, ob: Obligation, event: Event) -> None:
    ctx.accepted = True
    ob.counted.append(event)
    ob.count += 1
    if ob.count >= (duty.times if duty.timing == EACH and not ob.step else 1):
        discharge(ctx, duty, ob, event)


def discharge(ctx: Context, duty: DutyPlan, ob: Obligation, event: Event) -> None:
    """The act is done: in time, late, or recorded where nothing could be judged. # S5.2 # S5.3"""
    t = ctx.row.now
    if ob.life == OPEN and ob.status == PENDING and ob.suspended_at == NEVER and t > ob.due:
        violate(ctx, ob, max(ob.judge_at, ob.due))
    if ob.no_clock and ob.discharged_at != NEVER:
        return
    ob.discharged_at, ob.discharged_by = t, event
    if ob.no_clock:
        return  # recorded; it ends when what is unknown is known  # S7.2
    if ob.status == PENDING:
        ob.status = DISCHARGED
    elif ob.status == VIOLATED:
        ob.status = DISCHARGED_LATE
    ob.ended_at = t
    close(ctx, ob)
    if ob.step:
        return
    end_ladder(ctx, duty, ob)
    if ob.status not in (UNDETERMINED, WAIVED):
        ctx.raise_event(duty.discharged, ob)
    if duty.timing == EVERY and not duty.grid:
        ctx.row.awaiting.append(ob)
    elif duty.timing == EVERY:
        await_grid(ctx, duty, ob)


def end_ladder(ctx: Context, duty: DutyPlan, parent: Obligation) -> None:
    """The steps of escalation end with the discharge of `parent`. # S5.11"""
    row = ctx.row
    row.ladder = [entry for entry in row.ladder if entry[1] is not parent or entry[2] == 0]
    for step in [ob for ob in row.live[duty.index] if ob.parent is parent]:
        if duty.rungs[step.step - 1].do < 0:
            step.discharged_at, step.discharged_by = row.now, parent.discharged_by
            if step.status in (PENDING, VIOLATED):
                step.status = DISCHARGED if step.status == PENDING else DISCHARGED_LATE
        elif step.life == OPEN and step.status == PENDING:
            step.status = LAPSED
        step.ended_at = row.now
        close(ctx, step)


def cut_short(ctx: Context, event: Event) -> None:
    """`before: <event>`: what is not done when it comes is violated at its instant. # S5.6"""
    for index in ctx.plan.events[event.code].befores:
        duty = ctx.plan.duties[index]
        if duty.timing != BEFORE:
            continue
        for ob in list(ctx.row.live[index]):
            if ob.life == OPEN and not ob.step and not ob.no_clock and ob.status == PENDING:
                ob.due, ob.violated_by = event.at, event
                ctx.accepted = True
                if ob.marked is not None:
                    from .deadlines import leave_undecided

                    leave_undecided(ctx, ob, event.at)
                else:
                    violate(ctx, ob, event.at)
