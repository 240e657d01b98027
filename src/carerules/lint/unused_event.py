"""CR330: an event type that changes nothing and that nothing asks about."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each such event type."""
    used = set(_used(policy))
    for event in policy.events.values():
        if event.id not in used and not (event.sets or event.assigns or event.relieves):
            yield Diagnostic("CR330", event.span, {"event": event.id})


def _used(policy: Policy) -> Iterator[str]:
    for workflow in policy.workflows.values():
        for state in workflow.states.values():
            yield from (step.event.name for step in state.transitions if step.event is not None)
    for duty in policy.duties.values():
        yield from (event.name for event in (*duty.upon, *duty.acts) if event.kind == "event")
        yield from (step.do for step in duty.escalate)
        yield duty.before
        if duty.waive is not None:
            yield duty.waive.upon
    for subject in policy.subjects.values():
        yield from (*subject.ends, *subject.resumes)
    for measure in policy.measures.values():
        yield from (measure.count, measure.sum_event)
