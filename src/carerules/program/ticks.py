"""The dates at which the policy itself changes."""

from __future__ import annotations

from carerules.resolved.policy import Policy
from carerules.temporal.instants import EVER, NEVER

from .plan import Plan


def find_ticks(plan: Plan, policy: Policy) -> tuple[int, ...]:
    """The instants at which something in the policy itself changes for cases of this plan. # S4.1"""
    ticks: set[int] = set()
    for duty in plan.duties:
        ticks |= {duty.effective_since, duty.effective_until, *(version.since for version in duty.versions)}
    for chart in plan.charts:
        ticks |= {chart.since, chart.until}
    for parameter in policy.parameters.values():
        ticks |= {since for since, _ in parameter.value.steps}
    return tuple(sorted(tick for tick in ticks if EVER < tick < NEVER))
