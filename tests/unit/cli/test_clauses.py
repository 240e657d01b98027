from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run

POLICY = Path(__file__).resolve().parents[2] / "golden" / "coverage" / "policy"


def test_clauses_are_told_source_by_source(cli: Run) -> None:
    told = cli("clauses", POLICY)
    assert told.code == 0
    assert "2 of 3 clauses carried out, 66.6 %; 1 with a reason why not" in told.out
    assert f"三.2: duties `never_struck` ({POLICY}/policy.yaml:" in told.out


def test_clauses_of_one_source_for_programs(cli: Run) -> None:
    told = cli("clauses", POLICY, "--source", "plan", "--format", "json")
    (plan,) = json.loads(told.out)["sources"]
    assert (plan["listed"], plan["carried_out"], plan["explained"], plan["share"]) == (3, 2, 1, 666)


def test_a_source_must_exist(cli: Run) -> None:
    told = cli("clauses", POLICY, "--source", "plann")
    assert told.code == 2
    assert "did you mean `plan`?" in told.err


def test_a_broken_policy_has_no_clauses(cli: Run, broken_policy: Path) -> None:
    assert cli("clauses", broken_policy).code == 1
