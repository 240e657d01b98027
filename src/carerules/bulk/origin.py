"""Where columns come from: an Arrow table or a Parquet file, chunk by chunk, under the names of the language."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span
from carerules.history.columns import Columns

from .coding import NotColumnar
from .forms import decent, is_text, understood, without_views
from .lines import plain

FORMAT = (
    "subject",
    "subject_type",
    "event",
    "occurred_at",
    "recorded_at",
    "by",
    "evidence",
    "id",
    "corrects",
    "retracts",
    "data",
)
"""The columns that are not data of the policy."""


class Origin:
    """A source whose columns are understood. Raises NotColumnar for a form that only the engine's readers know."""

    def __init__(self, source: Any, mapping: Mapping[str, str] | None, wanted: list[str]) -> None:
        self.file: Path | None = None
        if isinstance(source, (str, os.PathLike)):
            self.file = Path(source)
            if self.file.suffix.lower() != ".parquet" or not self.file.is_file():
                raise NotColumnar(self.file.suffix)
            schema = self._opened().schema_arrow
            self._table: Any = None
        else:
            if not hasattr(source, "__arrow_c_stream__"):
                raise NotColumnar("rows")
            self._table = without_views(source if isinstance(source, pa.Table) else pa.table(source))
            schema = self._table.schema
        path = self.file.as_posix() if self.file else ""
        self.mapping = mapping
        self._decent: set[str] = set()
        """Columns of a table that were looked at once."""
        self.columns = Columns(mapping)
        places = [Span(path, 1, number, 1, number) for number in range(1, len(schema.names) + 1)]
        names = self.columns.header(schema.names, places)
        self.headers = dict(zip(names, schema.names, strict=True))
        self.wanted = [name for name in (*FORMAT, *wanted) if name in self.headers]
        kinds = {name: schema.field(self.headers[name]).type for name in self.wanted}
        read = {self.headers[name] for name in self.wanted}
        understood(kinds, wanted, [field.type for field in schema if field.name not in read])
        if self._table is not None:
            for name in schema.names:
                for part in self._table.column(name).chunks if name not in read else ():
                    decent(part)
        self.numbered = pa.types.is_integer(kinds["subject"])
        self.coded = [self.headers[name] for name in self.wanted if is_text(kinds[name])]
        self.n_rows = self._table.num_rows if self.file is None else self._opened().metadata.num_rows
        self.has_ids = "id" in self.headers

    def is_last(self, rows: int) -> bool:
        """Whether the source has no more than so many rows."""
        return rows >= int(self.n_rows)

    def _opened(self) -> Any:
        try:
            return parquet.ParquetFile(self.file)
        except (pa.ArrowException, OSError):
            place = Span(self.file.as_posix() if self.file else "", 1, 1, 1, 1)
            raise DataError([Diagnostic("CR806", place, {"format": "Parquet"})]) from None

    def chunks(self, only: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
        """The wanted columns, or some of them, a chunk at a time; each a plain Arrow array."""
        names = self.wanted if only is None else only
        if self._table is not None:
            yield self._named(self._table, names)
            return
        texts = [self.headers[name] for name in names]
        with parquet.ParquetFile(self.file, read_dictionary=self.coded) as file:
            for group in range(file.metadata.num_row_groups):
                yield self._named(file.read_row_group(group, columns=texts, use_threads=True), names)

    def _named(self, table: Any, names: Sequence[str]) -> dict[str, Any]:
        found = {}
        for name in names:
            column = table.column(self.headers[name])
            found[name] = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
            if isinstance(found[name], pa.ChunkedArray):
                found[name] = (
                    pa.concat_arrays(found[name].chunks) if column.num_chunks else pa.array([], column.type)
                )
            if self._table is None or name not in self._decent:
                decent(found[name])
                self._decent.add(name)
        return found

    def whole_rows(self, chosen: Any) -> Any:
        """The rows with these numbers (from 0, sorted), with all their columns, as one Arrow table."""
        if self._table is not None:
            return self._table.take(plain(chosen))
        start = 0
        with parquet.ParquetFile(self.file) as file:
            parts = [file.schema_arrow.empty_table()]
            for group in range(file.metadata.num_row_groups):
                size = file.metadata.row_group(group).num_rows
                inside = chosen[(chosen >= start) & (chosen < start + size)]
                if len(inside):
                    parts.append(file.read_row_group(group).take(plain(inside - start)))
                start += size
        return pa.concat_tables(parts, promote_options="permissive")


def row_count(table: dict[str, Any]) -> int:
    """How many rows a chunk has."""
    return len(table["occurred_at"])


def numbers(column: Any) -> Any:
    """Whole numbers as int64. Raises NotColumnar for one that is too large."""
    if pa.types.is_uint64(column.type) and len(column) and (pc.max(column).as_py() or 0) >= 2**63:
        raise NotColumnar("subject")
    return np.asarray(column).astype(np.int64, copy=False)


def subjects_of(names: Any, column: Any) -> Any:
    """The numbers of subjects: their places among `names`, or what they are called by."""
    if names is None:
        return numbers(column)
    plain = column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
    return numbers(pc.fill_null(pc.index_in(plain.cast(pa.string()), value_set=names), -1))
