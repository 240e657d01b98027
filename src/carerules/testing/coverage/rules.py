"""The transitions of a workflow, as they are written and numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carerules.resolved.duty import EventRef
from carerules.resolved.policy import Policy
from carerules.resolved.workflow import After, State, Transition, Workflow

from .entry import TRANSITIONS, Entry

PER_STATE = 1000
"""Numbers that each state has for its transitions and, behind them, its `after`: as in the compiled tables."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One transition or `after`; `number` is that of the compiled tables, `place` counts from 1 in its list."""

    number: int
    place: int
    state: State
    written: Transition | After

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The rule in the words of a line of `cannot`, the workflow aside."""
        written = self.written
        if isinstance(written, After):
            delays = "/".join(str(term.duration or term.vague) for term in written.delay.values())
            trigger = ("after", delays)
        else:
            trigger = ("event", event_name(written.event) if written.event is not None else "none")
        return ("state", self.state.path), trigger, ("to", written.to or "none"), ("number", str(self.place))


def event_name(event: EventRef) -> str:
    """The event as the author writes it: `visit`, `violated(weekly_visit)`."""
    return event.name if event.kind == "event" else f"{event.kind}({event.name})"


def rules(workflow: Workflow) -> Iterator[Rule]:
    """Every transition and `after`, state by state in the order of the document."""
    for index, state in enumerate(workflow.states.values()):
        first = index * PER_STATE
        for place, transition in enumerate(state.transitions):
            yield Rule(first + place, place + 1, state, transition)
        for place, after in enumerate(state.after):
            yield Rule(first + len(state.transitions) + place, place + 1, state, after)


def transitions(policy: Policy) -> Iterator[Entry]:
    """Every transition of every workflow, those without `event` and the timed ones included."""
    for workflow in policy.workflows.values():
        for rule in rules(workflow):
            names = (("workflow", workflow.id), *rule.names)
            yield Entry(key_of(workflow.id, rule.number), names, rule.written.span)


def key_of(workflow: str, number: int) -> tuple[str, ...]:
    """The key of a transition, by its number in the compiled tables."""
    return TRANSITIONS, workflow, str(number)
