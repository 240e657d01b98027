"""How a workflow's events are called on a model.

An event of the policy is called by its id. Internal events keep the policy's notation (`violated(weekly_visit)`),
and timed transitions are `after(registered.ordinary, 1)`: the state and the place in its list. Neither can be
taken for an id; `model.trigger("violated(weekly_visit)")` raises them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carerules.expressions.tree import Tree
from carerules.resolved.duty import Term
from carerules.resolved.value import Dated
from carerules.resolved.workflow import Workflow
from carerules.temporal.deadline import Reckoner

from .notation import event_text


@dataclass(frozen=True, slots=True)
class Timer:
    """A timed transition: due `delay` after `state` (a dotted path) was entered, to be raised as `trigger`."""

    trigger: str
    state: str
    to: str
    delay: Dated[Term]
    when: Tree | None

    def due(self, entered: int, reckoner: Reckoner) -> int | None:
        """When it is due if its state was entered at the instant `entered`; None where its delay has no number then."""
        term = self.delay.at(entered)
        if term is None or term.duration is None:
            return None
        return reckoner.after(entered, term.duration).at


def timers(workflow: Workflow) -> Iterator[Timer]:
    """Every timed transition, states in document order."""
    for state in workflow.states.values():
        for place, after in enumerate(state.after, start=1):
            yield Timer(f"after({state.path}, {place})", state.path, after.to, after.delay, after.when)


def event_triggers(workflow: Workflow) -> tuple[str, ...]:
    """The events of the policy that the workflow waits for, each once, in document order."""
    return _once(workflow, internal=False)


def internal_triggers(workflow: Workflow) -> tuple[str, ...]:
    """The internal events that the workflow waits for, each once, in document order."""
    return _once(workflow, internal=True)


def outside_triggers(workflow: Workflow) -> tuple[str, ...]:
    """What the machine cannot know by itself and the host has to raise: internal events of duties and of other
    workflows, and timed transitions.
    """
    own = tuple(f"{kind}({workflow.id}." for kind in ("entered", "exited"))
    internal = tuple(name for name in internal_triggers(workflow) if not name.startswith(own))
    return internal + tuple(timer.trigger for timer in timers(workflow))


def _once(workflow: Workflow, *, internal: bool) -> tuple[str, ...]:
    events = (t.event for state in workflow.states.values() for t in state.transitions if t.event is not None)
    return tuple(dict.fromkeys(event_text(event) for event in events if (event.kind != "event") is internal))
