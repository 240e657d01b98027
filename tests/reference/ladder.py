"""S5.11: the steps that a violated obligation goes up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from . import acts, deadlines, openings
from .clock import Duration
from .obligations import Obligation

if TYPE_CHECKING:
    from .case import Case


def written(step: Obligation) -> Any:
    return step.duty.at("escalate", step.values_at)[(step.step or 0) - 1]


def has_own_act(obligation: Obligation) -> bool:
    """A step that asks for another act than its obligation."""
    return obligation.step is not None and bool(written(obligation).get("do"))


def end(case: Case, steps: Iterable[Obligation]) -> None:
    """A step ends with the discharge, which is its own act too unless it asked for another."""
    for step in steps:
        if not has_own_act(step):
            if step.acts_concern:
                acts.discharge(case, step)
        elif step.open:
            openings.end(case, step)
        elif step.ended_at is None:
            step.ended_at = case.now  # nobody is asked any more


def open_steps(case: Case) -> bool:
    """A step opens if its obligation is still undone."""
    opened = False
    for obligation in list(case.obligations):
        for number, at in step_times(case, obligation):
            if at <= case.now:
                opened = True
                next_step = Obligation(
                    obligation.duty, obligation.value, case.now, obligation.values_at, obligation.opening
                )
                next_step.step, next_step.parent = number, obligation
                obligation.steps.append(next_step)
                case.obligations.append(next_step)
                deadlines.fix(case, next_step)
                if next_step.due is not None and _begins_provisionally(case, obligation, number):
                    deadlines.note_provisional(case, next_step, True)
    return opened


def _begins_provisionally(case: Case, obligation: Obligation, number: int) -> bool:
    """S3.4: the instant at which it opens had to look at a day of an unpublished year."""
    written = obligation.duty.at("escalate", obligation.values_at)[number - 1]
    length = case.policy.length(written["after"], obligation.values_at)
    assert obligation.violated_at is not None
    assert isinstance(length, Duration)
    return case.clock.after(obligation.violated_at, length).provisional


def step_times(case: Case, obligation: Obligation) -> list[tuple[int, int]]:
    """The steps that have not opened yet: (number, when)."""
    if not obligation.undone or obligation.violated_at is None or obligation.step is not None:
        return []
    opened = [one.step for one in obligation.steps]
    times = []
    for number, written in enumerate(obligation.duty.at("escalate", obligation.values_at) or (), start=1):
        length = case.policy.length(written["after"], obligation.values_at)
        if number not in opened and isinstance(length, Duration):
            times.append((number, case.clock.after(obligation.violated_at, length).at))
    return times
