"""The graph of what can cause what at one and the same instant (S4.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from carerules.diagnostics.span import Span
from carerules.resolved.duty import Duty, EventRef, Term
from carerules.resolved.policy import Policy
from carerules.resolved.value import Dated
from carerules.resolved.workflow import State, Workflow
from carerules.temporal.duration import Unit

from .polarity import Changes, Happening
from .reachable import entered, lineage

_DAYS = (Unit.D, Unit.WD, Unit.SD)
ENDS = ("violated", "discharged", "lapsed", "undetermined")


class Cause(NamedTuple):
    """`before` can bring about `after` through the rule written at `span`.

    `capped`: an eventless transition that is only tried because its state was entered; S4.6 limits their number.
    """

    before: Happening
    after: Happening
    span: Span
    capped: bool = False


def causes(policy: Policy) -> Iterator[Cause]:
    """Every cause in the policy."""
    changes = Changes(policy)
    for workflow in policy.workflows.values():
        for state in workflow.states.values():
            yield from _of_state(workflow, state, changes)
    for duty in policy.duties.values():
        if duty.modality != "permit":
            yield from _of_duty(duty, changes)


def _of_state(workflow: Workflow, state: State, changes: Changes) -> Iterator[Cause]:
    inside = [path for path in workflow.states if state.path in lineage(path)]
    for transition in state.transitions:
        if transition.to is None:
            continue
        moves = list(_moves(workflow, state, transition.to))
        if transition.event is not None:
            yield from _each(_raised([transition.event]), moves, transition.span)
            continue
        yield from _each(changes.to(True, transition.when), moves, transition.span)
        arrivals = [("entered", f"{workflow.id}.{path}") for path in inside]
        yield from (cause._replace(capped=True) for cause in _each(arrivals, moves, transition.span))
    for after in state.after:
        if _takes_no_time(after.delay):
            arrival = ("entered", f"{workflow.id}.{state.path}")
            yield from _each([arrival], _moves(workflow, state, after.to), after.span)


def _moves(workflow: Workflow, state: State, target: str) -> Iterator[Happening]:
    """The states left and entered by a transition of `state`; a state with a memory may resume any below it."""
    source, goal = lineage(state.path), lineage(target)
    shared = {path for path in source[:-1] if path in goal[:-1]}
    for path in workflow.states:
        if path not in shared and (path in source or state.path in lineage(path)):
            yield "exited", f"{workflow.id}.{path}"
    arriving = {*goal, *entered(workflow, target)} - shared
    resumed = [path for path in arriving if workflow.states[path].history]
    arriving |= {path for path in workflow.states if any(memory in lineage(path) for memory in resumed)}
    yield from (("entered", f"{workflow.id}.{path}") for path in sorted(arriving))


def _of_duty(duty: Duty, changes: Changes) -> Iterator[Cause]:
    def place(key: str) -> Span:
        return duty.spans.get(key, duty.span)

    def happening(kind: str) -> Happening:
        return kind, duty.id

    acts = _raised(duty.acts)
    for end in ENDS:
        yield Cause(happening(end), happening("closed"), duty.span)
    if duty.modality == "forbid":
        yield from _each(acts, [happening("violated"), happening("undetermined")], place("forbid"))
        return
    openers = _raised(duty.upon) if duty.upon else changes.to(True, duty.holds_while)
    yield from _each(openers, [happening("opened")], place("upon" if duty.upon else "while"))
    yield from _each(changes.to(False, duty.holds_while), [happening("lapsed")], place("while"))
    yield from _each(acts, [happening("discharged")], place("do"))
    if duty.every is not None:
        yield from _each(
            [happening("discharged"), happening("violated")], [happening("opened")], place("every")
        )
    if duty.keep is not None:
        yield from _each([happening("discharged")], [happening("opened")], place("keep"))
    if _is_at_once(duty):
        # a condition is made good only after it was violated, so this too comes round only if nothing is tolerated
        yield from _each(changes.to(True, duty.keep), [happening("discharged")], place("keep"))
        missed = [happening("violated"), happening("undetermined")]
        failing = changes.to(False, duty.keep) | {happening("opened")}
        yield from _each(failing, missed, place("keep" if duty.keep is not None else "within"))


def _is_at_once(duty: Duty) -> bool:
    """Whether an obligation can be violated at the very instant of its opening."""
    first = duty.count_first_day
    if duty.keep is not None:
        return duty.tolerance is None or _takes_no_time(duty.tolerance, first)
    return duty.due is not None or (duty.within is not None and _takes_no_time(duty.within, first))


def _takes_no_time(length: Dated[Term], count_first_day: bool = False) -> bool:
    """Whether it can end at the instant it starts: where the first day counts, one day ends with that day. # S3.3.g"""
    spans = [term.duration for term in length.values() if term.duration is not None]
    return any(span.n == 0 or (count_first_day and span.n == 1 and span.unit in _DAYS) for span in spans)


def _raised(events: Iterable[EventRef]) -> list[Happening]:
    return [(event.kind, event.name) for event in events if event.kind != "event"]


def _each(before: Iterable[Happening], after: Iterable[Happening], span: Span) -> Iterator[Cause]:
    results = list(after)
    return (Cause(cause, result, span) for cause in sorted(before) for result in results)
