from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from carerules.cli.exits import worst
from carerules.report.pseudonym import pseudonym

from .conftest import POLICY, Run


def test_check_lists_what_rests_on_nothing(cli: Run) -> None:
    told = cli("check", POLICY)
    assert told.code == 0
    assert "warning[" in told.out
    assert (
        "`promptly` (及时): 7d, ASSUMED, decided by 县未保办; used by `weekly_visit`, `written_notice`"
        in told.out
    )
    assert "`regularly` (定期): no number" in told.out
    assert "Learn how the child is (learn)" in told.out
    assert told.out.splitlines()[-1].startswith("errors: 0, warnings: ")


def test_check_points_at_an_error(cli: Run, broken_policy: Path) -> None:
    told = cli("check", broken_policy)
    assert told.code == 1
    assert f"{broken_policy}/policy.yaml:" in told.out
    assert "did you mean `child_director`" in told.out
    assert re.search(r"errors: [12], ", told.out.splitlines()[-1])


def test_check_speaks_to_programs(cli: Run, broken_policy: Path) -> None:
    assert json.loads(cli("check", broken_policy, "--format", "json").out)["diagnostics"]
    assert json.loads(cli("check", broken_policy, "--format", "sarif").out)["version"] == "2.1.0"
    assert Xml.fromstring(cli("check", broken_policy, "--format", "junit").out.encode()).tag == "testsuites"
    assert cli("check", broken_policy, "--format", "github").out.startswith("::error file=")


SCENARIO = """\
scenario: A visit in time
subject: {child: child-001}
history:
  - {at: 2026-02-01T08:00, subject: {village: v-07}, event: appointed, data: {holder: p-12}}
  - {at: 2026-03-02T09:00, event: registered, data: {village: v-07, risk: high}}
  - {at: 2026-03-08T10:00, event: home_visit, by: p-12, data: {child_seen: true}}
expect:
  - {as_of: 2026-03-08, duty: weekly_visit, status: STATUS}
"""


@pytest.fixture
def tested(tmp_path: Path) -> Path:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "policy.yaml").write_bytes((POLICY / "policy.yaml").read_bytes())
    return tmp_path


def test_a_scenario_passes(cli: Run, tested: Path) -> None:
    (tested / "scenarios" / "visit.yaml").write_text(
        SCENARIO.replace("STATUS", "discharged"), encoding="utf-8"
    )
    told = cli("test", tested)
    assert told.code == 0
    assert told.out.splitlines()[-1] == "1 of 1 scenarios passed, 1 lines checked"


def test_a_failed_scenario_shows_expected_got_and_why(cli: Run, tested: Path) -> None:
    (tested / "scenarios" / "visit.yaml").write_text(SCENARIO.replace("STATUS", "violated"), encoding="utf-8")
    told = cli("test", tested)
    assert told.code == 1
    assert "FAIL  A visit in time" in told.out
    assert "line 8, as of 2026-03-08 24:00" in told.out
    assert re.search(r"expected .*status: violated", told.out)
    assert re.search(r"got +discharged", told.out)
    assert "why" in told.out
    assert "the deadline is 2026-03-09 24:00" in told.out


def test_a_scenario_that_cannot_be_read_is_pointed_at(cli: Run, tested: Path) -> None:
    (tested / "scenarios" / "visit.yaml").write_text(
        SCENARIO.replace("weekly_visit", "weekly_vist"), encoding="utf-8"
    )
    told = cli("test", tested)
    assert told.code == 1
    assert "weekly_vist" in told.out + told.err
    assert "^" in told.out + told.err


def test_a_policy_without_scenarios(cli: Run) -> None:
    told = cli("test", POLICY)
    assert told.code == 0
    assert "no scenarios" in told.out


def test_due_lists_the_overdue_first(cli: Run, history: Path) -> None:
    told = cli("due", POLICY, "--history", history, "--as-of", "2026-03-27", "--within", "7d")
    assert told.code == 0
    assert "as of 2026-03-27 24:00, due until 2026-04-03 24:00" in told.out
    rows = [line for line in told.out.splitlines() if "Weekly visit" in line]
    assert any(row.startswith("overdue 2 d 0 h") for row in rows)
    assert any(row.startswith("in ") for row in rows)
    assert "c-001" not in told.out


def test_due_for_programs_holds_what_is_owed(cli: Run, history: Path) -> None:
    told = cli(
        "due", POLICY, "--history", history, "--as-of", "2026-03-27", "--within", "7d", "--format", "jsonl"
    )
    records = [json.loads(line) for line in told.out.splitlines()]
    owed = [record for record in records if record["kind"] == "obligation"]
    assert {record["status"] for record in owed} <= {"violated", "pending", "due_soon"}
    dues = [(record["status"] != "violated", record["due"]) for record in owed]
    assert dues == sorted(dues)


@pytest.mark.parametrize(("within", "told"), [("7x", "is no length of time"), ("3sd", "no school terms")])
def test_due_wants_a_duration(cli: Run, history: Path, within: str, told: str) -> None:
    outcome = cli("due", POLICY, "--history", history, "--as-of", "2026-03-27", "--within", within)
    assert outcome.code == 2
    assert told in outcome.err


@pytest.mark.parametrize("subject", ["c-001", "child/c-001", pseudonym("child", "c-001")])
def test_explain_takes_the_id_or_the_pseudonym(cli: Run, history: Path, subject: str) -> None:
    told = cli(
        "explain",
        POLICY,
        "--history",
        history,
        "--as-of",
        "2026-03-31",
        "--subject",
        subject,
        "--duty",
        "weekly_visit",
    )
    assert told.code == 0
    assert told.out.startswith(f"{pseudonym('child', 'c-001')} as of 2026-03-31 24:00\n")
    assert "c-001" not in told.out
    assert "《工作方案》三.2" in told.out


def test_explain_shows_records_by_pseudonym(cli: Run, history: Path) -> None:
    base = ("explain", POLICY, "--history", history, "--as-of", "2026-03-31", "--subject", "c-001")
    masked, bare = cli(*base).out, cli(*base, "--unmask").out
    for record in ("r-1", "h-1", "h-2"):
        assert f"({record})" in bare
        assert f"({record})" not in masked
        assert pseudonym("record", record) in masked
    assert "p-12" in masked  # who holds the post that answers is what the explanation is for


def test_explain_says_what_it_does_not_know(cli: Run, history: Path) -> None:
    base = ("explain", POLICY, "--history", history, "--as-of", "2026-03-31")
    assert "nothing is recorded of `c-999`" in cli(*base, "--subject", "c-999").err
    assert "did you mean `weekly_visit`?" in cli(*base, "--subject", "c-001", "--duty", "weekly_vist").err


def test_explain_counts_quarantined_rows(cli: Run, broken_history: Path) -> None:
    told = cli("explain", POLICY, "--history", broken_history, "--as-of", "2026-03-31", "--subject", "c-001")
    assert told.code == 4
    assert "1 rows were quarantined" in told.err


def test_version(cli: Run) -> None:
    assert re.fullmatch(r"carerules \d+\.\d+\.\d+, policy language 1\n", cli("version").out)


@pytest.mark.parametrize(
    ("codes", "expected"), [((), 0), ((0, 4), 4), ((3, 4), 3), ((4, 3, 1), 1), ((1, 2, 3, 4), 2), ((0, 0), 0)]
)
def test_the_order_of_exit_codes(codes: tuple[int, ...], expected: int) -> None:
    assert worst(*codes) == expected
