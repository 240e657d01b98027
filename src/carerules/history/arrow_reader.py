"""Arrow tables and Parquet files: whatever speaks the Arrow stream protocol (pyarrow, Polars, DuckDB, pandas)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from carerules.diagnostics.diagnostic import DataError, Diagnostic

from .columns import Columns
from .intake import Intake

BATCH: Final = 65_536
_EPOCH = datetime(1970, 1, 1)
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_PER_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
_UNREADABLE = object()
"""In place of a value that Python cannot hold; whatever its column, the row is rejected for it."""


def speaks_arrow(source: object) -> bool:
    """Whether `source` is a table in the Arrow sense."""
    return hasattr(source, "__arrow_c_stream__")


def read_table(source: object, intake: Intake, columns: Columns) -> list[Diagnostic]:
    """Take in a table; returns warnings, raises DataError where a required column is missing."""
    pa = _pyarrow(intake)
    reader = pa.RecordBatchReader.from_stream(source)
    return _take_batches(reader.schema, reader, intake, columns)


def read_parquet(path: Path, intake: Intake, columns: Columns) -> list[Diagnostic]:
    """Take in a file batch by batch; returns warnings, raises DataError where it is damaged."""
    pa = _pyarrow(intake)
    import pyarrow.parquet as parquet

    try:
        with parquet.ParquetFile(path) as file:
            return _take_batches(file.schema_arrow, file.iter_batches(BATCH), intake, columns)
    except (pa.ArrowException, OSError):
        raise DataError([Diagnostic("CR806", intake.span(1), {"format": "Parquet"})]) from None


def _pyarrow(intake: Intake) -> Any:
    try:
        import pyarrow
    except ImportError:
        missing = Diagnostic("CR804", intake.span(1), {"format": "Arrow", "package": "pyarrow"})
        raise DataError([missing]) from None
    return pyarrow


def _take_batches(schema: Any, batches: Iterable[Any], intake: Intake, columns: Columns) -> list[Diagnostic]:
    if not schema.names:
        return []
    places = [intake.span(1, number) for number in range(1, len(schema.names) + 1)]
    names = columns.header(schema.names, places)
    for batch in batches:
        _take_batch(names, [_values(column) for column in batch.columns], intake)
    return columns.unused(places[0])


def _take_batch(names: Sequence[str], columns: Sequence[Sequence[object]], intake: Intake) -> None:
    for cells in zip(*columns, strict=True):
        intake.take(dict(zip(names, cells, strict=True)), intake.rows + 1)


def _values(column: Any) -> list[object]:
    """A column as Python values: dates and datetimes for Arrow's, text for every kind of text."""
    from pyarrow import types

    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if types.is_timestamp(column.type):
        return _datetimes(column)
    if types.is_date(column.type):
        return _dates(column)
    if types.is_map(column.type):
        maps: list[Any] = _plain(column)
        return [pairs if pairs is None else dict(pairs) for pairs in maps]
    return _plain(column)


def _datetimes(column: Any) -> list[object]:
    # By hand, because Arrow's own casts wrap around silently where a value is out of range.
    per_second = _PER_SECOND[column.type.unit]
    epoch = _EPOCH.replace(tzinfo=UTC) if column.type.tz else _EPOCH

    def convert(stamp: int) -> object:
        return epoch + timedelta(microseconds=stamp * 1_000_000 // per_second)

    return _converted(column.cast("int64").to_pylist(), convert)


def _dates(column: Any) -> list[object]:
    per_day, storage = (1, "int32") if column.type == "date32" else (86_400_000, "int64")

    def convert(stamp: int) -> object:
        return date.fromordinal(stamp // per_day + _EPOCH_DAY)

    return _converted(column.cast(storage).to_pylist(), convert)


def _converted(values: list[int | None], convert: Callable[[int], object]) -> list[object]:
    found: list[object] = []
    for value in values:
        try:
            found.append(value if value is None else convert(value))
        except (ValueError, OverflowError):
            found.append(_UNREADABLE)
    return found


def _plain(column: Any) -> list[object]:
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):  # one value that is no UTF-8, or beyond Python's range
        return [_one(value) for value in column]


def _one(value: Any) -> object:
    try:
        return value.as_py()
    except UnicodeDecodeError as error:
        return bytes(error.object).decode("utf-8", "surrogateescape")
    except (ValueError, OverflowError):
        return _UNREADABLE
