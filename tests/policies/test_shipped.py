"""Every shipped policy has no error and passes its scenarios; so does the sample of the language's description."""

from __future__ import annotations

from pathlib import Path

import pytest

import carerules
from carerules.diagnostics.diagnostic import has_errors

from . import shelf

ROOT = Path(__file__).parents[2]
POLICIES = sorted(path.parent for path in (ROOT / "policies").glob("*/policy.yaml"))
ALL = [*POLICIES, ROOT / "tests" / "fixtures" / "sample_county"]

every = pytest.mark.parametrize("folder", ALL, ids=lambda folder: folder.name)


@every
def test_it_has_no_error(folder: Path) -> None:
    assert not has_errors(carerules.check(folder))


@every
def test_its_scenarios_pass(folder: Path) -> None:
    found = shelf.results(folder)
    assert found
    assert [(result.file, result.failures, result.problems) for result in found if not result.passed] == []


@pytest.mark.parametrize("folder", POLICIES, ids=lambda folder: folder.name)
def test_no_two_duties_say_the_same_and_each_cites_something(folder: Path) -> None:
    duties = shelf.policy(folder).duties.values()
    assert len(duties) >= 60
    assert all(duty.source for duty in duties)
    shapes = {
        repr([
            (name, getattr(duty, name))
            for name in duty.__dataclass_fields__
            if name not in ("id", "label", "description", "span", "spans")
        ])
        for duty in duties
    }  # fmt: skip
    assert len(shapes) == len(duties)


@pytest.mark.parametrize("folder", POLICIES, ids=lambda folder: folder.name)
def test_a_scenario_can_fail(folder: Path) -> None:
    """The runner is no rubber stamp: with all but the first record gone, most of a sample fail."""
    policy = shelf.policy(folder)
    from carerules.testing.coverage.exclusions import scenario_files
    from carerules.testing.scenario import ScenarioReader
    from carerules.testing.scenarios import Runner

    failed = 0
    files = list(scenario_files(policy._scenarios).items())[::8]
    for file, node in files:
        scenario = ScenarioReader(policy.resolved, file, node).read()
        assert scenario is not None
        scenario.history = scenario.history[:1]
        failed += bool(Runner(policy.program, scenario, "en").run())
    assert failed > len(files) / 2
