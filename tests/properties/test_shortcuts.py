"""What the engine does not look at again would have been found as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import carerules
from carerules.engine import obligations, timers
from carerules.engine.context import ALL, Context
from carerules.program.opcodes import TRUE
from carerules.program.plan import DutyPlan, Plan
from tests.strategies.folder import write_policy
from tests.strategies.worlds import World, worlds

_QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def answer(world: World) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        found = carerules.load(write_policy(world.policy, Path(folder) / "policy"))
    audit = found.audit(
        world.history, as_of=world.as_of, known_as_of=world.known_as_of, instances=world.instances
    )
    return audit.obligations, audit.findings, audit.states, audit.shares


def _everything(plan: Plan, changed: int) -> tuple[DutyPlan, ...]:
    return plan.duties


def _asked_again(ctx: Context, duty: DutyPlan) -> bool:
    return obligations.standing(ctx, duty) == TRUE


@_QUICK
@given(worlds())
def test_looking_at_everything_again_finds_nothing_else(world: World) -> None:  # S4.8
    quick = answer(world)
    find = timers._find_opening
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(obligations, "_readers", _everything)
        patch.setattr(obligations, "_stands", _asked_again)
        patch.setattr(timers, "_find_opening", lambda ctx: (find(ctx)[0], ALL))
        slow = answer(world)
    assert slow == quick
