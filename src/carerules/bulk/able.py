"""Which policies the kernel carries out: every reason why one is left to the engine.

A list of what is possible, not of what is not: a key of the language that is not named here makes the policy go to
the engine, whole. Within a policy that passes, single cases go there too (see `leftover`).
"""

from __future__ import annotations

from collections.abc import Iterator

from carerules.program import opcodes as op
from carerules.program.plan import (
    ACHIEVE,
    EACH,
    EVERY,
    FORBID,
    WITHIN,
    Chart,
    Code,
    DutyPlan,
    EventPlan,
    Plan,
    Program,
)
from carerules.temporal.instants import EVER, NEVER

CONDITIONS = frozenset(
    {
        op.CONST, op.FACT, op.EVENT, op.EVENT_AT, op.PARAMETER, op.IN_STATE, op.OPEN,
        op.NOT, op.NEGATE, op.AND, op.OR, op.EQ, op.NE, op.LT, op.LE, op.GT, op.GE,
        op.ADD, op.SUBTRACT, op.MULTIPLY, op.CHOOSE, op.AMONG, op.KNOWN,
    }
)  # fmt: skip
"""The instructions that the kernel knows."""


def obstacles(program: Program) -> tuple[str, ...]:
    """Why the kernel cannot carry out the policy, in the words of the language; empty: it can."""
    return tuple(dict.fromkeys(_obstacles(program)))


def _obstacles(program: Program) -> Iterator[str]:
    if len(program.plans) != 1:
        yield "several subject types"
    if program.successors:
        yield "successor_of"
    for plan in program.plans.values():
        yield from _of_plan(program, plan)


def _of_plan(program: Program, plan: Plan) -> Iterator[str]:
    given = {
        "a subject type of a unit": plan.unit,
        "relations": plan.relations,
        "measures": plan.gauges,
        "indicators": plan.indicators,
        "age or days_since": plan.clocks,
        "assigned": plan.holder_posts,
        "effective dates": plan.ticks,
    }
    yield from (name for name, there in given.items() if there)
    for chart in plan.charts:
        yield from _of_chart(program, plan, chart)
    for duty in plan.duties:
        yield from _of_duty(program, plan, duty)
    for event in plan.events:
        yield from _of_event(program, plan, event)


def _of_chart(program: Program, plan: Plan, chart: Chart) -> Iterator[str]:
    if any(chart.memory):
        yield "history"
    codes = [edge.when for cells in chart.edges for edges in cells.values() for edge in edges]
    codes += [edge.when for edges in chart.eventless for edge in edges]
    for timeouts in chart.timeouts:
        for timeout in timeouts:
            codes.append(timeout.when)
            if len(timeout.steps) != 1 or timeout.steps[0][0] != EVER or timeout.steps[0][1] is None:
                yield "a dated `after`"
    yield from _of_codes(program, codes)


def _of_duty(program: Program, plan: Plan, duty: DutyPlan) -> Iterator[str]:
    given = {
        "keep or permit": duty.modality not in (ACHIEVE, FORBID),
        "due, before or each": duty.modality == ACHIEVE and duty.timing not in (WITHIN, EVERY),
        "from: start": duty.grid,
        "for": duty.looped,
        "escalate": duty.rungs,
        "suspend": duty.suspends,
        "waive": duty.waive_event >= 0,
        "warn": any(version.warn is not None for version in duty.versions),
        "each": duty.timing == EACH,
        "dated values": len(duty.versions) != 1 or not duty.versions[0].in_force,
        "evidence": any(duty.evidence.values()),
        "again: restart with counted days": duty.restart and not _is_plain(duty),
        "at_most": duty.at_most < 1,
        "an act that is an internal event": any(plan.events[code].internal for code in duty.acts),
    }
    yield from (name for name, there in given.items() if there)
    version = duty.versions[0]
    codes = [version.holds_while, version.where, *duty.acts.values(), *duty.opened_by.values()]
    yield from _of_codes(program, codes)
    if _reads_event(version.holds_while):
        yield "a `while` that reads the event"


def _is_plain(duty: DutyPlan) -> bool:
    """Its deadline is exact, or so many days."""
    term = duty.versions[0].term
    return term is None or (term.unit <= 3 and not duty.roll)


def _of_event(program: Program, plan: Plan, event: EventPlan) -> Iterator[str]:
    given = {
        "by": event.by,
        "record_within": event.record_within,
        "assigns or relieves": event.assigns or event.relieves,
        "ends or resumes": event.ends or event.resumes,
        "event types with dates": event.since != EVER or event.until != NEVER,
    }
    yield from (name for name, there in given.items() if there)
    yield from _of_codes(program, [code for _, code in event.sets])


def _of_codes(program: Program, codes: list[Code]) -> Iterator[str]:
    for code in codes:
        for kind, argument in zip(code[::2], code[1::2], strict=True):
            if kind not in CONDITIONS:
                yield f"a condition with {op.NAMES[kind]}"
            elif kind == op.PARAMETER and len(program.parameters[argument]) != 1:
                yield "dated parameters"


def _reads_event(code: Code) -> bool:
    return any(kind in (op.EVENT, op.EVENT_AT) for kind in code[::2])
