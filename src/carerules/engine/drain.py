"""Internal events are handled at the instant that raised them, before anything later. (S4.9)"""

from __future__ import annotations

from . import acts, kinds, transitions
from .context import Context
from .obligations import look_again, open_upon, reassess
from .state import Event, Obligation

MOST_INTERNAL_EVENTS = 10_000
"""Far above what a policy that passed the check for circles can raise at one instant."""


def follow_up(ctx: Context) -> None:
    """Eventless transitions, the re-evaluation of conditions, and every internal event that follows."""
    transitions.take_eventless(ctx)
    reassess(ctx)
    drain(ctx)


def drain(ctx: Context) -> None:
    """Handle the queue of internal events by rules 5, 6 and 8. # S4.9.a"""
    for _ in range(MOST_INTERNAL_EVENTS):
        if ctx.queue:
            look_again(ctx)  # what has just opened may let another open, before its event is heard  # S4.8
        else:
            reassess(ctx)
        if not ctx.queue:
            return
        code, last = ctx.queue.pop(0)
        if code >= 0:
            _handle(ctx, ctx.internal(code), last)
        else:  # no rule refers to it; what recurs opens in it all the same  # S5.4
            _go_on(ctx, last)
    ctx.queue.clear()
    ctx.find(kinds.UNDETERMINED, ctx.row.now).cause = "eventless_limit"


def _go_on(ctx: Context, last: Obligation | None) -> None:
    """Rule 8 of an internal event, without what it opens: conditions, and what follows in a recurrence. # S4.8"""
    transitions.take_eventless(ctx)
    if last is not None:
        ctx.row.awaiting.append(last)
    reassess(ctx)


def _handle(ctx: Context, event: Event, last: Obligation | None) -> None:
    acts.judge_prohibitions(ctx, event)
    acts.discharge_by(ctx, event)
    acts.cut_short(ctx, event)
    transitions.take_event(ctx, event)
    _go_on(ctx, last)
    open_upon(ctx, event)
