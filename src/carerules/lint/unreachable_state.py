"""CR410: a state that no transition leads to."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy

from .reachable import reachable


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each such state; states inside it are not told again."""
    for workflow in policy.workflows.values():
        found = reachable(workflow)
        for state in workflow.states.values():
            if state.path not in found and (not state.parent or state.parent in found):
                yield Diagnostic("CR410", state.span, {"state": state.path, "workflow": workflow.id})
