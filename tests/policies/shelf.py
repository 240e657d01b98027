"""The shipped policies, loaded once, their scenarios run once: several tests ask about the same results."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import carerules
from carerules.testing.scenarios import ScenarioResult

ROOT = Path(__file__).parents[2]
POLICIES = ROOT / "policies"


@cache
def policy(folder: Path) -> carerules.Policy:
    """The policy in the folder."""
    return carerules.load(folder)


@cache
def results(folder: Path) -> tuple[ScenarioResult, ...]:
    """The results of its scenarios, told in English."""
    return tuple(policy(folder).run_scenarios())
