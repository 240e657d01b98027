"""Tables of text: a header, then rows of cells; what CSV and spreadsheets share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .cells import RowError
from .rows import Intake


class Record(NamedTuple):
    """One record of a table and the line in which it begins."""

    line: int
    cells: Sequence[str]


def is_blank(record: Record) -> bool:
    """Whether a record says nothing; spreadsheets leave many such behind."""
    return not any(map(str.strip, record.cells))


def take_records(names: Sequence[str], records: Iterable[Record], intake: Intake) -> None:
    """Take in every record below the header; blank ones are no rows."""
    unnamed = [place for place, name in enumerate(names) if not name]
    width = len(names) - len(unnamed)
    for record in records:
        cells = record.cells
        if is_blank(record):
            continue
        if len(cells) != len(names) or any(cells[place].strip() for place in unnamed):
            intake.refuse(RowError("CR820", expected=width, found=_filled(cells, width)), record.line)
            continue
        row: dict[str, object] = dict(zip(names, map(str.strip, cells), strict=True))
        row.pop("", None)
        intake.take(row, record.line)


def _filled(cells: Sequence[str], width: int) -> int:
    """How many cells a ragged record has; blank ones beyond the header's width are not worth telling."""
    return max(len(cells) if len(cells) <= width else 0, *(n for n, cell in enumerate(cells, 1) if cell.strip()))
