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
from .records import common, copied, grouped, taken
from .warm import WARMTH

STRETCH = 262_144
"""Rows of one stretch: what is put in order at once stays in the processor's cache."""
LOOKED_AT = 200
"""Rows that are looked at for each border between stretches."""
MARKS = 4096
"""Places of the table in which a subject's stretch is looked up."""
SPARSE = 4
"""Subjects so many times as far apart as there are rows are hashed before they are counted."""
HELD = 100_000_000
"""Bytes held in memory before stretches are written to a temporary folder."""


class Stretches:
    """Takes chunks and gives back stretches: all rows of some subjects as records, in the order of arrival.

    The borders are taken from the first chunk; they bear on speed and memory only.
    """

    def __init__(self, kernel: Kernel, rows: int, first: Any) -> None:
        self.kernel = kernel
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
        self.runs: list[tuple[Any, _Held | _Written]] = []
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
        records = grouped(self.kernel, rows, parts, starts)
        self.held += records.nbytes
        self.runs.append((starts, _Held(records)))
        if self.held > HELD:
            self._write_all()

    def _write_all(self) -> None:
        if self.written is None:
            self.written = tempfile.TemporaryDirectory(prefix="carerules-")
        for place, (starts, records) in enumerate(self.runs):
            if isinstance(records, _Held):
                self.runs[place] = (starts, _Written(Path(self.written.name) / f"run-{place}", records))
        self.held = 0

    def finish(self) -> bool:
        """All chunks are there; where some were written, so is the rest. Whether any were."""
        if self.written is not None:
            self._write_all()
        return self.written is not None

    def stretches(self) -> Iterator[Any]:
        """Each stretch, by ascending subjects."""
        for part in range(self.count):
            yield self.stretch(part)

    def stretch(self, part: int) -> Any:
        """The records of one stretch, in the order of arrival."""
        cuts = [(records, int(starts[part]), int(starts[part + 1])) for starts, records in self.runs]
        form = common(records.dtype for records, _, _ in cuts)
        found = WARMTH.array(sum(high - low for _, low, high in cuts), form)
        done = 0
        for records, low, high in cuts:
            records.read(low, high, found[done : done + high - low])
            done += high - low
        return found

    def close(self) -> None:
        """Delete what was written."""
        if self.written is not None:
            self.written.cleanup()


class _Held:
    """Records in memory."""

    def __init__(self, records: Any) -> None:
        self.records, self.dtype = records, records.dtype

    def read(self, low: int, high: int, into: Any) -> None:
        """Copy some of them."""
        if into.dtype == self.dtype:
            into[:] = self.records[low:high]
        else:
            copied(self.records[low:high], into)


class _Written:
    """Records in a file."""

    def __init__(self, path: Path, held: _Held) -> None:
        self.path, self.dtype = path, held.dtype
        held.records.tofile(path)

    def read(self, low: int, high: int, into: Any) -> None:
        """Copy some of them."""
        size = self.dtype.itemsize
        if into.dtype != self.dtype:
            part = np.empty(high - low, self.dtype)
            self.read(low, high, part)
            copied(part, into)
            return
        with self.path.open("rb", buffering=0) as file:
            file.seek(low * size)
            if file.readinto(into.view(np.uint8)) != into.nbytes:
                raise OSError(f"{self.path.name} was cut short")


def by_case(kernel: Kernel, records: Any) -> tuple[Rows, Order]:
    """The rows in order of case and time, and what there is to know of that."""
    subject = np.ascontiguousarray(records["subject"])
    rows = taken(kernel, records, case_order(kernel, subject))
    found = in_order(kernel, rows.subject, rows.at)
    if found is None:
        rows = rows.taken(np.lexsort((rows.at, rows.subject)))
        found = in_order(kernel, rows.subject, rows.at)
    assert found is not None
    return rows, found.apart()


def case_order(kernel: Kernel, subject: Any) -> Any:
    """A stable order by subject: counted, after numbers that lie far apart were ranked by way of a hash."""
    if not kernel.compiled or not len(subject):
        return np.argsort(subject, kind="stable")
    keys = WARMTH.array(len(subject), np.int32)
    low, high = int(subject.min()), int(subject.max())
    if high - low >= SPARSE * len(subject):
        subject = _ranked(kernel, subject)
        low, high = 0, int(subject.max())
    ends = np.zeros(high - low + 2, np.int64)
    kernel.count(subject, low, keys, ends)
    order = WARMTH.array(len(keys), np.int64)
    kernel.place(keys, np.cumsum(ends), order)
    return order


def _ranked(kernel: Kernel, subject: Any) -> Any:
    """Each subject's rank, from 0."""
    n = len(subject)
    size = 1 << max(4, (2 * n + 1).bit_length())
    table, slots = WARMTH.array(size, np.int64), WARMTH.array(size, np.int32)
    slots.fill(-1)
    distinct, keys = WARMTH.array(n, np.int64), WARMTH.array(n, np.int32)
    count = kernel.number(subject, table, slots, distinct, keys)
    rank = np.empty(count, np.int64)
    rank[np.argsort(distinct[:count])] = np.arange(count)
    return np.take(rank, keys)
