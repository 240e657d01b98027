from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

import pytest

import carerules
from carerules.report import clauses_text
from carerules.report.clauses import clause_coverage

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "coverage"
HEAD = "policy: small\nlanguage_version: 1\ntimezone: Asia/Shanghai\ncalendar: cn\nlevels: [village]\n"


def agree(name: str, told: str) -> None:
    if os.environ.get("CARERULES_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(told.encode())
    assert told == (GOLDEN / name).read_bytes().decode()


@pytest.fixture
def policy() -> carerules.Policy:
    return carerules.load(GOLDEN / "policy")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_clauses_read_as_they_did(policy: carerules.Policy, language: Literal["en", "zh"]) -> None:
    agree(f"clauses.{language}.txt", "".join(clauses_text.lines(policy.clauses, language, "policy")))


def test_clauses_for_programs_are_as_they_were(policy: carerules.Policy) -> None:
    agree("clauses.json", clauses_text.document(policy.clauses))


def test_each_listed_clause_is_carried_out_or_explained(policy: carerules.Policy) -> None:
    (plan,) = policy.clauses
    assert [clause.clause for clause in plan.carried_out] == ["三.2", "三.4"]
    assert [clause.clause for clause in plan.explained] == ["一"]
    assert plan.tenths == 666


def test_citations_that_the_map_does_not_know_are_told(policy: carerules.Policy) -> None:
    (plan,) = policy.clauses
    assert {(one.clause, one.id) for one in plan.not_listed} == {
        ("三.3", "answer"),
        ("三.3", "home_when_able"),
        ("三.3", "renew"),
        ("三.3", "report_harm"),
    }
    assert [(one.clause, one.id) for one in plan.not_named] == [("三.2", "never_struck")]


def test_without_a_map_nothing_is_a_share_of_anything(tmp_path: Path) -> None:
    sources = "sources:\n  law: {title: 法, rank: law}\n  note: {title: 说明, rank: internal}\n"
    terms = "vague_terms:\n  soon: {term: 及时, source: {law: 第一条}}\n"
    (tmp_path / "policy.yaml").write_text(HEAD + sources + terms, encoding="utf-8")
    law, note = clause_coverage(carerules.load(tmp_path).resolved)
    assert (law.tenths, len(law.not_listed), note.tenths, note.not_listed) == (None, 1, None, ())
    told = "".join(clauses_text.lines((law, note), "en"))
    assert "no map of its clauses; 1 clauses cited by 1 items" in told
    assert "no map of its clauses, and nothing cites it" in told


def test_a_policy_without_sources(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(HEAD, encoding="utf-8")
    assert "".join(clauses_text.lines(carerules.load(tmp_path).clauses, "zh")) == "方案没有列出依据文件\n"
