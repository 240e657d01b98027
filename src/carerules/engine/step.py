"""One step: one event against one case. (S4)"""

from __future__ import annotations

from carerules.program import flags
from carerules.program.lower import CLOCK_BIT, FIRST_FACT_BIT, OWN_HOLDER_BIT
from carerules.program.opcodes import FALSE, MAYBE, TRUE
from carerules.program.plan import EventPlan
from carerules.temporal.instants import EVER

from . import acts, gauges, holding, kinds, transitions
from .conditions import evaluate, missing, truth
from .context import ALL, Context
from .drain import drain, follow_up
from .obligations import in_force, lapse_all, open_upon, reassess, version_at
from .state import Event
from .timers import advance


def step(ctx: Context, event: Event) -> None:
    """Time passes up to the event, then the event is judged and takes effect."""
    row = ctx.row
    if event.at < row.born:  # a unit's instance may exist from a later day on  # S1.1
        if _is_valid(ctx, event):
            row.now = event.at
            birth(ctx)
            _take(ctx, event)
        return
    advance(ctx, event.at)
    row.now = event.at
    if _is_valid(ctx, event):
        _take(ctx, event)


def birth(ctx: Context) -> None:
    """The subject exists from now on: its workflows enter their initial states. # S1.1.a # S1.6"""
    row = ctx.row
    row.born = row.now
    transitions.start_charts(ctx)
    row.changed = ALL
    row.unsettled.update(range(len(row.plan.duties)))


def appear(ctx: Context, t: int) -> None:
    """A unit's instance exists from `t` without any event. # S1.1.b"""
    ctx.row.now = t
    birth(ctx)
    follow_up(ctx)


def _is_valid(ctx: Context, event: Event) -> bool:
    """What has no meaning gets a finding and has no effect. # S4.2.a # S4.2.b # S4.2.c"""
    if event.flag == flags.VALID:
        return True
    kind = {flags.UNKNOWN: kinds.UNKNOWN_EVENT, flags.CONFLICT: kinds.CONFLICT}.get(
        event.flag, kinds.INVALID_EVENT
    )
    finding = ctx.find(kind, event.at, event)
    finding.cause = ",".join(event.reason)
    return False


def _take(ctx: Context, event: Event) -> None:
    """Rules 3 to 9."""
    row, plan = ctx.row, ctx.plan.events[event.code]
    ctx.accepted = ctx.silence = False
    if ctx.plan.gauges:
        gauges.refresh(ctx, row.changed)  # of a case that begins nothing was noted yet
    _note_backfill(ctx, plan, event)
    if not _is_allowed(ctx, plan, event):
        if not row.ended:
            acts.judge_prohibitions(ctx, event)
            follow_up(ctx)
        return
    _set_facts(ctx, plan, event)
    _assign(ctx, plan, event)
    if row.ended and not plan.resumes:
        return
    if plan.resumes and row.ended:
        _resume(ctx)
    acts.judge_prohibitions(ctx, event)
    gauges.count(ctx, event)
    acts.grant_waivers(ctx, event)
    acts.discharge_by(ctx, event)
    acts.cut_short(ctx, event)
    transitions.take_event(ctx, event)
    transitions.take_eventless(ctx)
    if plan.ends:
        _end(ctx)
    else:
        before = row.opened
        reassess(ctx)
        open_upon(ctx, event)
        ctx.accepted = ctx.accepted or row.opened > before
    if plan.charts and not ctx.accepted and not ctx.silence and not plan.sets:
        ctx.find(kinds.UNEXPECTED, event.at, event)  # S4.7
    drain(ctx)


def _note_backfill(ctx: Context, plan: EventPlan, event: Event) -> None:
    """Recorded later than its type allows; judged by when it happened all the same. # S8.1 # S8.2"""
    if plan.record_within is None:
        return
    if event.recorded_at > ctx.program.reckoner.after(event.at, plan.record_within).at:
        ctx.find(kinds.BACKFILLED, event.at, event)


