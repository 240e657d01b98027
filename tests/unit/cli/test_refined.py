"""Every command about a policy that refines another one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.refinement.library import lay_out

from .conftest import Run

COUNTY = """
duties:
  visit: {every: 9d, tightens: 春节期间每九天走访一次}
  own: {subject: child, bearer: child_director, upon: found_alone, do: reported, within: 1d, source: {law: 第十一条}}
"""
SCENARIO = """
scenario: A child found alone
subject: {child: c-1}
history:
  - {at: 2026-03-02T08:00, event: found_alone, by: child_director}
expect:
  - {as_of: 2026-03-10, duty: own, status: violated}
  - {as_of: 2026-03-10, duty: report_alone, status: violated}
"""
ROWS = """subject,subject_type,event,occurred_at,by
c-1,child,found_alone,2026-03-02T08:00,child_director
"""


@pytest.fixture
def county(tmp_path: Path) -> Path:
    folder = lay_out(tmp_path, COUNTY)
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "alone.yaml").write_text(SCENARIO, "utf-8")
    return folder


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_check_lists_the_departures(cli: Run, county: Path) -> None:
    told = cli("check", county)
    assert told.code == 0
    assert "Changed against the inherited policy: 1\n  duties `visit`: 春节期间每九天走访一次" in told.out
    assert "county: units 3, posts 2" in told.out


def test_check_shows_the_line_of_the_base(cli: Run, tmp_path: Path) -> None:
    told = cli("check", lay_out(tmp_path, "duties: {visit: {every: 9d}}\n"))
    assert told.code == 1
    assert "error[CR350]" in told.out
    assert f"::: {tmp_path}/national/policy.yaml:56:12" in told.out
    assert "56 |     every: 7d" in told.out
    document = json.loads(cli("check", tmp_path / "county", "--format", "json").out)
    (label,) = document["diagnostics"][0]["labels"]
    assert label["file"] == f"{tmp_path}/national/policy.yaml"


def test_the_scenarios_are_those_of_the_refinement(cli: Run, county: Path) -> None:
    told = cli("test", county)
    assert told.code == 0, told.out
    assert "1 of 1 scenarios passed" in told.out


def test_the_audit_lists_the_departures(cli: Run, county: Path, rows: Path) -> None:
    arguments = "--history", rows, "--as-of", "2026-03-10"
    assert "春节期间每九天走访一次" in cli("audit", county, *arguments).out
    lines = cli("audit", county, *arguments, "--format", "jsonl").out.splitlines()
    whole = next(total for total in map(json.loads, lines) if total.get("of") == "all")
    assert whole["tightenings"] == [{"section": "duties", "id": "visit", "reason": "春节期间每九天走访一次"}]


def test_explain_names_the_file_of_the_base(cli: Run, county: Path, rows: Path) -> None:
    arguments = "--history", rows, "--as-of", "2026-03-10", "--subject", "c-1"
    told = cli("explain", county, *arguments, "--duty", "report_alone")
    assert told.code == 0
    assert "../national/policy.yaml:" in told.out
    assert "the rule is at policy.yaml:6:3" in cli("explain", county, *arguments, "--duty", "own").out


def test_the_library_may_be_named(cli: Run, county: Path, tmp_path: Path) -> None:
    assert cli("check", county, "--library", tmp_path).code == 0
    told = cli("check", county, "--library", county)
    assert told.code == 1
    assert "error[CR127]" in told.out
