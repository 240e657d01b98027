from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from .conftest import Run

POLICY = Path(__file__).resolve().parents[2] / "golden" / "coverage" / "policy"


def test_coverage_follows_the_results(cli: Run) -> None:
    told = cli("test", POLICY, "--coverage")
    assert told.code == 0
    assert "2 of 2 scenarios passed" in told.out
    assert "least: duty x outcome, 23.0 %" in told.out
    assert f"{POLICY}/policy.yaml:47 care: high -[eventless]-> closed" in told.out
    assert "Scenario coverage" not in cli("test", POLICY).out


@pytest.mark.parametrize(("least", "code"), [("23", 0), ("23%", 0), ("24", 3), ("100", 3)])
def test_the_least_of_the_four_decides(cli: Run, least: str, code: int) -> None:
    told = cli("test", POLICY, "--min-coverage", least)
    assert told.code == code
    assert "Scenario coverage: 2 scenarios" in told.out
    assert ("the least of the four is under" in told.err) is (code == 3)


@pytest.mark.parametrize("least", ["101", "-1", "ten", "1.5", "²"])
def test_a_minimum_is_a_per_cent(cli: Run, least: str) -> None:
    told = cli("test", POLICY, f"--min-coverage={least}", "--language", "zh")
    assert told.code == 2
    assert "不是 0 到 100 的整数" in told.err


def test_results_for_programs(cli: Run) -> None:
    told = json.loads(cli("test", POLICY, "--format", "json", "--coverage").out)
    assert (told["schema"], told["passed"]) == (1, 2)
    assert told["coverage"]["least"] == "outcomes"
    assert [ratio["share"] for ratio in told["coverage"]["ratios"]] == [750, 230, 533, 333]
    assert "coverage" not in json.loads(cli("test", POLICY, "--format", "json").out)


def test_a_failed_scenario_for_programs(cli: Run, tmp_path: Path) -> None:
    folder = Path(copytree(POLICY, tmp_path / "policy"))
    file = folder / "scenarios" / "visits.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("status: discharged", "status: waived"), encoding="utf-8"
    )
    told = cli("test", folder, "--format", "json", "--min-coverage", "50")
    (failed,) = [one for one in json.loads(told.out)["scenarios"] if not one["passed"]]
    assert told.code == 1
    assert failed["failures"][0]["duty"] == "visit"
    assert failed["failures"][0]["why"]


def test_a_refuted_exclusion_is_an_error(cli: Run, tmp_path: Path) -> None:
    folder = Path(copytree(POLICY, tmp_path / "policy"))
    (folder / "scenarios" / "coverage.yaml").write_text(
        "cannot:\n  - {duty: visit, outcome: discharged, why: nobody goes there}\n", encoding="utf-8"
    )
    told = cli("test", folder, "--coverage")
    assert told.code == 1
    assert (
        f"excluded at {folder}/scenarios/coverage.yaml:2, but {folder}/scenarios/visits.yaml reaches it"
        in told.out
    )
