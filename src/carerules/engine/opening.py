"""An obligation opens: its values, its deadline, its place in a recurrence. (S5.4-5.6, S5.10, S5.12)"""

from __future__ import annotations

from dataclasses import dataclass

from carerules.program.plan import DUE, EVERY, KEEP, NONE, WITHIN, DutyPlan, Version
from carerules.temporal.duration import Duration
from carerules.temporal.instants import NEVER
from carerules.temporal.period import Period

from . import kinds
from .conditions import evaluate, missing
from .context import Context
from .state import (
    CERTAIN,
    DISCHARGED,
    IN_DUE,
    IN_WHILE,
    OPEN,
    PENDING,
    UNDETERMINED,
    UNQUANTIFIED,
    VIOLATED,
    Event,
    Obligation,
)

DOUBTS = ("", "while", "upon", "keep", "due")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Which condition is unknown, and the names that it reads and that are missing."""

    kind: int
    missing: tuple[int, ...]


def open_loop(
    ctx: Context, duty: DutyPlan, t: int, event: Event | None, doubt: Doubt | None = None
) -> list[Obligation]:
    """One obligation per value of `for`; without `for`, one. # S5.10"""
    if not duty.looped:
        return open_one(ctx, duty, t, event, 0, doubt)
    values = duty.loop_fixed
    if duty.loop_code != NONE:
        value = evaluate(ctx, duty.loop_code, event)
        if value != value:
            value = 0  # certainly owed, only for whom is unknown
        values = (int(value),)
    opened: list[Obligation] = []
    for value in values:
        opened += open_one(ctx, duty, t, event, value, doubt)
    return opened


def open_one(
    ctx: Context, duty: DutyPlan, t: int, event: Event | None, loop: int, doubt: Doubt | None = None
) -> list[Obligation]:
    """Open one obligation at `t`, unless one with the same value is already open. # S1.4 # S1.5 # S4.8.f

    With a `doubt` it is unknown whether it is owed at all, and it has no clock. # S7.2
    """
    live = ctx.row.live[duty.index]
    running = [ob for ob in live if ob.life == OPEN and not ob.step]
    nameless = duty.looped and not loop  # an unknown value of `for` is no other unknown one's  # S7.1
    for ob in running if not nameless else ():
        if ob.loop == loop:
            if duty.restart and doubt is None:
                _restart(ctx, duty, ob, t, event)
                return [ob]
            return []
    waits = duty.missed_once and duty.timing == EVERY and not nameless
    if waits and any(_waits(ob, loop) for ob in live):
        return []
    if _is_full(ctx, duty, event):
        return []
    ob = new_obligation(ctx, duty, t, event, loop)
    if doubt is None:
        set_deadline(ctx, duty, ob)
    else:
        unclock(ctx, ob, doubt)
    return [ob]


def _is_full(ctx: Context, duty: DutyPlan, event: Event | None) -> bool:
    """As many of the duty are open as may be at once; one more is told, never dropped silently. # S5.10"""
    full = sum(ob.life == OPEN and not ob.step for ob in ctx.row.live[duty.index]) >= duty.at_most
    if full:
        ctx.find(kinds.TOO_MANY_OPEN, ctx.row.now, event).duty = duty.index
    return full


def unclock(ctx: Context, ob: Obligation, doubt: Doubt) -> None:
    """Nothing can be judged while a condition is unknown: an `undetermined` obligation without clock. # S7.2"""
    ob.status, ob.doubt = UNDETERMINED, doubt.kind
    ob.failed_since = ob.due = ob.judge_at = ob.basis = NEVER
    if doubt.kind != IN_DUE:
        ob.suspended_at = NEVER
    finding = ctx.find(kinds.UNDETERMINED, ctx.row.now, ob.opened_by, ob)
    finding.missing, finding.cause = doubt.missing, DOUBTS[doubt.kind]
    ctx.raise_event(ctx.plan.duties[ob.duty].undetermined)


def _waits(ob: Obligation, loop: int) -> bool:
    """`missed: once`: the violated one stays the only one until its act or the end of the `while`. # S5.4"""
    return ob.status == VIOLATED and ob.loop == loop and not ob.step and ob.ceased_at == NEVER


def end_doubt(ctx: Context, ob: Obligation) -> None:
    """It is known again whether the clock stands, or asked no more. # S7.2"""
    if ob.in_doubt:
        ob.in_doubt = False
        for finding in ctx.out.findings:
            if finding.obligation is ob and finding.cause == "suspend" and finding.until == NEVER:
                finding.until = ctx.row.now


