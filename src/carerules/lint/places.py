"""Every condition of a policy with the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from carerules.diagnostics.span import Span
from carerules.expressions.tree import Tree
from carerules.resolved.duty import Duty
from carerules.resolved.policy import Policy
from carerules.resolved.workflow import After, Transition, Workflow


class Place(NamedTuple):
    """A condition or value expression of cases of `subject`."""

    tree: Tree
    span: Span
    subject: str


def conditions(policy: Policy) -> Iterator[Place]:
    """All of them, section by section in order of the ids."""
    for event in policy.events.values():
        yield from (Place(tree, event.span, event.subject) for tree in event.sets.values())
    for workflow in policy.workflows.values():
        yield from _of_workflow(workflow)
    for duty in policy.duties.values():
        yield from _of_duty(duty)
    for measure in policy.measures.values():
        for part in (measure.time, measure.sum_value, measure.where):
            if part is not None:
                yield Place(part, measure.span, measure.subject)
    for indicator in policy.indicators.values():
        for part in (indicator.among, indicator.holds):
            if part is not None:
                yield Place(part, indicator.span, indicator.subject)


def _of_workflow(workflow: Workflow) -> Iterator[Place]:
    for state in workflow.states.values():
        rules: tuple[Transition | After, ...] = (*state.transitions, *state.after)
        for rule in rules:
            if rule.when is not None:
                yield Place(rule.when, rule.span, workflow.subject)


def _of_duty(duty: Duty) -> Iterator[Place]:
    dated = {
        "while": duty.holds_while,
        "keep": duty.keep,
        "where": duty.where,
        "due": duty.due,
        "suspend": duty.suspend,
    }
    for key, value in dated.items():
        for tree in value.values() if value is not None else ():
            yield Place(tree, duty.spans.get(key, duty.span), duty.subject)
    for event in (*duty.upon, *duty.acts):
        if event.when is not None:
            yield Place(event.when, event.span, duty.subject)
    if duty.loop is not None and duty.loop.datum is not None:
        yield Place(duty.loop.datum, duty.spans.get("for", duty.span), duty.subject)
    if duty.waive is not None:
        trees = (duty.waive.until, duty.waive.reason)
        yield from (Place(tree, duty.waive.span, duty.subject) for tree in trees if tree is not None)
