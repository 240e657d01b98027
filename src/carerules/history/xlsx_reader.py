"""XLSX: the first sheet, a header row, one event a row; cells are read as text where they are text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span

from .columns import Headers


def xlsx_rows(path: Path, headers: Headers) -> Iterator[Mapping[str, object]]:
    """Every row of the first sheet. Raises DataError for a file that is no workbook."""
    import fastexcel

    try:
        sheet = fastexcel.read_excel(str(path)).load_sheet(0, dtypes="string")
    except fastexcel.FastExcelError:
        raise DataError([Diagnostic("CR816", Span(path.name, 1, 1, 1, 1), {})]) from None
    batch = sheet.to_arrow()
    names = headers.all(list(batch.schema.names), path.name)
    for row in batch.to_pylist():
        yield dict(zip(names, row.values(), strict=True))
