"""The ways out of a workflow's states: transitions and timed transitions alike, for those who draw them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carerules.expressions.text import render
from carerules.expressions.tree import Tree
from carerules.resolved.duty import EventRef
from carerules.resolved.workflow import State, Workflow
from carerules.temporal.zone import Zone

from .notation import length_text


@dataclass(frozen=True, slots=True)
class Way:
    """From `source` to `target` (dotted paths; None: it accepts and stays).

    `event` None: eventless, or timed if `after` (as the policy writes it) is not empty. `guard` is a condition's
    text, or empty.
    """

    source: str
    target: str | None
    event: EventRef | None
    guard: str
    after: str = ""


def ways(workflow: Workflow, zone: Zone) -> Iterator[Way]:
    """Every way, states in document order, transitions before timed ones."""
    for state in workflow.states.values():
        yield from _out_of(state, zone)


def _out_of(state: State, zone: Zone) -> Iterator[Way]:
    for transition in state.transitions:
        yield Way(state.path, transition.to, transition.event, _guard(transition.when))
    for after in state.after:
        yield Way(state.path, after.to, None, _guard(after.when), length_text(after.delay, zone))


def _guard(when: Tree | None) -> str:
    return render(when) if when is not None else ""
