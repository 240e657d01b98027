"""Arrow tables and Parquet files; pyarrow is loaded only here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span

from .columns import Headers

_BATCH = 65_536


def parquet_rows(path: Path, headers: Headers) -> Iterator[Mapping[str, object]]:
    """Every row of a Parquet file, read batch by batch. Raises DataError for a file that is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError):
        raise DataError([Diagnostic("CR815", Span(path.name, 1, 1, 1, 1), {})]) from None
    names = headers.all(file.schema_arrow.names, path.name)
    for batch in file.iter_batches(_BATCH):
        yield from _rows(batch, names)


def table_rows(table: Any, headers: Headers, file: str) -> Iterator[Mapping[str, object]]:
    """Every row of an Arrow table."""
    names = headers.all(table.schema.names, file)
    for batch in table.to_batches(_BATCH):
        yield from _rows(batch, names)


def _rows(batch: Any, names: list[str]) -> Iterator[Mapping[str, object]]:
    """Instants as microseconds where they have a zone, as naive datetimes where not; days as dates."""
    import pyarrow as pa

    columns = []
    for column in batch.columns:
        if pa.types.is_timestamp(column.type) and column.type.tz is not None:
            column = column.cast(pa.timestamp("us", column.type.tz)).cast(pa.int64())
        elif pa.types.is_timestamp(column.type):
            column = column.cast(pa.timestamp("us"))
        columns.append(column.to_pylist())
    for cells in zip(*columns, strict=True):
        yield dict(zip(names, cells, strict=True))
