"""Records of one day, one of them without time: does the outcome depend on their order? (S3.1)

Asked by counterfactual: the day is evaluated again with the later of two records before the earlier. If other
transitions are taken or other obligations discharged, nobody can say what happened, and the pair is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import combinations

from carerules.temporal.instants import NEVER

from . import kinds
from .context import Context
from .organisation import Organisation
from .snapshot import branch
from .state import DISCHARGED, DISCHARGED_LATE, UNQUANTIFIED, Event, Obligation, Output, Row
from .step import step
from .timers import finish

MOST_RECORDS_A_DAY = 12
"""Beyond it every pair of unlike records of the day counts as ambiguous: there is no order to speak of."""

Triples = tuple[tuple[int, int, int], ...]
Pairs = tuple[tuple[int, int], ...]
Signature = tuple[Triples, Pairs, Pairs, Triples]
"""The moves from state to state, the transitions without `to`, which were taken at all, the discharges."""
_DONE = (DISCHARGED, DISCHARGED_LATE, UNQUANTIFIED)
"""To others an act is recorded, nothing more. (S5.2)"""


def find(ctx: Context, events: Sequence[Event], as_of: int) -> None:
    """Raise `ambiguous_order` for each pair of records whose swapping changes their day."""
    from .replay import begin

    days = [
        day for day in _days(ctx, events, as_of) if len(day) > 1 and any(event.date_only for event in day)
    ]
    if not days:
        return
    walker = begin(ctx.program, ctx.plan, ctx.row.subject, _org_before(ctx), events, as_of)
    done = 0
    known = [event for event in events if event.at <= as_of]
    for day in days:
        first = known.index(day[0])
        for event in known[done:first]:
            step(walker, event)
        done = first
        end = min(as_of, ctx.program.zone.end(ctx.program.zone.day(day[0].at)) + 1)
        for early, late in _depends(walker, day, end):
            finding = ctx.find(kinds.AMBIGUOUS_ORDER, late.at, late)
            finding.other = early


def _org_before(ctx: Context) -> Organisation:
    """The organisation as a case finds it: for a unit without what its own records have written there."""
    if not ctx.plan.unit:
        return ctx.org
    org = ctx.org.copy()
    org.holders = {key: line for key, line in org.holders.items() if key[1] != ctx.row.subject}
    org.relations = {key: line for key, line in org.relations.items() if key[0] != ctx.row.subject}
    return org


def _days(ctx: Context, events: Sequence[Event], as_of: int) -> Iterator[list[Event]]:
    day, today = -1, list[Event]()
    for event in events:
        if event.at > as_of:
            break
        of = ctx.program.zone.day(event.at)
        if of != day and today:
            yield today
            today = []
        day = of
        today.append(event)
    if today:
        yield today


def _depends(walker: Context, day: list[Event], end: int) -> Iterator[tuple[Event, Event]]:
    told = _signature(walker, day, end)
    crowded = len(day) > MOST_RECORDS_A_DAY
    for i, j in combinations(range(len(day)), 2):
        early, late = day[i], day[j]
        if not (early.date_only or late.date_only) or _alike(early, late):
            continue
        if crowded or _signature(walker, _swapped(day, i, j), end) != told:
            yield early, late


def _alike(one: Event, other: Event) -> bool:
    return one.at == other.at and _content(one) == _content(other)


def _content(event: Event) -> tuple[object, ...]:
    said = (event.code, event.actor, event.holder, event.evidence, event.text, event.flag)
    return (*said, repr(event.values))  # NaN, the unknown, equals itself only in writing


def _swapped(day: list[Event], i: int, j: int) -> list[Event]:
    """The day with record `j` before record `i`; a record without time that moves takes the time of the other.

    Two that stand at the end of the day change places. # S3.1.c
    """
    early, late = day[i], copy(day[j])
    if early.at == late.at:
        swapped = list(day)
        swapped[i], swapped[j] = late, early
        return swapped
    late.at = early.at
    return [*day[:i], late, *day[i:j], *day[j + 1 :]]


def _signature(walker: Context, day: list[Event], end: int) -> Signature:
    """The transitions and discharges until the day is over."""
    ctx = branch(walker)
    ctx.ahead = tuple(event for event in day if event.date_only)  # where they stand in this order
    before = _live(ctx.row)
    for event in day:
        step(ctx, event)
    if ctx.row.born != NEVER:
        zone = ctx.program.zone
        finish(ctx, end, zone.end(zone.day(day[0].at)))
    out = ctx.out
    return _moves(out), tuple(sorted(out.stays)), tuple(sorted(out.taken)), _discharges(out, before)


def _live(row: Row) -> list[Obligation]:
    return [ob for obligations in row.live for ob in obligations]


def _moves(out: Output) -> tuple[tuple[int, int, int], ...]:
    return tuple(sorted((chart, source, target) for _, chart, source, target, _ in out.steps))


def _discharges(out: Output, before: list[Obligation]) -> tuple[tuple[int, int, int], ...]:
    done = [
        ob
        for ob in (*before, *out.obligations)
        if not ob.step and ob.discharged_at != NEVER and ob.status in _DONE
    ]
    return tuple(sorted((ob.duty, ob.loop, ob.status) for ob in done))
