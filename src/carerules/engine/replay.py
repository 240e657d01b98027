"""Whole histories: units first, then every other case, each through the same step. (S6.5)"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carerules.program import flags
from carerules.program.plan import Plan, Program
from carerules.temporal.instants import EVER, NEVER

from . import ambiguity, responsibility
from .context import Context
from .organisation import Organisation
from .state import Event, Output, Row
from .step import appear, step
from .timers import finish


def begin(
    program: Program, plan: Plan, subject: int, org: Organisation, events: Sequence[Event], as_of: int
) -> Context:
    """A case before its first event; a unit's instance exists without one. # S1.1.b"""
    ctx = Context(program, Row(plan, subject), org, Output())
    ctx.ahead = tuple(event for event in events if event.date_only)
    if plan.unit:
        since = program.unit_since.get(plan.unit, EVER)
        since = since if since > EVER else org.since
        first = next((event.at for event in events if event.flag == flags.VALID), NEVER)
        if since <= as_of and since <= first:  # one with an earlier record exists from that record
            appear(ctx, since)
    return ctx


def replay_case(
    program: Program, plan: Plan, subject: int, events: Sequence[Event], org: Organisation, as_of: int
) -> Context:
    """One case from nothing to `as_of`; events after it are left alone. # S1.8 # S2.4"""
    ctx = begin(program, plan, subject, org, events, as_of)
    for event in events:
        if event.at > as_of:
            break
        step(ctx, event)
    _close(ctx, events, as_of)
    return ctx


def _close(ctx: Context, events: Sequence[Event], as_of: int) -> None:
    """The end of the history: time passes to `as_of`; what needs the whole of it is found. # S4.12"""
    if ctx.row.born != NEVER:
        finish(ctx, as_of)
    if ctx.ahead:
        ambiguity.find(ctx, events, as_of)
    responsibility.find(ctx, as_of)


def replay_units(
    program: Program, cases: Iterable[tuple[Plan, int, Sequence[Event]]], org: Organisation, as_of: int
) -> list[Context]:
    """The cases of all units' instances, side by side in the order of time, since they share the organisation.

    Afterwards `org` is the read-only timeline that other cases see. # S6.5
    """
    contexts: list[tuple[Context, Sequence[Event]]] = []
    queue: list[tuple[int, int, int, str, Event, Context]] = []
    for plan, subject, events in cases:
        ctx = begin(program, plan, subject, org, events, as_of)
        contexts.append((ctx, events))
        name = program.lexicon.text(subject)
        queue += [
            (event.at, event.number, plan.index, name, event, ctx) for event in events if event.at <= as_of
        ]
    queue.sort(key=lambda entry: entry[:4])
    for *_, event, ctx in queue:
        step(ctx, event)
    for ctx, events in contexts:
        _close(ctx, events, as_of)
    return [ctx for ctx, _ in contexts]
