"""What every mistake in case data looks like to the person who made it."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest
from harness import fixtures
from test_fixtures import REGENERATE

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.render_text import render
from carerules.history.read import read
from carerules.temporal.zone import Zone

ZONE = Zone("Asia/Shanghai")


def found(fixture: Path, folder: Path) -> list[Diagnostic]:
    """Every diagnostic of the data that the fixture holds or makes."""
    try:
        if fixture.suffix == ".py":
            history = runpy.run_path(str(fixture))["read_in"](folder, ZONE)
        else:
            history = read(shutil.copy(fixture, folder), zone=ZONE)
    except DataError as error:
        return list(error.diagnostics)
    return [*history.warnings, *(rejected.diagnostic for rejected in history.rejected)]


@pytest.mark.parametrize("fixture", [f for f in fixtures() if f.name.startswith("CR8")], ids=lambda f: f.stem)
def test_fixture(fixture: Path, tmp_path: Path) -> None:
    diagnostics = found(fixture, tmp_path)
    # Of data only the header is ever shown: rows are about children.
    texts = {
        path.as_posix(): path.read_text("utf-8").partition("\n")[0] for path in tmp_path.glob("CR80*.csv")
    }
    english, chinese = (render(diagnostics, texts, language) for language in ("en", "zh"))
    text, golden = (
        f"{english}\n{'=' * 80}\n\n{chinese}".replace(tmp_path.as_posix(), "data"),
        fixture.with_suffix(".out"),
    )
    if REGENERATE:
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert f"[{fixture.name[:5]}]" in text
    assert text == golden.read_text(encoding="utf-8")
