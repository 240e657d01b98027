from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from carerules.diagnostics.diagnostic import DataError
from carerules.history.event import History
from carerules.history.read import read
from carerules.temporal.instants import DAY, HOUR

from .making import MARCH_9, ZONE, codes

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("fastexcel")
HEADER = ["subject", "subject_type", "event", "occurred_at", "risk", "born", "misses"]


def workbook(folder: Path, rows: list[list[Any]], **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    for name, more in sheets.items():
        sheet = book.create_sheet(name)
        for cells in more:
            sheet.append(cells)
    book.save(folder / "data.xlsx")
    return folder / "data.xlsx"


def load(folder: Path, *rows: list[Any]) -> History:
    return read(workbook(folder, [HEADER, *rows]), zone=ZONE)


def test_cells_as_they_are_seen(tmp_path: Path) -> None:
    text = ["007", "child", "assessed", "2026-03-09T15:00", "high", "2015-06-01", 3]
    dates = [7, "child", "assessed", datetime(2026, 3, 9, 15), None, date(2015, 6, 1), 3.5]
    first, second = load(tmp_path, text, dates).events
    assert (first.subject, second.subject) == ("007", "7")
    assert first.occurred_at == second.occurred_at == MARCH_9 + 15 * HOUR
    assert first.data == {"risk": "high", "born": "2015-06-01", "misses": "3"}
    assert second.data == {"born": "2015-06-01", "misses": "3.5"}


def test_a_date_cell_is_a_date_alone(tmp_path: Path) -> None:
    (event,) = load(tmp_path, ["007", "child", "assessed", date(2026, 3, 9)]).events
    assert (event.occurred_at, event.date_only) == (MARCH_9 + DAY - 1, True)


@pytest.mark.parametrize("cell", [time(10), time(0), time(10, 0, 0, 500_000)])
def test_a_time_of_day_alone_is_no_instant(tmp_path: Path, cell: time) -> None:
    history = load(tmp_path, ["007", "child", "assessed", cell])
    assert (codes(history), history.events) == ([(1, "occurred_at", "CR822")], [])


def test_a_time_of_day_alone_is_none_in_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    path = workbook(tmp_path, [HEADER, ["007", "child", "assessed", time(10)]])
    book = openpyxl.load_workbook(path)
    book.epoch = datetime(1904, 1, 1)
    book.active["D2"] = time(10)
    book.save(path)
    assert codes(read(path, zone=ZONE)) == [(1, "occurred_at", "CR822")]


def test_empty_rows_and_columns_are_no_rows(tmp_path: Path) -> None:
    good = ["007", "child", "assessed", "2026-03-09"]
    path = workbook(tmp_path, [[], HEADER, [], good, [None, " "], good])
    history = read(path, zone=ZONE)
    assert (history.rows, len(history.events)) == (2, 2)


def test_a_broken_row_is_placed_in_the_sheet(tmp_path: Path) -> None:
    good = ["007", "child", "assessed", "2026-03-09"]
    history = load(tmp_path, good, [], ["007", "child", None, "2026-03-09"], good)
    assert codes(history) == [(2, "event", "CR821")]
    assert history.rejected[0].diagnostic.span.line == 4


def test_a_cell_that_shows_an_error_is_quarantined(tmp_path: Path) -> None:
    good = ["007", "child", "assessed", "2026-03-09", "high"]
    path = workbook(tmp_path, [HEADER, good, good])
    cell = rb'<c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb'<c r="E2".*?</c>', cell, parts[sheet])
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    history = read(path, zone=ZONE)
    assert codes(history) == [(1, "", "CR829")]
    assert len(history.events) == 1


def test_further_sheets_are_mentioned(tmp_path: Path) -> None:
    path = workbook(tmp_path, [HEADER], second=[["x"]], empty=[])
    history = read(path, zone=ZONE)
    assert [warning.code for warning in history.warnings] == ["CR812", "CR810"]
    assert history.warnings[0].args["sheets"] == ("second",)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(workbook(tmp_path, [["subject", "subject_typ", "event", "occurred_at"], ["x"]]), zone=ZONE)
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.args["header"], problem.span.column) == ("CR807", "subject_typ", 2)


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data.xlsx").write_bytes(b"PK and then nothing")
    with pytest.raises(DataError) as caught:
        read(tmp_path / "data.xlsx", zone=ZONE)
    assert [one.code for one in caught.value.diagnostics] == ["CR806"]
