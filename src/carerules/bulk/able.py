"""Which policies the kernel carries out: every reason why one is left to the engine.

A list of what is possible, not of what is not: a key of the language that is not named here makes the cases of its
subject type go to the engine. Of a type that passes, single cases go there too: where something comes about that is
rare, and that only the engine does (a step with an act of its own, an actor without authority, a fixed grid …).
"""

from __future__ import annotations

from collections.abc import Iterator

from carerules.program import opcodes as op
from carerules.program.plan import (
    ACHIEVE,
    ACT,
    BEFORE,
    DUE,
    EACH,
    EVERY,
    FORBID,
    KEEP,
    WITHIN,
    Chart,
    DutyPlan,
    EventPlan,
    Plan,
    Program,
)
from carerules.temporal.instants import EVER, NEVER

from .parties import Parties
from .slots import is_alike, is_by_event
from .window import is_idle, is_in_force

PLAIN = frozenset(
    {
        op.CONST, op.FACT, op.EVENT, op.EVENT_AT, op.PARAMETER, op.IN_STATE, op.OPEN,
        op.NOT, op.NEGATE, op.AND, op.OR, op.EQ, op.NE, op.LT, op.LE, op.GT, op.GE,
        op.ADD, op.SUBTRACT, op.MULTIPLY, op.CHOOSE, op.AMONG, op.KNOWN,
    }
)  # fmt: skip
"""The instructions of a condition that hang on nothing but the case and the event at hand."""
_OF_OPENING = frozenset({op.CONST, op.OPENING, op.OPENING_AT})
MOST_EVIDENCE = 48
"""Kinds of evidence, each a bit of a number."""


def obstacles(program: Program, plan: Plan) -> tuple[str, ...]:
    """Why the kernel cannot carry out the rules of a subject type, in the words of the language; empty: it can.

    `program` is narrowed to the time of the data (`window`).
    """
    return tuple(dict.fromkeys(_of_plan(program, plan)))


def embellishments(program: Program) -> tuple[str, ...]:
    """What a policy has beside deadlines, facts, workflows and prohibitions of one subject type; empty: it is plain.

    Plain ones alone are for the short lane and for live cases.
    """
    if len(program.plans) != 1:
        return ("several subject types",)
    (plan,) = program.plans.values()
    return tuple(dict.fromkeys(_beside(program, plan)))


def _of_plan(program: Program, plan: Plan) -> Iterator[str]:
    given = {
        "a subject type of a unit": plan.unit,
        "successor_of": any(step[0] != EVER for steps in program.successors.values() for step in steps),
        "dated parameters": any(len(steps) > 1 for steps in program.parameters),
        "evidence": len(evidence_of(plan)) > MOST_EVIDENCE,
    }
    yield from (name for name, there in given.items() if there)
    for chart in plan.charts:
        yield from _of_chart(program, plan, chart)
    for duty in plan.duties:
        if not is_idle(duty) and not (is_in_force(duty) and is_alike(duty)):
            yield "dated values"
    for event in plan.events:
        if event.since != EVER or event.until != NEVER:
            yield "event types with dates"


def _of_chart(program: Program, plan: Plan, chart: Chart) -> Iterator[str]:
    if chart.since != EVER or chart.until != NEVER:
        yield "workflows with dates"
    if sum(map(bool, chart.memory)) > 1:
        yield "history in several states"
    for timeouts in chart.timeouts:
        for timeout in timeouts:
            if len(timeout.steps) != 1 or timeout.steps[0][0] != EVER or timeout.steps[0][1] is None:
                yield "a dated `after`"


