"""Duties as the kernel has them: one for each value of a fixed `for`, each with the lines by which it is told.

Where events give the value a duty has several lanes, one for each obligation that is open or undone at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from carerules.program.plan import BEFORE, NONE, WITHIN, DutyPlan, Plan, Program, Version

MOST_LANES = 16
"""Obligations at a time for values that events give; more are for the engine."""
PERSONAL = -1
"""In place of the condition that gives the value of `for`: each obligation hangs on the event that opened it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One duty of the kernel: `duty` for the value `loop` (0: whatever its event says, or none)."""

    duty: DutyPlan
    loop: int

    @property
    def version(self) -> Version:
        """Its values; where it has several versions they differ in the bearer alone."""
        return self.duty.versions[0]


@dataclass(slots=True)
class Told:
    """The lines by which obligations are told and counted: a duty with one of its bearers, or a step of its ladder."""

    duty: list[str] = field(default_factory=list)
    bearer: list[str] = field(default_factory=list)
    is_step: list[bool] = field(default_factory=list)
    values: list[tuple[DutyPlan, Version, int]] = field(default_factory=list)
    """The duty, its values, and who answers."""
    first: list[int] = field(default_factory=list)
    """Per duty of the plan: its first line and that of its first step; the others follow."""
    rungs: list[int] = field(default_factory=list)
    has_untimed: bool = False
    """Some duty has no deadline but an event."""


def slots_of(plan: Plan) -> list[Slot]:
    """All of them, in the order of the plan's duties."""
    return [Slot(duty, loop) for duty in plan.duties for loop in _loops(duty)]


def is_by_event(duty: DutyPlan) -> bool:
    """Whether its `for` is what an event gives."""
    return duty.looped and duty.loop_code != NONE


def _loops(duty: DutyPlan) -> tuple[int, ...]:
    if is_by_event(duty):
        return (0,) * max(1, min(MOST_LANES, duty.at_most))
    return duty.loop_fixed if duty.looped else (0,)


def told_of(program: Program, plan: Plan) -> Told:
    """The lines of a subject type's duties, who answers after successors."""
    told = Told()

    def add(duty: DutyPlan, version: Version, party: int, is_step: bool) -> None:
        told.duty.append(duty.id)
        told.bearer.append(program.lexicon.text(heir_of(program, party)))
        told.is_step.append(is_step)
        told.values.append((duty, version, party))

    told.has_untimed = any(duty.timing == BEFORE for duty in plan.duties)
    for duty in plan.duties:
        told.first.append(len(told.duty))
        for version in duty.versions:
            add(duty, version, version.bearer, False)
    for duty in plan.duties:
        told.rungs.append(len(told.duty))
        for rung in duty.rungs:
            add(duty, duty.versions[0], rung.to, True)
    return told


def heir_of(program: Program, unit: int) -> int:
    """The unit that answers for `unit` through all of a narrowed policy's time. (S6.4)"""
    for _ in range(len(program.successors) + 1):
        steps = program.successors.get(unit)
        if not steps:
            break
        unit = steps[-1][1]
    return unit


def is_alike(duty: DutyPlan) -> bool:
    """Whether the versions of a duty differ in nothing but the bearer and the length of a `within`."""
    return all(_core(duty, version) == _core(duty, duty.versions[0]) for version in duty.versions)


def _core(duty: DutyPlan, version: Version) -> Version:
    core = replace(version, number=0, since=0, bearer=0, assumed=False)
    return replace(core, term=None, unquantified=False) if duty.timing == WITHIN else core