def new_obligation(ctx: Context, duty: DutyPlan, t: int, event: Event | None, loop: int) -> Obligation:
    """An obligation with the values that stand at its opening; it has no deadline yet. # S5.12"""
    version = _version(duty, t)
    ob = Obligation(duty.index, version.number, t)
    ob.opened_by, ob.loop, ob.term, ob.assumed = event, loop, version.term, version.assumed
    if version.unquantified:
        ob.status = UNQUANTIFIED
    ctx.row.live[duty.index].append(ob)
    ctx.row.changed |= duty.bit
    ctx.row.unsettled.add(duty.index)
    ob.number = ctx.row.opened
    ctx.row.opened += 1
    ctx.out.obligations.append(ob)
    return ob


def _version(duty: DutyPlan, t: int) -> Version:
    found = duty.versions[0]
    for version in duty.versions:
        if version.since > t:
            break
        found = version
    return found


def _restart(ctx: Context, duty: DutyPlan, ob: Obligation, t: int, event: Event | None) -> None:
    """`again: restart` moves opening and deadline. # S4.8.f"""
    version = _version(duty, t)
    ob.opened_at = ob.anchor = t
    ob.take_version(version.number, t)
    ob.opened_by, ob.term = event, version.term
    ob.suspended_at, ob.marked, ob.basis = NEVER, None, NEVER
    ob.repeats = ob.count = 0
    ob.moved, ob.counted = False, []
    if duty.timing == KEEP:
        ob.failed_since = ob.due = ob.judge_at = (
            NEVER  # if the condition fails now, its tolerance starts anew
        )
    if ob.doubt == IN_WHILE:  # by the values of its first opening
        ob.status, ob.doubt = PENDING, CERTAIN
        _known_again(ctx, ob)
    ctx.row.unsettled.add(duty.index)
    set_deadline(ctx, duty, ob)


def set_deadline(ctx: Context, duty: DutyPlan, ob: Obligation) -> None:
    """Give a fresh obligation its deadline. # S3.3 # S5.4 # S5.6"""
    if ob.status == UNQUANTIFIED:
        return
    if duty.timing in (WITHIN, EVERY) and ob.term is not None:
        times = ob.repeats + 1 if duty.timing == EVERY else 1
        term = Duration(ob.term.n * times, ob.term.unit)
        deadline = ctx.program.reckoner.after(
            ob.anchor, term, roll=duty.roll, count_first_day=duty.count_first_day
        )
        put_deadline(ctx, ob, deadline.at, deadline.provisional)
    elif duty.timing == DUE:
        due_on_record(ctx, duty, ob)


def put_deadline(ctx: Context, ob: Obligation, due: int, provisional: bool) -> None:
    """The deadline is `due`; one in the past is judged now. # S5.6"""
    ob.due = due
    ob.judge_at = max(due, ctx.row.now) if due != NEVER else NEVER
    if provisional and not ob.provisional:
        ctx.find(kinds.PROVISIONAL, ctx.row.now, ob.opened_by, ob)
    ob.provisional = provisional


def due_on_record(ctx: Context, duty: DutyPlan, ob: Obligation) -> None:
    """`due: <expression>`: the date moves with its facts; while it is unknown nothing can be judged. # S5.6"""
    if duty.timing != DUE or ob.step or ob.doubt not in (CERTAIN, IN_DUE):
        return
    code = duty.versions[ob.version].due
    ctx.provisional = False
    value = evaluate(ctx, code, ob.opened_by, ob)
    if value != value:
        if not ob.doubt:
            unclock(ctx, ob, Doubt(IN_DUE, missing(ctx, code, ob.opened_by, ob)))
        return
    guessed = ctx.provisional
    due, provisional = _due_instant(ctx, duty, ob, int(value))
    if ob.doubt:
        ob.doubt, ob.status = CERTAIN, PENDING
        ctx.row.unsettled.add(duty.index)
        _known_again(ctx, ob)
    if value != ob.basis:  # a pause has moved the deadline, not the date
        ob.basis = int(value)
        put_deadline(ctx, ob, due, guessed or provisional)


def _known_again(ctx: Context, ob: Obligation) -> None:
    """The doubt about the obligation itself ends; one about its clock may go on."""
    for finding in ctx.out.findings:
        undecided = finding.kind == kinds.UNDETERMINED and finding.cause != "suspend"
        if undecided and finding.obligation is ob and finding.until == NEVER:
            finding.until = ctx.row.now


def _due_instant(ctx: Context, duty: DutyPlan, ob: Obligation, value: int) -> tuple[int, bool]:
    """A date means the end of its day; plus or minus the duty's offset, rolled if it says so."""
    reckoner, zone = ctx.program.reckoner, ctx.program.zone
    start = value if duty.versions[ob.version].due_instant else zone.end(value)
    if duty.due_offset is None:
        if not duty.roll:
            return start, False
        day, provisional = ctx.program.policy.calendar.next_working(zone.day(start))
        return zone.end(day), provisional
    deadline = reckoner.after(start, duty.due_offset, roll=duty.roll)  # negative: backwards  # S3.3
    return deadline.at, deadline.provisional


