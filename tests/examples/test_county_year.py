"""The made-up county year: every planted item is found, and nothing else; the numbers add up."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import carerules
from carerules.api.audit import Audit

ROOT = Path(__file__).parents[2]
YEAR = ROOT / "examples" / "county_year"
POLICY = ROOT / "policies" / "anhui_county"


@pytest.fixture(scope="module")
def audit() -> Audit:
    return carerules.load(POLICY).audit(YEAR / "history.csv", as_of="2026-12-31")


def test_every_planted_item_is_found_and_nothing_besides(
    audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(YEAR))
    import compare

    labels = json.loads((YEAR / "labels.json").read_text(encoding="utf-8"))
    want, got = compare.planted(labels), compare.found(audit)
    assert want.total() > 150
    assert sorted((want - got).elements()) == []
    assert sorted((got - want).elements()) == []


def test_who_led_when_it_opened_answers_for_it(audit: Audit) -> None:
    labels = json.loads((YEAR / "labels.json").read_text(encoding="utf-8"))
    named = {
        (line["subject"], line["duty"]): line["bearer"] for line in labels["violations"] if "bearer" in line
    }
    found = {(ob.subject, ob.duty): ob.bearer for ob in audit.obligations if ob.violated_at is not None}
    assert set(named.values()) == {"civil_affairs", "women_children_committee"}
    assert {key: found.get(key) for key in named} == named


def test_every_member_unit_and_subject_type_has_its_part(audit: Audit) -> None:
    members = carerules.load(POLICY).resolved.groups["leading_group"].members
    assert len(members) == 14
    assert {ob.loop for ob in audit.obligations if ob.duty == "send_figures"} == set(members)
    assert {"child", "school", "village", "township", "county", "programme"} <= {
        ob.subject_type for ob in audit.obligations
    }


def test_the_numbers_add_up(audit: Audit) -> None:
    totals = audit.totals
    labels = json.loads((YEAR / "labels.json").read_text(encoding="utf-8"))
    assert totals.rows == labels["rows"] == totals.accepted + totals.quarantined
    assert sum(totals.buckets.values()) == totals.obligations > 10_000
    assert sum(sum(row.values()) for row in totals.by_duty.values()) == totals.obligations
    assert sum(sum(row.values()) for row in totals.by_bearer.values()) == totals.obligations


def test_parquet_and_csv_give_the_same_answer(audit: Audit) -> None:
    other = carerules.load(POLICY).audit(YEAR / "history.parquet", as_of="2026-12-31")
    assert other.obligations == audit.obligations
    assert other.findings == audit.findings
    assert other.totals == audit.totals


def test_the_generator_makes_the_same_bytes_again(tmp_path: Path) -> None:
    command = [sys.executable, str(YEAR / "generate.py"), "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    for name in ("history.csv", "labels.json"):
        assert (tmp_path / name).read_bytes() == (YEAR / name).read_bytes()


def test_the_generator_knows_nothing_of_the_library() -> None:
    for file in [YEAR / "generate.py", *(YEAR / "county").glob("*.py")]:
        names = {
            name.name if isinstance(node, ast.Import) else node.module
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for name in node.names
        }
        assert not any(str(name).split(".")[0] == "carerules" for name in names)