def _is_allowed(ctx: Context, plan: EventPlan, event: Event) -> bool:
    """The actor's authority, then the permissions. # S4.3.a # S4.3.c # S4.3.d"""
    if plan.by and not holding.has_authority(ctx, plan, event, event.at):
        ctx.find(kinds.UNAUTHORISED, event.at, event)
        if not plan.advisory:
            return False
    if not plan.permits:
        return True
    verdicts = [(duty, _permits(ctx, duty, event)) for duty in plan.permits]
    granted = [duty for duty, verdict in verdicts if verdict == TRUE]
    if granted:
        ctx.out.permitted.update(granted)
        return True
    unknown = [duty for duty, verdict in verdicts if verdict == MAYBE]
    finding = ctx.find(kinds.UNDETERMINED if unknown else kinds.NOT_PERMITTED, event.at, event)
    finding.duty = unknown[0] if unknown else plan.permits[0]
    finding.cause = "permit"
    if unknown:
        duty = ctx.plan.duties[unknown[0]]
        version = version_at(duty, event.at)
        codes = (version.holds_while, duty.acts[event.code], version.where)
        finding.missing = tuple(part for code in codes for part in missing(ctx, code, event, None))
    return False


def _permits(ctx: Context, index: int, event: Event) -> int:
    """Whether this permission is in force for this actor."""
    duty = ctx.plan.duties[index]
    version = version_at(duty, event.at)
    if not in_force(duty, event.at) or not event.actor:
        return FALSE
    verdicts = [
        truth(ctx, code, event) for code in (version.holds_while, duty.acts[event.code], version.where)
    ]
    if not holding.counts_as(ctx, event.actor, version.bearer, event.at):
        verdicts.append(MAYBE if holding.may_count_as(ctx, event.actor, version.bearer) else FALSE)
    return FALSE if FALSE in verdicts else MAYBE if MAYBE in verdicts else TRUE


def _set_facts(ctx: Context, plan: EventPlan, event: Event) -> None:
    """All right sides read the facts as they were before; what is unknown makes unknown. # S4.4.a # S4.4.b"""
    row = ctx.row
    row.opening_at = EVER
    new = [(slot, evaluate(ctx, code, event)) for slot, code in plan.sets]
    for slot, value in new:
        row.facts[slot] = value
        row.changed |= ctx.plan.interest & 1 << (FIRST_FACT_BIT + slot)
        if any(slot == relation for relation, _ in ctx.plan.relations):
            row.relations.append((event.at, slot, value))
            if ctx.plan.unit:
                _relate(ctx, slot, value)


def _relate(ctx: Context, slot: int, value: float) -> None:
    unit = next(unit for relation, unit in ctx.plan.relations if relation == slot)
    ctx.org.relate(ctx.row.now, ctx.row.subject, unit, 0 if value != value else int(value))


def _assign(ctx: Context, plan: EventPlan, event: Event) -> None:
    """Somebody takes or leaves a post: of the unit's instance, or for this very subject. # S6.1 # S6.2"""
    if not plan.assigns and not plan.relieves:
        return
    row, org = ctx.row, ctx.org
    row.changed |= ctx.plan.interest & (CLOCK_BIT | OWN_HOLDER_BIT)
    row.opening_at = EVER
    for party, takes in ((plan.relieves, False), (plan.assigns, True)):
        if not party:
            continue
        post = ctx.program.posts.get(party)
        most = post[2] if post else 0
        of_unit = post is not None and ctx.plan.unit != 0 and ctx.plan.unit in (post[0], *post[4])
        if of_unit and takes:
            org.assign(event.at, party, row.subject, event.holder, most)
        elif of_unit:
            org.relieve(event.at, party, row.subject, event.holder)
        else:
            _name_person(ctx, party, event, takes, most)


def _name_person(ctx: Context, party: int, event: Event, takes: bool, most: int) -> None:
    row, person = ctx.row, event.holder
    if (takes and most == 1) or (not takes and not person):
        row.assigned = [entry for entry in row.assigned if entry[0] != party]
        row.moves.append((event.at, party, 0))
    elif not takes:
        row.assigned = [entry for entry in row.assigned if entry[:2] != (party, person)]
        row.moves.append((event.at, party, -person))
    if takes and (party, person) not in [entry[:2] for entry in row.assigned]:
        row.assigned.append((party, person, event.at))
        row.moves.append((event.at, party, person))


def _end(ctx: Context) -> None:
    """The subject has ended: nothing opens and nothing moves until it resumes. # S1.9.a"""
    lapse_all(ctx)
    ctx.row.ended = True
    ctx.row.unsettled.clear()
    ctx.queue.clear()


def _resume(ctx: Context) -> None:
    """Every `while` counts as newly true. # S1.9.b"""
    row = ctx.row
    row.ended = False
    row.opening_at = EVER
    row.settled = [FALSE] * len(row.settled)
    row.started = [False] * len(row.started)
    row.truth = [FALSE] * len(row.truth)
    row.changed = ALL
    row.unsettled.update(range(len(row.plan.duties)))
