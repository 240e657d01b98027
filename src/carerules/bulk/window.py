"""The policy as it stands in a stretch of time: what is dated outside of it falls away. (S5.12)

The kernel knows no dates of the policy itself. Of most data it need not: they lie between two of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from carerules.program.plan import Chart, DutyPlan, EventPlan, Plan, Program, Timeout, Version
from carerules.temporal.instants import EVER, NEVER

_Value = TypeVar("_Value")


def narrowed(program: Program, first: int, as_of: int) -> Program:
    """The same policy for records from `first` on, asked about as of an instant."""
    successors = {
        unit: tuple((_since(since, first), heir) for since, heir in _inside(steps, first, as_of))
        for unit, steps in program.successors.items()
    }
    parameters = tuple(
        tuple((_since(since, first), value) for since, value in _inside(steps, first, as_of))
        for steps in program.parameters
    )
    return replace(
        program,
        plans={name: _plan(plan, first, as_of) for name, plan in program.plans.items()},
        successors={unit: steps for unit, steps in successors.items() if steps},
        parameters=parameters,
    )


def is_in_force(duty: DutyPlan) -> bool:
    """Whether a duty of a narrowed policy stands through all of the time."""
    return duty.effective_since == EVER and duty.effective_until == NEVER and duty.versions[0].in_force


def is_idle(duty: DutyPlan) -> bool:
    """Whether it never stands in that time."""
    return duty.effective_since == duty.effective_until or not any(one.in_force for one in duty.versions)


def _since(since: int, first: int) -> int:
    return EVER if since <= first else since


def _until(until: int, as_of: int) -> int:
    return NEVER if until > as_of else until


def _inside(steps: Sequence[tuple[int, _Value]], first: int, as_of: int) -> list[tuple[int, _Value]]:
    """The last step before the stretch, and those within."""
    before = [step for step in steps if step[0] <= first]
    return before[-1:] + [step for step in steps if first < step[0] <= as_of]


def _plan(plan: Plan, first: int, as_of: int) -> Plan:
    return replace(
        plan,
        duties=tuple(_duty(duty, first, as_of) for duty in plan.duties),
        events=tuple(_event(event, first, as_of) for event in plan.events),
        charts=tuple(_chart(chart, first, as_of) for chart in plan.charts),
        ticks=tuple(tick for tick in plan.ticks if first < tick <= as_of),
    )


def _event(event: EventPlan, first: int, as_of: int) -> EventPlan:
    return replace(event, since=_since(event.since, first), until=_until(event.until, as_of))


def _chart(chart: Chart, first: int, as_of: int) -> Chart:
    timeouts = tuple(
        tuple(_timeout(timeout, first, as_of) for timeout in timeouts) for timeouts in chart.timeouts
    )
    since, until = _since(chart.since, first), _until(chart.until, as_of)
    return replace(chart, timeouts=timeouts, since=since, until=until)


def _timeout(timeout: Timeout, first: int, as_of: int) -> Timeout:
    steps = tuple((_since(since, first), delay) for since, delay in _inside(timeout.steps, first, as_of))
    return replace(timeout, steps=steps)


def _duty(duty: DutyPlan, first: int, as_of: int) -> DutyPlan:
    """An idle one begins and ends at once."""
    since, until = _since(duty.effective_since, first), _until(duty.effective_until, as_of)
    if duty.effective_until <= first or duty.effective_since > as_of:
        since = until = EVER
    return replace(
        duty, versions=_versions(duty.versions, first, as_of), effective_since=since, effective_until=until
    )


def _versions(versions: tuple[Version, ...], first: int, as_of: int) -> tuple[Version, ...]:
    found = _inside([(version.since, version) for version in versions], first, as_of)
    kept = [version for _, version in found] or [versions[0]]
    return tuple(replace(version, since=_since(version.since, first)) for version in kept)
