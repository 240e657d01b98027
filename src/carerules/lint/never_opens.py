"""CR543: a duty that can never open."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.expressions.names import conjuncts
from carerules.expressions.tree import InState, Literal, Tree
from carerules.resolved.duty import Duty, EventRef
from carerules.resolved.policy import Policy

from .reachable import reachable

_RAISED_BY = {
    "achieve": {"violated", "discharged", "lapsed", "undetermined"},
    "maintain": {"violated", "discharged", "lapsed", "undetermined"},
    "forbid": {"violated", "undetermined"},
    "permit": set[str](),
}


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each such duty, at the key that keeps it shut."""
    states = {
        f"{workflow.id}.{path}" for workflow in policy.workflows.values() for path in reachable(workflow)
    }
    for duty in policy.duties.values():
        key = _shut_by(duty, policy, states)
        if key:
            yield Diagnostic("CR543", duty.spans.get(key, duty.span), {"duty": duty.id, "key": key})


def _shut_by(duty: Duty, policy: Policy, states: set[str]) -> str:
    if duty.upon and not any(_can_happen(event, policy, states) for event in duty.upon):
        return "upon"
    whiles = list(duty.holds_while.values()) if duty.holds_while is not None else []
    if whiles and all(any(_never(part, states) for part in conjuncts(tree)) for tree in whiles):
        return "while"
    return ""


def _can_happen(event: EventRef, policy: Policy, states: set[str]) -> bool:
    if event.kind == "event":
        return True
    if event.kind in ("entered", "exited"):
        return event.name in states
    return event.kind in _RAISED_BY[policy.duties[event.name].modality]


def _never(condition: Tree, states: set[str]) -> bool:
    if isinstance(condition, InState):
        return f"{condition.workflow}.{condition.path}" not in states
    return isinstance(condition, Literal) and condition.value is False
