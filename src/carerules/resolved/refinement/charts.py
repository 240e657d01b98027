"""Inherited workflows: nothing of them may go, and nothing that comes may take an inherited transition's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.span import Span
from carerules.resolved.workflow import After, State, Transition, Workflow

from .change import Change, alike, inherited


def states(change: Change) -> Iterator[Diagnostic]:
    """Compares the two charts state by state. # S4.6"""
    old: Workflow = change.old
    new: Workflow = change.new
    for path, before in old.states.items():
        after = new.states[path]  # a state cannot go: what is not written is inherited
        cut = next(_cut(before, after), None)
        if cut is not None:
            here, there = cut
            yield Diagnostic("CR356", here, {"item": change.id, "state": path}, (inherited(there),))
        else:
            yield from _added(change, before, after)


def _cut(before: State, after: State) -> Iterator[tuple[Span, Span]]:
    """What of `before` is missing from `after`, or stands there otherwise: its place now and where it was."""
    kept = (before.final, before.history) == (after.final, after.history)
    if not kept or (before.initial and before.initial != after.initial):
        yield after.span, before.span
    for old, new in ((before.transitions, after.transitions), (before.after, after.after)):
        yield from _missing(old, new, after.span)


def _missing(
    old: Sequence[Transition | After], new: Sequence[Transition | After], state: Span
) -> Iterator[tuple[Span, Span]]:
    """The inherited list must be the beginning of the new one: the order decides which transition is taken."""
    for place, before in enumerate(old):
        after = new[place] if place < len(new) else None
        if after is None or not alike(before, after):
            yield after.span if after is not None else state, before.span


def _added(change: Change, before: State, after: State) -> Iterator[Diagnostic]:
    """What was added to an inherited state; upon an event that the base does not know it takes nothing away."""
    if before.initial != after.initial:
        args = {"item": change.id, "state": before.path}
        yield Diagnostic("CR361", after.span, args, (inherited(before.span),))
    for transition in after.transitions[len(before.transitions) :]:
        event = transition.event
        if event is None or event.kind != "event" or event.name in change.base.events:
            yield _unasked(change, transition, before)
    for timed in after.after[len(before.after) :]:
        yield _unasked(change, timed, before)


def _unasked(change: Change, added: Transition | After, state: State) -> Diagnostic:
    args = {"item": change.id, "state": state.path}
    return Diagnostic("CR361", added.span, args, (inherited(state.span),))
