from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from carerules.diagnostics.diagnostic import DataError, Severity
from carerules.history.read import read

from .making import HEADER, ZONE, read_text, refused


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data.csv", ""),
        ("data.csv", f"{HEADER}\n"),
        ("data.csv", "\n,,\n"),
        ("data.jsonl", ""),
        ("data.jsonl", "\n\n"),
    ],
)
def test_no_rows_are_a_warning(tmp_path: Path, name: str, text: str) -> None:
    history = read_text(tmp_path, text, name)
    assert (history.rows, history.events, history.rejected) == (0, [], [])
    assert [(one.code, one.severity) for one in history.warnings] == [("CR810", Severity.WARNING)]


def test_no_objects_are_a_warning() -> None:
    assert [one.code for one in read([], zone=ZONE).warnings] == ["CR810"]


def test_unknown_formats_and_missing_files(tmp_path: Path) -> None:
    assert [one.code for one in refused(tmp_path, "", "data.xls")] == ["CR803"]
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(DataError) as caught:
            read(path if path.suffix else path / ".csv", zone=ZONE)
        assert caught.value.diagnostics[0].code in {"CR801", "CR803"}


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    assert read_text(tmp_path, f"{HEADER}\nc-1,child,e,2026-03-09\n", "DATA.CSV").rows == 1


def test_reading_loads_nothing_heavy_before_it_is_needed() -> None:
    code = (
        "import sys, carerules.history.read; print({'pyarrow', 'fastexcel', 'pydantic'} & sys.modules.keys())"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(("name", "package"), [("data.parquet", "pyarrow"), ("data.xlsx", "fastexcel")])
def test_a_package_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    (problem,) = refused(tmp_path, "x", name)
    assert (problem.code, problem.args["package"]) == ("CR804", package)
    assert "pip install" in problem.help("en")
