"""docs/dated-scenarios.md lists every situation described on paper, with files that exist and pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from . import shelf

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "dated-scenarios.md"
DESCRIBED = (1, 2, 3, 4, 6, 7, 12, 14, 15, 17, 20, 21, 22, 25)
ROWS = {
    int(number): row
    for number, row in re.findall(
        r"^\| SC-(\d+) \|(.*)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
}


def _files(row: str) -> list[Path]:
    return [(PAGE.parent / link).resolve() for link in re.findall(r"\]\((\.\./policies/[^)]+\.yaml)\)", row)]


def test_every_situation_is_listed_and_at_least_twelve_run() -> None:
    assert tuple(ROWS) == DESCRIBED
    assert sum(bool(_files(row)) for row in ROWS.values()) >= 12


@pytest.mark.parametrize("number", DESCRIBED)
def test_what_has_no_file_has_a_reason(number: int) -> None:
    row = ROWS[number]
    assert _files(row) or re.search(r"\| none \| .{60}", row)
    assert all(path.is_file() for path in _files(row))


def test_no_dated_file_is_missing_from_the_page() -> None:
    listed = {path for row in ROWS.values() for path in _files(row)}
    assert set((ROOT / "policies").glob("*/scenarios/dated/*.yaml")) <= listed


@pytest.mark.parametrize("folder", ["national", "anhui_county"])
def test_the_listed_files_pass(folder: str) -> None:
    results = {result.file: result for result in shelf.results(ROOT / "policies" / folder)}
    listed = [
        path
        for row in ROWS.values()
        for path in _files(row)
        if path.is_relative_to(ROOT / "policies" / folder)
    ]
    found = {
        Path(file).resolve() if Path(file).is_absolute() else ROOT / "policies" / folder / file
        for file in results
    }
    assert listed
    assert set(listed) <= found
    assert all(result.passed for result in results.values())