def open_each(
    ctx: Context, duty: DutyPlan, t: int, *, midway: bool, doubt: Doubt | None = None
) -> list[Obligation]:
    """The obligations of the period at `t`: at its first instant, or midway where partial periods count. # S5.5"""
    zone = ctx.program.zone
    period = ctx.program.periods.containing(duty.each, zone.day(t))
    if period is None or (zone.start(period.first_day) != t and not midway):
        return []
    live = [ob for ob in ctx.row.live[duty.index] if ob.period == period.name and not ob.step]
    owed = {(ob.loop, ob.place) for ob in live} | ctx.row.done.get((duty.index, period.name), set())
    values = duty.loop_fixed if duty.looped else (0,)
    opened = []
    places = _to_come(ctx, duty, period)
    for value in values:
        wanted = [(place, text) for place, text in places if (value, place) not in owed]
        for place, text in wanted[:1] if doubt else wanted:  # in doubt one stands for all  # S7.2
            if duty.looped and _is_full(ctx, duty, None):
                continue
            ob = new_obligation(ctx, duty, t, None, value)
            ob.period, ob.place = period.name, place
            ob.period_first, ob.period_last = period.first_day, period.last_day
            if doubt is not None:
                unclock(ctx, ob, doubt)
            else:
                _end_with(ctx, duty, ob, period, text)
            opened.append(ob)
    return opened


def period_starts(ctx: Context, duty: DutyPlan) -> bool:
    """Whether this is the first instant of a period of the duty."""
    zone, now = ctx.program.zone, ctx.row.now
    period = ctx.program.periods.containing(duty.each, zone.day(now))
    return period is not None and zone.start(period.first_day) == now


def _to_come(ctx: Context, duty: DutyPlan, period: Period) -> list[tuple[int, str]]:
    """The `by` days of the period that are not past, each with its place in the list. # S5.5"""
    found = []
    for place, text in enumerate(duty.by_days or ("",)):
        day = ctx.program.periods.by_day(period, text) if text else period.last_day
        if day is not None and ctx.program.zone.end(day) >= ctx.row.now:
            found.append((place, text))
    return found


def _end_with(ctx: Context, duty: DutyPlan, ob: Obligation, period: Period, text: str) -> None:
    """Due on the `by` day of its period, else on the last. # S5.5"""
    day = ctx.program.periods.by_day(period, text) if text else None
    day = period.last_day if day is None else day
    provisional = period.provisional
    if duty.roll:
        day, rolled = ctx.program.policy.calendar.next_working(day)
        provisional = provisional or rolled
    put_deadline(ctx, ob, ctx.program.zone.end(day), provisional)


def open_next(ctx: Context, duty: DutyPlan, last: Obligation) -> None:
    """The next instance of a recurrence, after an act or after a missed deadline. # S5.4"""
    row, t = ctx.row, ctx.row.now
    for ob in row.live[duty.index] if last.loop or not duty.looped else ():
        if (
            ob.loop == last.loop
            and not ob.step
            and (ob.life == OPEN or (duty.missed_once and _waits(ob, ob.loop)))
        ):
            return
    if duty.looped and _is_full(ctx, duty, None):
        return
    ob = new_obligation(ctx, duty, t, last.opened_by, last.loop)
    ob.again = True
    acted = last.discharged_at == t and (not duty.grid or last.due == NEVER)
    if not acted and ob.status != UNQUANTIFIED:
        if last.moved or last.term != ob.term:
            # That last deadline is the new anchor; on a grid that waited for its act, the grid point that it is now.
            ob.anchor = t if duty.grid and last.discharged_at != NEVER else last.due
        else:
            ob.anchor, ob.repeats = last.anchor, last.repeats + 1
    set_deadline(ctx, duty, ob)


def await_grid(ctx: Context, duty: DutyPlan, ob: Obligation) -> None:
    """After an act on a fixed grid the next one opens at its grid point, not before. # S5.4"""
    t = ctx.row.now
    waived = ob.waived_until != NEVER
    if waived or (ob.status != DISCHARGED and not duty.missed_once):
        return  # its deadline has opened the next one
    point = ob.due
    while point < t and ob.term is not None and ob.term.n:
        ob.repeats += 1
        term = Duration(ob.term.n * (ob.repeats + 1), ob.term.unit)
        reckoner = ctx.program.reckoner
        point = reckoner.after(ob.anchor, term, roll=duty.roll, count_first_day=duty.count_first_day).at
    ctx.row.ladder.append((max(point, t), ob, 0))
