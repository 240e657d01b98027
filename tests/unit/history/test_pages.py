"""Each code has a page; where its examples are data, the first one shows it and the second one is clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carerules.diagnostics.catalogue.data import MESSAGES
from carerules.diagnostics.diagnostic import DataError, Diagnostic

from .making import read_text

PAGES = Path(__file__).parents[3] / "docs" / "diagnostics"
EXAMPLE = re.compile(r"^(Avoid|Prefer)\n```(csv|jsonl|text)\n(.*?)\n```$", re.M | re.S)


def examples(code: str) -> dict[str, tuple[str, str]]:
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {code}: ")
    assert "\n**Why it matters for the child.** " in page
    return {name: (kind, text) for name, kind, text in EXAMPLE.findall(page)}


def problems(folder: Path, kind: str, text: str) -> list[Diagnostic]:
    try:
        history = read_text(folder, text + "\n", f"data.{kind}")
    except DataError as error:
        return list(error.diagnostics)
    return [*history.warnings, *(rejected.diagnostic for rejected in history.rejected)]


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_the_page_shows_the_problem_and_its_cure(code: str, tmp_path: Path) -> None:
    found = examples(code)
    assert found.keys() == {"Avoid", "Prefer"}
    if found["Avoid"][0] != "text":
        shown = problems(tmp_path, *found["Avoid"])
        assert [one.code for one in shown] == [code]
        assert problems(tmp_path, *found["Prefer"]) == []
