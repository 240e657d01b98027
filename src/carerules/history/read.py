"""`read`: a path, an Arrow table or an iterable of mappings becomes a `History`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span
from carerules.temporal.zone import Zone

from .columns import Headers
from .event import Event, History, Limits, Rejected
from .rows import RowReader

Source = str | os.PathLike[str] | Iterable[Mapping[str, Any]] | Any
_SUFFIXES = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".xlsx": "xlsx"}


def read(
    source: Source, *, zone: Zone, columns: Mapping[str, str] | None = None, limits: Limits | None = None
) -> History:
    """Every row of `source`, as an event or rejected.

    `columns` maps headers to the names of the language. Raises DataError for a source that can't be read at all: an
    unknown format, text that is not UTF-8, a missing column, more rows than `limits` allow.
    """
    if isinstance(source, (str, os.PathLike)):
        return _read_file(Path(source), zone, Headers(columns or {}), limits or Limits())
    if hasattr(source, "schema") and hasattr(source, "to_batches"):
        from .arrow_reader import table_rows

        rows = table_rows(source, Headers(columns or {}), "")
        return collect(rows, RowReader(zone, limits=limits), limits or Limits())
    headers = Headers(columns or {})
    return collect(
        (headers.rename(row) for row in source), RowReader(zone, limits=limits), limits or Limits()
    )


def _read_file(path: Path, zone: Zone, headers: Headers, limits: Limits) -> History:
    place = Span(path.name, 1, 1, 1, 1)
    kind = _SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise DataError([Diagnostic("CR801", place, {"suffix": path.suffix or path.name})])
    if not path.is_file():
        raise DataError([Diagnostic("CR802", place, {})])
    reader = RowReader(zone, path.name, 2 if kind == "csv" else 1, limits)
    if kind == "csv":
        from .csv_reader import csv_rows

        return collect(csv_rows(path, headers), reader, limits, place)
    if kind == "jsonl":
        from .jsonl_reader import jsonl_rows

        return collect(jsonl_rows(path, headers), reader, limits, place)
    if kind == "parquet":
        from .arrow_reader import parquet_rows

        return collect(parquet_rows(path, headers), reader, limits, place)
    from .xlsx_reader import xlsx_rows

    return collect(xlsx_rows(path, headers), reader, limits, place)


def collect(
    rows: Iterable[Mapping[str, object] | Rejected],
    reader: RowReader,
    limits: Limits,
    place: Span | None = None,
) -> History:
    """Read every row; what a reader could not even split into columns comes already rejected."""
    events: list[Event] = []
    rejected: list[Rejected] = []
    count = 0
    for row in rows:
        if not isinstance(row, Rejected) and not any(value not in (None, "") for value in row.values()):
            continue
        count += 1
        if count > limits.rows:
            raise DataError([Diagnostic("CR808", place or Span("", 1, 1, 1, 1), {"limit": limits.rows})])
        found = row if isinstance(row, Rejected) else reader.read(row, count)
        if isinstance(found, Rejected):
            rejected.append(found)
        else:
            events.append(found)
    warnings = (Diagnostic("CR809", place or Span("", 1, 1, 1, 1), {}),) if not count else ()
    return History(events, rejected, count, warnings)
