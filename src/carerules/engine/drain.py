"""Internal events are handled at the instant that raised them, before anything later. (S4.9)"""

from __future__ import annotations

from . import acts, kinds, transitions
from .context import Context
from .obligations import look_again, open_upon, reassess
from .state import Event

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
        _handle(ctx, ctx.internal(ctx.queue.pop(0)[0]))
    ctx.queue.clear()
    ctx.find(kinds.UNDETERMINED, ctx.row.now).cause = "eventless_limit"


def _handle(ctx: Context, event: Event) -> None:
    acts.judge_prohibitions(ctx, event)
    acts.discharge_by(ctx, event)
    acts.cut_short(ctx, event)
    transitions.take_event(ctx, event)
    transitions.take_eventless(ctx)
    reassess(ctx)
    open_upon(ctx, event)
