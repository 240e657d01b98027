"""CR411: a state that a case never leaves, although it is not final."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy

from .reachable import lineage, reachable, targets


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each such state that a case can come to."""
    for workflow in policy.workflows.values():
        found = reachable(workflow)
        for state in workflow.states.values():
            around = [workflow.states[path] for path in lineage(state.path)]
            ways = {to for each in around for to in targets(each)} - {state.path}
            if state.path in found and not (state.initial or state.final or ways):
                yield Diagnostic("CR411", state.span, {"state": state.path, "workflow": workflow.id})
