"""What every mistake looks like to the person who made it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from harness import BASE, NATIONAL, READY, diagnose, fixtures, lay_out, told

REGENERATE = os.environ.get("CARERULES_REGENERATE") == "1"


@pytest.mark.parametrize("fixture", [f for f in fixtures() if f.name.startswith(READY)], ids=lambda f: f.stem)
def test_fixture(fixture: Path, tmp_path: Path) -> None:
    folder = tmp_path / "policies" / "sample"
    lay_out(fixture, folder)
    text, golden = told(folder), fixture.with_suffix(".out")
    if REGENERATE:
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert f"[{fixture.name[:5]}]" in text
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", [BASE, NATIONAL])
def test_the_base_is_clean(folder: Path) -> None:
    assert diagnose(folder) == []


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in BASE.parent.glob("*.out")} <= {fixture.stem for fixture in fixtures()}
