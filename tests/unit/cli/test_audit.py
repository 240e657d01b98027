from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import POLICY, Run

AS_OF = ("--as-of", "2026-03-31")


def test_text_shows_what_was_missed(cli: Run, history: Path) -> None:
    told = cli("audit", POLICY, "--history", history, *AS_OF)
    assert told.code == 0
    assert told.err == ""
    assert "as of 2026-03-31 24:00 (Asia/Shanghai)" in told.out
    assert "6 rows = 6 accepted + 0 quarantined; 3 subjects" in told.out
    assert "events after this instant, not judged: 1" in told.out
    assert "2026-03-15 24:00  2 d 14 h  done 2026-03-18 14:30" in told.out
    assert "source: 《工作方案》三.2" in told.out
    assert "c-001" not in told.out


def test_it_speaks_chinese(cli: Run, history: Path) -> None:
    told = cli("audit", POLICY, "--history", history, *AS_OF, "--language", "zh")
    assert "2026-03-15 24:00  2 天 14 小时  2026-03-18 14:30 补做" in told.out


def test_unmask_shows_the_ids(cli: Run, history: Path) -> None:
    assert "c-001" in cli("audit", POLICY, "--history", history, *AS_OF, "--unmask").out


def test_every_violation_is_in_every_form(cli: Run, history: Path) -> None:
    lines = cli("audit", POLICY, "--history", history, *AS_OF, "--format", "jsonl").out.splitlines()
    records = [json.loads(line) for line in lines]
    total = records[0]
    obligations = [record for record in records if record["kind"] == "obligation"]
    violated = [record for record in obligations if record["bucket"] == "violated" and not record["step"]]
    assert total["buckets"]["violated"] == len(violated) > 0
    assert total["obligations"] == sum(total["buckets"].values())
    assert total["rows"] == total["accepted"] + total["quarantined"]
    document = json.loads(cli("audit", POLICY, "--history", history, *AS_OF, "--format", "json").out)
    assert document["records"] == records
    table = cli("audit", POLICY, "--history", history, *AS_OF, "--format", "csv").out
    assert [r["id"] for r in violated if r["id"] not in table] == []
    text = cli("audit", POLICY, "--history", history, *AS_OF).out
    assert f"Violations: {len(violated)}" in text


def test_what_was_known_then(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    path.write_text(
        "subject,subject_type,event,occurred_at,recorded_at,village,risk\n"
        "c-001,child,registered,2026-03-02,2026-03-05,v-07,low\n",
        encoding="utf-8",
    )
    told = cli("audit", POLICY, "--history", path, *AS_OF, "--known-as-of", "2026-03-04")
    assert "as known at 2026-03-04 24:00" in told.out
    assert "events not recorded by then: 1" in told.out


def test_only_and_unit_choose(cli: Run, history: Path) -> None:
    told = cli("audit", POLICY, "--history", history, *AS_OF, "--only", "discharged_late", "--unit", "v-07")
    assert "Obligations, discharged_late: 1" in told.out
    assert "only what v-07 owes" in told.out


@pytest.mark.parametrize(
    ("fatal", "expected"),
    [("violated", 3), ("discharged_late", 3), ("evidence_missing", 0), ("waived,lapsed", 0)],
)
def test_fail_on_strikes(cli: Run, history: Path, fatal: str, expected: int) -> None:
    assert cli("audit", POLICY, "--history", history, *AS_OF, "--fail-on", fatal).code == expected


def test_quarantined_rows_are_listed_and_told_by_the_exit_code(cli: Run, broken_history: Path) -> None:
    told = cli("audit", POLICY, "--history", broken_history, *AS_OF)
    assert told.code == 4
    assert "7 rows = 6 accepted + 1 quarantined" in told.out
    assert "row 7" in told.out
    assert cli("audit", POLICY, "--history", broken_history, *AS_OF, "--fail-on", "violated").code == 3


def test_a_broken_policy_beats_a_broken_row(cli: Run, broken_policy: Path, broken_history: Path) -> None:
    told = cli("audit", broken_policy, "--history", broken_history, *AS_OF, "--fail-on", "violated")
    assert told.code == 1
    assert told.out == ""
    assert "no post" in told.err or "child_directr" in told.err
    assert "^" in told.err


def test_equal_questions_get_equal_bytes_whatever_the_order_of_rows(cli: Run, history: Path) -> None:
    header, *rows = history.read_text(encoding="utf-8").splitlines()
    before = cli("audit", POLICY, "--history", history, *AS_OF, "--format", "jsonl").out
    history.write_text("\n".join((header, *reversed(rows))) + "\n", encoding="utf-8")
    assert cli("audit", POLICY, "--history", history, *AS_OF, "--format", "jsonl").out == before
