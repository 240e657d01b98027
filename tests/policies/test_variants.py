"""The local variants: small refinements of the national policy, complete and covered."""

from __future__ import annotations

from pathlib import Path

import pytest

import carerules
from carerules.diagnostics.diagnostic import has_errors

from . import shelf

ROOT = Path(__file__).parents[2]
SHELF = ROOT / "policies" / "variants"
VARIANTS = sorted(path.parent for path in SHELF.glob("*/policy.yaml"))

every = pytest.mark.parametrize("folder", VARIANTS, ids=lambda folder: folder.name)


def test_there_are_two() -> None:
    assert [folder.name for folder in VARIANTS] == ["dropout_ladder", "four_colours"]


@every
def test_it_has_no_error_and_refines_the_national_rules(folder: Path) -> None:
    assert not has_errors(carerules.check(folder))
    policy = shelf.policy(folder)
    assert policy.resolved.extends == "../../national"
    national = shelf.policy(ROOT / "policies" / "national")
    assert set(national.duties) < set(policy.duties)
    assert policy.resolved.tightenings == ()


@every
def test_its_scenarios_cover_at_least_95_per_cent_of_each_ratio(folder: Path) -> None:
    policy, results = shelf.policy(folder), shelf.results(folder)
    assert [(result.file, result.failures) for result in results if not result.passed] == []
    assert [ratio.name for ratio in policy.coverage(results).ratios if not ratio.reaches(95)] == []


@every
def test_every_number_is_a_parameter_and_says_that_it_is_assumed(folder: Path) -> None:
    policy = shelf.policy(folder)
    own = [duty for duty in policy.duties.values() if not duty.span.file.startswith("../")]
    assert len(own) >= 6
    for duty in own:
        assert "assumptions" in {citation.source for citation in duty.source}
        for dated in (duty.within, duty.every, duty.tolerance):
            assert dated is None or all(term.vague and term.assumed for term in dated.values()), duty.id
    terms = [term for term in policy.resolved.vague_terms.values() if not term.span.file.startswith("../")]
    assert all(term.span.file == "terms.yaml" and term.assumed for term in terms)