def is_rare(program: Program, plan: Plan, duty: DutyPlan) -> bool:
    """Whether a case is for the engine as soon as an obligation of the duty opens."""
    parties = Parties(program, plan)
    bearers = {version.bearer for version in duty.versions}
    asked = bearers | {rung.to for rung in duty.rungs}
    handed_on = [code for code in asked if code in program.assignable]
    by_event = is_by_event(duty)
    return bool(
        (duty.timing == DUE and not _is_settled(duty))
        or duty.grid
        or (duty.immediate and len(duty.versions) > 1)
        or (duty.restart and not _is_plain(duty))
        or duty.at_most < max(1, len(duty.loop_fixed))
        or any(plan.events[code].internal for code in duty.acts)
        or len(duty.by_days) > 1
        or (duty.timing == EACH and duty.opened_by)
        or ((duty.looped or duty.rungs) and duty.timing == ACT)
        or (by_event and (duty.timing not in (WITHIN, BEFORE) or duty.restart))
        or not all(parties.is_known(code) for code in handed_on)
        or 0 in bearers
        or duty.timing not in (WITHIN, DUE, EVERY, EACH, BEFORE, KEEP, ACT)
    )


def _is_settled(duty: DutyPlan) -> bool:
    """Its date hangs on the event that opens it and on nothing else, so that it never moves."""
    moved = duty.due_offset is not None or duty.roll or duty.restart or duty.suspends or duty.looped
    codes = [version.due for version in duty.versions]
    return not moved and all(kind in _OF_OPENING for code in codes for kind in code[::2])


def _is_plain(duty: DutyPlan) -> bool:
    """Its deadline is exact, or so many days."""
    term = duty.versions[0].term
    return term is None or (term.unit <= 3 and not duty.roll)


def evidence_of(plan: Plan) -> list[int]:
    """The kinds of evidence that acts need."""
    return sorted({kind for duty in plan.duties for kinds in duty.evidence.values() for kind in kinds})


def _beside(program: Program, plan: Plan) -> Iterator[str]:
    given = {
        "successor_of": program.successors,
        "a subject type of a unit": plan.unit,
        "relations": plan.relations,
        "measures": plan.gauges,
        "indicators": plan.indicators,
        "age or days_since": plan.clocks,
        "assigned": plan.holder_posts,
        "effective dates": plan.ticks,
        "ids": plan.ids_matter,
        "history": any(any(chart.memory) for chart in plan.charts),
    }
    yield from (name for name, there in given.items() if there)
    codes = [
        edge.when
        for chart in plan.charts
        for cells in chart.edges
        for edges in cells.values()
        for edge in edges
    ]
    codes += [edge.when for chart in plan.charts for edges in chart.eventless for edge in edges]
    codes += [one.when for chart in plan.charts for some in chart.timeouts for one in some]
    yield from _of_plan(program, plan)
    for duty in plan.duties:
        if is_rare(program, plan, duty):
            yield f"duty {duty.id}"
        yield from _beside_deadlines(duty)
        version = duty.versions[0]
        codes += [version.holds_while, version.where, *duty.acts.values(), *duty.opened_by.values()]
    for event in plan.events:
        yield from _beside_effects(event)
        codes += [code for _, code in event.sets]
    for code in codes:
        yield from (f"a condition with {op.NAMES[kind]}" for kind in code[::2] if kind not in PLAIN)


def _beside_deadlines(duty: DutyPlan) -> Iterator[str]:
    given = {
        "keep or permit": duty.modality not in (ACHIEVE, FORBID),
        "due, before or each": duty.modality == ACHIEVE and duty.timing not in (WITHIN, EVERY),
        "for": duty.looped,
        "escalate": duty.rungs,
        "suspend": duty.suspends,
        "waive": duty.waive_event >= 0,
        "warn": any(version.warn is not None for version in duty.versions),
        "dated values": len(duty.versions) != 1,
        "evidence": any(duty.evidence.values()),
    }
    yield from (name for name, there in given.items() if there)


def _beside_effects(event: EventPlan) -> Iterator[str]:
    given = {
        "by": event.by,
        "record_within": event.record_within,
        "assigns or relieves": event.assigns or event.relieves,
        "ends or resumes": event.ends or event.resumes,
        "permit": event.permits,
        "before": event.befores,
        "waive": event.waives,
    }
    yield from (name for name, there in given.items() if there)
