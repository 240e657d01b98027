"""CSV (RFC 4180): comma-separated, quoted where needed, the header in the first line."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from carerules.diagnostics.diagnostic import DataError, Diagnostic

from .cells import RowError
from .columns import Columns
from .encoding import open_text
from .intake import Intake
from .table import Record, is_blank, take_records


def read_csv(path: Path, intake: Intake, columns: Columns) -> list[Diagnostic]:
    """Take in a file; returns warnings, raises DataError where there is no table in it."""
    with open_text(path, intake.file, header=True) as stream:
        records = _Records(stream, intake)
        header = next((record for record in records if not is_blank(record)), None)
        if header is None:
            return []
        starts = _starts(records.lines.text(), header.cells)
        cells = zip(starts, header.cells, strict=True)
        places = [intake.span(header.line, start, len(cell)) for start, cell in cells]
        names = columns.header(header.cells, places)
        records.width = len(names)
        take_records(names, records, intake)
    return columns.unused(places[0])


class _Lines:
    """The lines of a file, counted; those of the present record can be read once more."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self._record: list[str] = []
        self._read = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._stream)
        self._record.append(line)
        self._read += 1
        return line

    def begin(self) -> int:
        """The number of the line with which the next record begins."""
        self._record.clear()
        return self._read + 1

    def give_back(self) -> None:
        """All lines of the present record but its first will be read once more."""
        self._again.extendleft(reversed(self._record[1:]))
        self._read -= len(self._record) - 1

    @property
    def count(self) -> int:
        """How many lines the present record has."""
        return len(self._record)

    def hide(self, width: int) -> bool:
        """Whether a line of the present record, but for the first, would make a row of that width."""
        return any(line.count(",") >= width - 1 for line in self._record[1:])

    def text(self) -> str:
        """The present record as written."""
        return "".join(self._record)


class _Records:
    """Records of a CSV file. A quotation mark left open costs its own line only, not all that follow it.

    It shows in a record that cannot be read, and in one over several lines that has not the header's `width` or
    seems to hold further rows: better a long note refused aloud than the next child's rows lost in silence.
    """

    def __init__(self, stream: TextIO, intake: Intake) -> None:
        self.lines = _Lines(stream)
        self.width = 0
        self._intake = intake
        self._reader = csv.reader(self.lines, strict=True)

    def __iter__(self) -> Iterator[Record]:
        while True:
            line = self.lines.begin()
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error:
                self._refuse(line)
                continue
            if (
                self.width
                and self.lines.count > 1
                and (len(cells) != self.width or self.lines.hide(self.width))
            ):
                self._refuse(line)
            else:
                yield Record(line, cells)

    def _refuse(self, line: int) -> None:
        if not self.width:
            raise DataError([Diagnostic("CR806", self._intake.span(line), {"format": "CSV"})])
        longest = csv.field_size_limit()
        one_cell_too_long = self.lines.count == 1 and len(self.lines.text()) > longest
        self.lines.give_back()
        error = RowError("CR825", limit=longest) if one_cell_too_long else RowError("CR828")
        self._intake.refuse(error, line)


def _starts(written: str, cells: Sequence[str]) -> list[int]:
    """The column at which each header stands, counted from 1."""
    starts, reached = [], 0
    for cell in cells:
        found = max(written.find(cell, reached), reached)
        starts.append(found + 1)
        reached = found + len(cell)
    return starts
