"""Each code has a page whose first example shows it and whose second one is clean."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from carerules.diagnostics.catalogue.conditions import MESSAGES
from carerules.diagnostics.wording import help_of, message
from carerules.expressions.check import Result, check
from carerules.expressions.tree import BOOL

from .county import COUNTY

PAGES = Path(__file__).parents[3] / "docs" / "diagnostics"
EXAMPLE = re.compile(r"^(Avoid|Prefer)\n```condition(?: (as|without) (\w+))?\n(.*?)\n```$", re.M | re.S)
WITHOUT = {
    "event": replace(COUNTY, event=None),
    "opening": replace(COUNTY, opening=None),
}


def examples(code: str) -> dict[str, Result]:
    found = {}
    for name, how, what, text in EXAMPLE.findall((PAGES / f"{code}.md").read_text(encoding="utf-8")):
        expected = COUNTY.facts[what] if how == "as" else BOOL
        found[name] = check(text, WITHOUT[what] if how == "without" else COUNTY, expected)
    return found


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_the_page_shows_the_problem_and_its_cure(code: str) -> None:
    found = examples(code)
    assert code in {problem.code for problem in found["Avoid"].problems}
    assert found["Prefer"].tree is not None
    assert found["Prefer"].problems == ()


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_the_message_is_said_in_both_languages(code: str) -> None:
    for problem in examples(code)["Avoid"].problems:
        for language in ("en", "zh"):
            assert "{" not in message(problem.code, problem.args, language).replace("`{`", "")
            help_of(problem.code, problem.args, language)


def test_every_condition_in_the_guide_is_clean() -> None:
    guide = (PAGES.parent / "conditions.md").read_text(encoding="utf-8")
    lines = [
        line
        for block in re.findall(r"^```condition\n(.*?)^```", guide, re.M | re.S)
        for line in block.splitlines()
    ]
    assert len(lines) > 20
    for line in lines:
        assert check(line, COUNTY).problems == (), line


def test_no_page_is_left_over() -> None:
    assert {page.stem for page in PAGES.glob("CR6*.md")} == set(MESSAGES)
