"""Rows in any order become batches of whole cases: cut into stretches of subjects, put in order stretch by stretch."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from .batch import Order, in_order
from .chosen import Kernel
from .columns import Rows
from .warm import WARMTH

STRETCH = 262_144
"""Rows of one stretch: what is put in order at once stays in the processor's cache."""
LOOKED_AT = 200
"""Rows that are looked at for each border between stretches."""
MARKS = 4096
"""Places of the table in which a subject's stretch is looked up."""
HELD = 80_000_000
"""Bytes held in memory before stretches are written to a temporary folder."""


class Stretches:
    """Takes chunks and gives back stretches: all rows of some subjects, in the order of arrival.

    The borders are taken from the first chunk; they bear on speed and memory only.
    """

    def __init__(self, kernel: Kernel, rows: int, first: Any, folder: Path | None = None) -> None:
        self.kernel, self.folder = kernel, folder
        count = max(1, -(-rows // STRETCH))
        some = np.sort(first[:: max(1, len(first) // (LOOKED_AT * count))])
        bounds = some[(np.arange(1, count) * len(some)) // count] if len(some) else np.zeros(0, np.int64)
        bounds = bounds[np.concatenate([bounds[:1] == bounds[:1], bounds[1:] != bounds[:-1]])]
        span = int(bounds[-1]) - int(bounds[0]) if len(bounds) else 0
        self.bounds = bounds if span < 2**62 else bounds[:0]
        self.count = len(self.bounds) + 1
        self.shift = (span // MARKS).bit_length()
        marked = np.arange(MARKS + 1, dtype=np.int64) << self.shift
        self.marks = np.searchsorted(self.bounds - self.bounds[:1], marked, side="right")
        self.held = 0
        self.runs: list[tuple[Any, list[Any] | _Written]] = []
        self.written: tempfile.TemporaryDirectory[str] | None = None

    def add(self, rows: Rows) -> None:
        """Take a chunk."""
        parts = WARMTH.array(len(rows.subject), np.int32)
        sizes = np.zeros(self.count, np.int64)
        if self.kernel.compiled and len(self.bounds):
            self.kernel.part(rows.subject, self.bounds, self.marks, self.shift, parts, sizes)
        else:
            parts[:] = np.searchsorted(self.bounds, rows.subject, side="right")
            sizes += np.bincount(parts, minlength=self.count)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        arrays = _arrays(rows.taken(ordered(self.kernel, parts, starts[:-1].copy())))
        self.held += sum(array.nbytes for array in arrays)
        self.runs.append((starts, arrays))
        if self.held > HELD:
            self._write_all()

    def _write_all(self) -> None:
        if self.written is None:
            self.written = tempfile.TemporaryDirectory(prefix="carerules-")
        for place, (starts, arrays) in enumerate(self.runs):
            if isinstance(arrays, list):
                path = Path(self.written.name) / f"run-{place}"
                self.runs[place] = (starts, _Written(path, arrays))
        self.held = 0

    def finish(self) -> bool:
        """All chunks are there; where some were written, so is the rest. Whether any were."""
        if self.written is not None:
            self._write_all()
        return self.written is not None

    def stretches(self) -> Iterator[Rows]:
        """Each stretch, by ascending subjects."""
        for part in range(self.count):
            yield self.stretch(part)

    def stretch(self, part: int) -> Rows:
        """The rows of one stretch, in the order of arrival."""
        pieces: list[list[Any]] = []
        for starts, arrays in self.runs:
            low, high = int(starts[part]), int(starts[part + 1])
            if isinstance(arrays, list):
                pieces.append([array[low:high] for array in arrays])
            else:
                pieces.append(arrays.read(low, high))
        return _rows([_joined(column) for column in zip(*pieces, strict=True)])

    def close(self) -> None:
        """Delete what was written."""
        if self.written is not None:
            self.written.cleanup()


class _Written:
    """Arrays in a file, one after the other."""

    def __init__(self, path: Path, arrays: list[Any]) -> None:
        self.path = path
        self.kinds = [(array.dtype, array.itemsize, len(array)) for array in arrays]
        with path.open("wb") as file:
            for array in arrays:
                array.tofile(file)

    def read(self, low: int, high: int) -> list[Any]:
        found: list[Any] = []
        offset = 0
        for dtype, size, length in self.kinds:
            found.append(np.fromfile(self.path, dtype, count=high - low, offset=offset + low * size))
            offset += length * size
        return found


def _arrays(rows: Rows) -> list[Any]:
    row = rows.numbers()
    row = row.astype(np.uint32) if not len(row) or row.max() < 2**32 else row
    irregular = rows.irregular if rows.irregular is not None else np.zeros(len(row), bool)
    return [rows.subject, rows.at, row, irregular, *map(_narrow, rows.data)]


def _narrow(column: Any) -> Any:
    """Codes of four bytes in two: there are never so many."""
    wide = column.dtype == np.int32 and len(column) and column.min() >= 0 and column.max() < 2**15
    return column.astype(np.int16) if wide else column


def _rows(arrays: list[Any]) -> Rows:
    subject, at, row, irregular, *data = arrays
    return Rows(subject, at, row, data, irregular)


def _joined(pieces: tuple[Any, ...]) -> Any:
    return np.concatenate(pieces) if len(pieces) > 1 else pieces[0]


def ordered(kernel: Kernel, keys: Any, cursors: Any) -> Any:
    """A stable order of rows by small keys."""
    if not kernel.compiled:
        return np.argsort(keys, kind="stable")
    order = WARMTH.array(len(keys), np.int64)
    kernel.place(keys, cursors, order)
    return order


def by_case(kernel: Kernel, rows: Rows) -> tuple[Rows, Order]:
    """The rows in order of case and time, and what there is to know of that."""
    found = in_order(kernel, rows.subject, rows.at)
    if found is None:
        rows = rows.taken(case_order(kernel, rows.subject))
        found = in_order(kernel, rows.subject, rows.at)
    if found is None:
        rows = rows.taken(np.lexsort((rows.at, rows.subject)))
        found = in_order(kernel, rows.subject, rows.at)
    assert found is not None
    return rows, found


def case_order(kernel: Kernel, subject: Any) -> Any:
    """A stable order by subject: numbered by hashing, ranked, then counted."""
    if not kernel.compiled:
        return np.argsort(subject, kind="stable")
    n = len(subject)
    size = 1 << max(4, (2 * n + 1).bit_length())
    table, slots = WARMTH.array(size, np.int64), WARMTH.array(size, np.int32)
    slots.fill(-1)
    distinct, keys = WARMTH.array(n, np.int64), WARMTH.array(n, np.int32)
    count = kernel.number(subject, table, slots, distinct, keys)
    rank = np.empty(count, np.int32)
    rank[np.argsort(distinct[:count])] = np.arange(count, dtype=np.int32)
    ranks = rank[keys]
    cursors = np.concatenate([[0], np.cumsum(np.bincount(ranks, minlength=count))[:-1]]).astype(np.int64)
    return ordered(kernel, ranks, cursors)
