"""Excel workbooks: the first sheet, its first row that is not empty being the header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from carerules.diagnostics.diagnostic import DataError, Diagnostic

from .cells import RowError
from .columns import Columns
from .intake import Intake
from .table import Record, is_blank, take_records

_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) 00:00:00")
# A spreadsheet counts days from its own beginning, so a time alone comes with that; nobody meant 1899.
_TIME_ALONE = re.compile(r"(?:1899-12-3[01] |1904-01-01 (?!00:00:00$))([0-9]{2}:[0-9]{2}:[0-9]{2}.*)")


def read_xlsx(path: Path, intake: Intake, columns: Columns) -> list[Diagnostic]:
    """Take in a workbook; returns warnings, raises DataError where it is damaged or has no such table."""
    sheet, others = _open(path, intake)
    warnings = [Diagnostic("CR812", intake.span(1), {"sheets": others})] if others else []
    records = _records(sheet, intake)
    header = next((record for record in records if not is_blank(record)), None)
    if header is None:
        return warnings
    places = [intake.span(header.line, number) for number in range(1, len(header.cells) + 1)]
    names = columns.header(header.cells, places)
    take_records(names, records, intake)
    return warnings + columns.unused(places[0])


def _open(path: Path, intake: Intake) -> tuple[Any, tuple[str, ...]]:
    """The first sheet, every cell as text, and the names of the others that hold anything."""
    try:
        import fastexcel
    except ImportError:
        missing = Diagnostic("CR804", intake.span(1), {"format": "XLSX", "package": "fastexcel"})
        raise DataError([missing]) from None
    try:
        book = fastexcel.read_excel(str(path))
        sheets = [
            book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string") for name in book.sheet_names
        ]
    except fastexcel.FastExcelError:
        raise DataError([Diagnostic("CR806", intake.span(1), {"format": "XLSX"})]) from None
    return sheets[0], tuple(sheet.name for sheet in sheets[1:] if sheet.total_height)


def _records(sheet: Any, intake: Intake) -> Iterator[Record]:
    """Every row as text; one with a cell that shows an error such as `#REF!` is refused, as its value is lost."""
    batch, problems = sheet.to_arrow_with_errors()
    broken = {error.position[0] for error in problems.errors} if problems else set()
    columns = [column.to_pylist() for column in batch.columns]
    for line, cells in enumerate(zip(*columns, strict=True), 1):
        if line - 1 in broken:
            intake.refuse(RowError("CR829"), line)
        else:
            yield Record(line, [_text(cell) for cell in cells])


def _text(cell: str | None) -> str:
    # A spreadsheet stores a date as the midnight it begins with; nobody records a visit at midnight sharp.
    if not cell:
        return ""
    time = _TIME_ALONE.fullmatch(cell)
    if time:
        return time[1]
    date = _MIDNIGHT.fullmatch(cell)
    return date[1] if date else cell
