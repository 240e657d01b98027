"""The strategies: well-formed policies, written out unchanged, that reach what there is to reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from carerules.resolved.load import load_policy
from tests.reference.evaluate import evaluate
from tests.reference.text import load
from tests.strategies.folder import write_policy
from tests.strategies.policies import policies
from tests.strategies.reached import Reached
from tests.strategies.worlds import World, worlds

ANY = list(HealthCheck)


@settings(max_examples=25, deadline=None, suppress_health_check=ANY)
@given(policies())
def test_policies_are_well_formed_and_written_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, policy: dict[str, Any]
) -> None:
    folder = write_policy(policy, tmp_path_factory.mktemp("policy"))
    assert load_policy(folder).policy is not None
    assert merged(folder) == {key: value for key, value in policy.items() if value}


def merged(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yaml")):
        found |= load(file.read_text(encoding="utf-8"))
    return {key: value for key, value in found.items() if value}


@pytest.mark.slow
def test_everything_is_reached() -> None:
    reached = Reached()

    @settings(
        max_examples=2000, deadline=None, suppress_health_check=ANY, phases=[Phase.generate], database=None
    )
    @given(worlds())
    def explore(world: World) -> None:
        result = evaluate(world.policy, world.history, world.as_of, world.known_as_of, world.instances)
        reached.note(world, result.obligations, result.findings, result.raised)

    explore()
    assert reached.seldom(1) == []
