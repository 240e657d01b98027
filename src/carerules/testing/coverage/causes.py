"""The fourth denominator: what can leave a duty or a transition undetermined. (S3.1, S7.2)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from carerules.diagnostics.span import Span
from carerules.expressions.tree import Tree
from carerules.resolved.duty import Duty, EventRef
from carerules.resolved.policy import Policy
from carerules.resolved.value import Dated

from .clocks import has_exact, has_exact_step, is_quantified
from .entry import CAUSES, Entry
from .rules import Rule, rules
from .unknowns import RELATION, Occasion, Unknowns

CAUSE_WORDS = (
    "while", "upon", "due", "where", "keep", "forbid", "permit", "suspend", "waive", "guard", "date_only",
)  # fmt: skip
"""Where the missing thing was read: `cause` of a finding."""

OF_STATUS = frozenset({"while", "upon", "due", "where", "keep", "forbid", "permit", "date_only"})
"""Causes that leave the obligation itself undetermined; an unknown `suspend` or waiver only leaves a finding."""

Found = tuple[str, str, Span]
"""Cause, name, place."""


def causes(policy: Policy) -> Iterator[Entry]:
    """Each cause once for each duty and for each transition, in the order of the ids and of the text."""
    unknowns = Unknowns(policy)
    for duty in policy.duties.values():
        yield from _distinct(duty_causes(duty, unknowns), duty)
    for workflow in policy.workflows.values():
        for rule in rules(workflow):
            for name in dict.fromkeys(_of_rule(rule, workflow.subject, unknowns)):
                names = (("workflow", workflow.id), *rule.names, ("cause", "guard"), ("missing", name))
                yield Entry(workflow_key(workflow.id, rule.number, name), names, rule.written.span)


def duty_key(duty: str, cause: str, name: str) -> tuple[str, ...]:
    """The key of a cause at a duty."""
    return CAUSES, "duty", duty, cause, name


def workflow_key(workflow: str, number: int, name: str) -> tuple[str, ...]:
    """The key of a cause at a transition, by its number in the compiled tables."""
    return CAUSES, "workflow", workflow, str(number), name


def _distinct(found: Iterator[Found], duty: Duty) -> Iterator[Entry]:
    places: dict[tuple[str, str], Span] = {}
    for cause, name, place in found:
        places.setdefault((cause, name), place)
    for (cause, name), place in places.items():
        missing = (("missing", name),) if name else ()
        yield Entry(duty_key(duty.id, cause, name), (("duty", duty.id), ("cause", cause), *missing), place)


def _of_rule(rule: Rule, subject: str, unknowns: Unknowns) -> Iterator[str]:
    event = getattr(rule.written, "event", None)
    occasion = Occasion(events=(event,) if event is not None else ())
    return unknowns.names(rule.written.when, subject, occasion)


def duty_causes(duty: Duty, unknowns: Unknowns) -> Iterator[Found]:
    """Everything that can be missing where the duty is judged; with repetitions."""
    if duty.modality in ("forbid", "permit"):
        yield from _of_act(duty, unknowns, duty.modality)
        if has_exact_step(duty):
            yield "date_only", "", _place(duty, "escalate")
        return
    yield from _of_opening(duty, unknowns)
    opened = Occasion(openings=duty.upon)
    yield from _dated(duty, unknowns, "keep", duty.keep, opened)
    yield from _dated(duty, unknowns, "due", duty.due, Occasion(duty.upon, duty.upon))
    if not duty.each:
        yield from _dated(duty, unknowns, "suspend", duty.suspend, opened)
    if duty.modality == "achieve" and is_quantified(duty):
        yield from _of_act(duty, unknowns, "where")
        if has_exact(duty):
            yield "date_only", "", _place(duty, "within", "due", "every")
    if has_exact_step(duty):
        yield "date_only", "", _place(duty, "escalate")
    if duty.waive is not None:
        granted = Occasion((EventRef(kind="event", name=duty.waive.upon, span=duty.waive.span),))
        for name in unknowns.names(duty.waive.until, duty.subject, granted):
            yield "waive", name, duty.waive.span


def _of_opening(duty: Duty, unknowns: Unknowns) -> Iterator[Found]:
    yield from _dated(duty, unknowns, "while", duty.holds_while, Occasion(openings=duty.upon))
    for event in duty.upon:
        for name in unknowns.names(event.when, duty.subject, Occasion((event,))):
            yield "upon", name, event.span


def _of_act(duty: Duty, unknowns: Unknowns, cause: str) -> Iterator[Found]:
    """What tells whether an act counts; for prohibitions and permissions whether they hold at all, too."""
    occasion = Occasion(duty.acts, duty.upon, _unknown_receiver(duty, unknowns))
    if cause == "permit" and any(
        bearer and unknowns.is_homeless(bearer, duty.subject) for bearer in duty.bearer.values()
    ):
        yield cause, RELATION, _place(duty, "bearer")
    if cause != "where":
        for _, name, place in _dated(duty, unknowns, "while", duty.holds_while, occasion):
            yield cause, name, place
    for event in duty.acts:
        for name in unknowns.names(event.when, duty.subject, replace(occasion, events=(event,))):
            yield cause, name, event.span
    for _, name, place in _dated(duty, unknowns, "where", duty.where, occasion):
        # who acted is known where a permission is asked about: it is never in force for nobody  # S4.3
        if not (cause == "permit" and name == "event.by"):
            yield cause, name, place


def _unknown_receiver(duty: Duty, unknowns: Unknowns) -> bool:
    """Whether it may be unknown for whom the duty is owed; that it is owed is certain all the same. # S5.10"""
    if duty.loop is None:
        return False
    return any(unknowns.names(duty.loop.datum, duty.subject, Occasion(duty.upon, duty.upon)))


def _dated(
    duty: Duty, unknowns: Unknowns, key: str, condition: Dated[Tree] | None, occasion: Occasion
) -> Iterator[Found]:
    for tree in condition.values() if condition is not None else ():
        for name in unknowns.names(tree, duty.subject, occasion):
            yield key, name, _place(duty, key)


def _place(duty: Duty, *keys: str) -> Span:
    return next((duty.spans[key] for key in keys if key in duty.spans), duty.span)
