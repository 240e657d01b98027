from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Literal

import pytest

import carerules
from carerules.testing.coverage import text
from carerules.testing.coverage.coverage import Coverage, Ratio
from carerules.testing.coverage.document import document

from .conftest import GOLDEN


def agree(name: str, told: str) -> None:
    if os.environ.get("CARERULES_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(told.encode())
    assert told == (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_coverage_reads_as_it_did(policy: carerules.Policy, language: Literal["en", "zh"]) -> None:
    agree(f"coverage.{language}.txt", "".join(text.lines(policy.coverage(), language, "policy")))


def test_coverage_for_programs_is_as_it_was(policy: carerules.Policy) -> None:
    told = json.dumps(document(policy.coverage()), ensure_ascii=False, indent=1)
    agree("coverage.json", told + "\n")


def ratio(coverage: Coverage, name: str) -> Ratio:
    (found,) = [one for one in coverage.ratios if one.name == name]
    return found


def missing(coverage: Coverage, name: str) -> set[tuple[str, ...]]:
    return {tuple(value for _, value in entry.names) for entry in ratio(coverage, name).missing}


def test_the_parts_of_a_ratio_add_up_to_what_can_occur(policy: carerules.Policy) -> None:
    coverage = policy.coverage()
    assert [(one.name, len(one.covered), one.total, len(one.excluded)) for one in coverage.ratios] == [
        ("transitions", 3, 4, 1),
        ("outcomes", 6, 26, 2),
        ("boundaries", 8, 15, 1),
        ("causes", 2, 6, 0),
    ]
    assert coverage.least is ratio(coverage, "outcomes")
    assert (coverage.failed, coverage.scenarios, coverage.contradicted) == (0, 2, ())


def test_what_a_shape_rules_out_is_said_with_the_reason(policy: carerules.Policy) -> None:
    found = {(one.duty, one.outcome): one.reason for one in policy.coverage().impossible}
    assert found["named", "discharged"] == "kept"
    assert found["never_struck", "lapsed"] == "prohibition"
    assert found["renew", "waived"] == "no_waive"
    assert found["renew", "undetermined"] == "nothing_unknown"
    assert ("report_harm", "undetermined") not in found  # its deadline is exact: a record may have no time
    assert ("answer", "unquantified") not in found  # its word had no number until 2021


def rewrite(folder: Path, file: str, old: str, new: str) -> carerules.Policy:
    path = folder / "scenarios" / file
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")
    return carerules.load(folder)


def test_a_failing_scenario_counts_for_nothing(folder: Path) -> None:
    coverage = rewrite(folder, "visits.yaml", "[not_permitted]", "[backfilled]").coverage()
    assert coverage.failed == 1
    assert len(ratio(coverage, "transitions").covered) == 2
    assert ("visit", "discharged") in missing(coverage, "outcomes")


def test_an_outcome_counts_only_if_it_is_asserted(folder: Path) -> None:
    coverage = rewrite(
        folder, "struck.yaml", "duty: never_struck, status: violated", "duty: never_struck"
    ).coverage()
    assert ("never_struck", "violated") in missing(coverage, "outcomes")


@pytest.mark.parametrize(
    ("line", "covered"),
    [
        ("{as_of: 2026-02-28, duty: renew}", {"day_of", "month_end"}),
        ("{as_of: '2026-02-27T12:00', duty: renew}", {"day_before", "month_end"}),
        ("{as_of: 2026-02-26, duty: renew}", set()),
        ("{as_of: 2026-02-28, duty: report_harm, status: none}", set()),
        ("{as_of: 2026-02-28, duty: renew, step: 1, status: none}", set()),
    ],
)
def test_a_boundary_is_met_by_a_question_about_the_duty(folder: Path, line: str, covered: set[str]) -> None:
    (folder / "scenarios" / "struck.yaml").write_text(
        "scenario: Registered\nsubject: {child: c-1}\nhistory:\n"
        "  - {at: 2026-01-30T09:00, event: registered, by: child_director, data: {village: v-1, away: false}}\n"
        f"expect: [{line}]\n",
        encoding="utf-8",
    )
    found = ratio(carerules.load(folder).coverage(), "boundaries").covered
    assert {entry.name("boundary") for entry in found if entry.item == "renew"} == covered


@pytest.mark.parametrize(
    ("act", "boundary"),
    [
        ("T09:59", "just_before"),
        ("T10:00", "at"),
        ("T10:01", "just_after"),
        ("T10:02", None),
        ("T09:58", None),
    ],
)
def test_an_exact_deadline_is_met_to_the_minute(folder: Path, act: str, boundary: str | None) -> None:
    rules = rewrite(folder, "struck.yaml", "2026-04-04T10:00, event", f"2026-04-04{act}, event")
    # the line about `report_harm` asks at the end of the day, far from ten o'clock
    rewrite(
        folder,
        "struck.yaml",
        "  - {as_of: 2026-04-04, duty: report_harm, status: discharged, due: '2026-04-04T10:00'}\n",
        "",
    )
    found = ratio(carerules.load(folder).coverage(), "boundaries").covered
    assert [entry.name("boundary") for entry in found if entry.item == "report_harm"] == [boundary] * bool(
        boundary
    )
    assert rules.id == "covered_village"


def test_an_exclusion_that_a_scenario_refutes_is_pointed_at(folder: Path) -> None:
    (folder / "scenarios" / "coverage.yaml").write_text(
        "cannot:\n  - {duty: visit, outcome: [discharged, lapsed], why: nobody goes there}\n",
        encoding="utf-8",
    )
    coverage = carerules.load(folder).coverage()
    assert [(one.excluded.entry.name("outcome"), one.file) for one in coverage.contradicted] == [
        ("discharged", "scenarios/visits.yaml")
    ]
    assert len(ratio(coverage, "outcomes").excluded) == 2


def test_what_is_missing_may_be_excluded_wherever_it_is_read(folder: Path) -> None:
    (folder / "scenarios" / "limits.yaml").write_text(
        "cannot:\n  - {missing: relation, why: every child has a village}\n", encoding="utf-8"
    )
    excluded = ratio(carerules.load(folder).coverage(), "causes").excluded
    assert [one.entry.item for one in excluded] == ["named"]


def test_nothing_to_cover_is_not_everything(tmp_path: Path) -> None:
    head = "policy: empty\nlanguage_version: 1\ntimezone: Asia/Shanghai\ncalendar: cn\nlevels: [village]\n"
    (tmp_path / "policy.yaml").write_text(head, encoding="utf-8")
    coverage = carerules.load(tmp_path).coverage()
    assert [one.tenths for one in coverage.ratios] == [None] * 4
    assert coverage.least is None
    assert coverage.reaches(0)
    assert not coverage.reaches(1)
    assert "nothing to cover" in "".join(text.lines(coverage, "en"))
    assert "无可覆盖" in "".join(text.lines(coverage, "zh"))


def test_the_minimum_is_compared_exactly(policy: carerules.Policy) -> None:
    coverage = policy.coverage()
    least = coverage.least
    assert least is not None
    assert least.tenths == 230
    assert (coverage.reaches(23), coverage.reaches(24)) == (True, False)


def test_results_may_be_given(policy: carerules.Policy) -> None:
    assert policy.coverage(policy.run_scenarios()) == policy.coverage()
    assert ratio(policy.coverage([]), "outcomes").covered == ()


def test_a_duty_whose_word_had_no_number_is_named(policy: carerules.Policy) -> None:
    """`answer` is within `promptly` until 2021 and within three working days after it. # S5.2"""
    assert policy.unquantified == ("answer",)
