"""The national policy: complete, each duty with its article, covered by scenarios that a calculator of its own wrote."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import carerules
from carerules.resolved.duty import Duty

from . import shelf

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "policies" / "national"
CALCULATOR = sorted((ROOT / "tools" / "calculator").rglob("*.py"))


@pytest.fixture(scope="module")
def national() -> carerules.Policy:
    return shelf.policy(FOLDER)


def test_it_has_a_hundred_duties_and_ten_workflows(national: carerules.Policy) -> None:
    assert len(national.duties) >= 100
    assert len(national.resolved.workflows) >= 10


def test_every_duty_cites_an_article(national: carerules.Policy) -> None:
    assert [duty.id for duty in national.duties.values() if not duty.source] == []
    assert [
        duty.id for duty in national.duties.values() if not all(cited.clause for cited in duty.source)
    ] == []


def test_only_one_citation_is_not_national(national: carerules.Policy) -> None:
    """A provincial rule may be the model of an assumed number, and says so; nothing rests on it alone."""
    for duty in national.duties.values():
        ranks = {national.resolved.sources[cited.source].rank for cited in duty.source}
        assert ranks <= {"law", "regulation", "normative", "provincial"}
        assert ranks != {"provincial"}
        if "provincial" in ranks:
            assert "假定" in duty.label.zh


def test_every_duty_binds_from_a_law_in_force(national: carerules.Policy) -> None:
    """No duty begins before the first of the documents that it cites."""
    for duty in national.duties.values():
        begins = _begins(duty)
        starts = [national.resolved.sources[cited.source].effective.since for cited in duty.source]
        assert begins >= min(starts), duty.id


def _begins(duty: Duty) -> int:
    values = [dated for dated in (duty.within, duty.every) if dated is not None]
    return max(duty.effective.since, *(next(iter(dated.steps))[0] for dated in values), -(2**62))


def test_labels_are_in_both_languages(national: carerules.Policy) -> None:
    resolved = national.resolved
    for items in (
        resolved.duties,
        resolved.events,
        resolved.units,
        resolved.posts,
        resolved.roles,
        resolved.workflows,
    ):
        assert [item.id for item in items.values() if not (item.label.zh and item.label.en)] == []
    inner = [state for workflow in resolved.workflows.values() for state in workflow.states.values()]
    inner += [
        fact for subject in resolved.subjects.values() for fact in subject.facts.values() if not fact.unit
    ]
    assert [item for item in inner if not (item.label.zh and item.label.en)] == []


def test_a_number_that_no_law_has_is_not_there(national: carerules.Policy) -> None:
    """All vague terms are without a number but the one that says it is assumed."""
    given = [term for term in national.resolved.vague_terms.values() if term.value is not None]
    assert [(term.id, term.assumed) for term in given] == [("care_limit", True)]


def test_scenarios_cover_at_least_95_per_cent_of_each_ratio(national: carerules.Policy) -> None:
    results = shelf.results(FOLDER)
    assert [(result.file, result.failures) for result in results if not result.passed] == []
    found = national.coverage(results)
    assert {ratio.name: ratio.reaches(95) for ratio in found.ratios} == {
        "transitions": True, "outcomes": True, "boundaries": True, "causes": True,
    }  # fmt: skip
    assert not found.contradicted


@pytest.mark.parametrize("path", CALCULATOR, ids=lambda path: path.name)
def test_the_calculator_knows_nothing_of_the_package(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {
        node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level
    }
    assert not {name for name in names if name.split(".")[0] not in sys.stdlib_module_names}


def test_computed_files_are_what_the_calculator_writes() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "tools.calculator", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == "nothing differs\n"
    assert found.returncode == 0
