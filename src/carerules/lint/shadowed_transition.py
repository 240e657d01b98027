"""CR412: a transition that is never taken, because one before it takes every event of its type."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.span import Span
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each such transition."""
    for workflow in policy.workflows.values():
        for state in workflow.states.values():
            taken: dict[tuple[str, str], Span] = {}
            for transition in state.transitions:
                if transition.event is None:
                    continue
                event = (transition.event.kind, transition.event.name)
                if event in taken:
                    label = Label(taken[event], "first_here")
                    yield Diagnostic("CR412", transition.span, {"event": event[1]}, (label,))
                elif transition.when is None:
                    taken[event] = transition.span
