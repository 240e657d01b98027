"""Acts: prohibitions violated, obligations discharged, deadlines cut short by an event. (S4.5, S5.4, S5.9)"""

from __future__ import annotations

from carerules.program.opcodes import FALSE, MAYBE
from carerules.program.plan import EACH, EVERY, DutyPlan
from carerules.temporal.instants import EVER, NEVER, parse_moment

from . import gauges, holding, kinds
from .conditions import evaluate, missing, truth
from .context import Context
from .deadlines import judge_one, violate
from .obligations import close, in_force, put_away, version_at
from .opening import await_grid, new_obligation
from .state import (
    DISCHARGED,
    DISCHARGED_LATE,
    IN_DUE,
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
    """A matching `forbid` is violated: an obligation of its own, one finding per match. # S4.5.a # S5.1"""
    if ctx.plan.gauges:
        gauges.refresh(ctx, ctx.row.changed)  # rule 5 begins: whoever asks for a time asks with the new facts
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
            ctx.raise_event(duty.undetermined)
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


Concerned = list[tuple[Obligation, bool]]
"""Obligations that an act may fulfil, each with whether that is certain."""


def discharge_by(ctx: Context, event: Event) -> None:
    """Every obligation that the event's act fulfils is discharged; all is matched before any of it changes. # S4.5.b"""
    found = []
    for index in ctx.plan.events[event.code].acts:
        duty = ctx.plan.duties[index]
        if ctx.row.live[index]:
            found.append((duty, _chosen(ctx, duty, _concerned(ctx, duty, event), event)))
    for duty, concerned in found:
        _apply(ctx, duty, concerned, event)


def _apply(ctx: Context, duty: DutyPlan, concerned: Concerned, event: Event) -> None:
    """Discharge what is certain, mark what is not; without its evidence the act does neither. # S4.5.c # S7.2.e"""
    if not set(duty.evidence.get(event.code, ())) <= set(event.evidence):
        certain = [ob for ob, sure in concerned if sure]
        if certain:
            ctx.find(kinds.EVIDENCE_MISSING, event.at, event, certain[0]).cause = "evidence"
        return
    for ob, sure in concerned:
        ctx.accepted = True
        if sure:
            _count(ctx, duty, ob, event)
        elif (ob.life == OPEN or ob.status == WAIVED) and ob.marked is None:
            ob.marked = event


def _concerned(ctx: Context, duty: DutyPlan, event: Event) -> Concerned:
    """The obligations for which the act counts, or may count for all that is known. # S7.2"""
    found = []
    for ob in ctx.row.live[duty.index]:
        if ob.step:  # a step without an act of its own ends with its obligation  # S5.11
            if duty.rungs[ob.step - 1].do == event.code:
                found.append((ob, True))
        elif event.code in duty.acts:
            codes = (duty.acts[event.code], duty.versions[ob.version].where)
            verdicts = [truth(ctx, code, event, ob) for code in codes]
            if FALSE not in verdicts:
                found.append((ob, MAYBE not in verdicts))
    return sorted(found, key=lambda pair: not pair[0].step)  # a discharge ends the steps: theirs come first


def _chosen(ctx: Context, duty: DutyPlan, concerned: Concerned, event: Event) -> Concerned:
    """`each` and `from: start`: one act counts once, for each value of `for`. # S4.5.e"""
    if not concerned or not (duty.timing == EACH or (duty.timing == EVERY and duty.grid)):
        return concerned
    chosen = [(ob, sure) for ob, sure in concerned if ob.step]
    for loop in dict.fromkeys(ob.loop for ob, _ in concerned if not ob.step):
        ours = [(ob, sure) for ob, sure in concerned if ob.loop == loop and not ob.step]
        sure = any(sure for _, sure in ours)
        one = _period_meant(ctx, duty, [ob for ob, certain in ours if certain == sure], event)
        if one is not None:
            chosen.append((one, sure))
    return chosen


def _period_meant(ctx: Context, duty: DutyPlan, ours: list[Obligation], event: Event) -> Obligation | None:
    """Of the period that the act names, or of all: the running one, else the latest undone. # S4.5.e # S4.5.f"""
    column = duty.period_column
    if column >= 0 and event.values[column] == event.values[column]:
        named = _named_period if duty.timing == EACH else _named_stretch
        ours = named(ctx, duty, ours, event)
    running = [ob for ob in ours if ob.life == OPEN]
    if running:
        return min(running, key=lambda ob: (ob.due, ob.opened_at, ob.place))
    return max(ours, key=lambda ob: (ob.due, ob.opened_at), default=None)


def _named_period(ctx: Context, duty: DutyPlan, ours: list[Obligation], event: Event) -> list[Obligation]:
    """Those of the period of that name, else of the one in which the date or instant lies that is given."""
    periods, period = ctx.program.periods, None
    if ctx.plan.events[event.code].period_kind not in ("date", "instant"):
        period = periods.named(duty.each, ctx.program.lexicon.text(int(event.values[duty.period_column])))
    at = _instant_given(ctx, duty, event) if period is None else None
    if at is not None:
        period = periods.containing(duty.each, ctx.program.zone.day(at))
    return [ob for ob in ours if period is not None and ob.period == period.name]


def _named_stretch(ctx: Context, duty: DutyPlan, ours: list[Obligation], event: Event) -> list[Obligation]:
    """On a fixed grid a period has no name: those after whose opening, up to their deadline, the instant lies."""
    at = _instant_given(ctx, duty, event)
    return [ob for ob in ours if at is not None and ob.opened_at < at <= ob.due]


def _instant_given(ctx: Context, duty: DutyPlan, event: Event) -> int | None:
    """The instant that `event.period` gives; a date stands for the end of its day. None: it gives none."""
    zone, kind = ctx.program.zone, ctx.plan.events[event.code].period_kind
    value = event.values[duty.period_column]
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
    if ob.doubt and ob.discharged_at != NEVER:
        return
    ob.discharged_at, ob.discharged_by = t, event
    if ob.doubt:  # recorded; it ends when what is unknown is known, one without a date now  # S7.2
        if ob.doubt == IN_DUE:
            ob.ended_at = t
            put_away(ctx, ob)
        return
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
        ctx.raise_event(duty.discharged)
    if duty.timing == EVERY and (not duty.grid or ob.due == NEVER):  # without a number there is no grid
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
        for ob in list(ctx.row.live[index]):
            if ob.life == OPEN and not ob.step and not ob.doubt and ob.status == PENDING:
                ob.violated_by = event
                ctx.accepted = True
                judge_one(ctx, ctx.plan.duties[index], ob, event.at)
