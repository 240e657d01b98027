"""Tables of text: a header, then rows of cells; what CSV and spreadsheets share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .cells import RowError
from .intake import Intake


class Record(NamedTuple):
    """One record of a table and the line in which it begins."""

    line: int
    cells: Sequence[str]


def is_blank(record: Record) -> bool:
    """Whether a record says nothing; spreadsheets leave many such behind."""
    return not any(map(str.strip, record.cells))


def take_records(names: Sequence[str], records: Iterable[Record], intake: Intake) -> None:
    """Take in every record below the header; blank ones are no rows."""
    nameless = [place for place, name in enumerate(names) if not name]
    for record in records:
        line, cells = record
        if is_blank(record):
            continue
        if len(cells) != len(names):
            intake.refuse(RowError("CR820", expected=len(names), found=len(cells)), line)
        elif any(cells[place].strip() for place in nameless):
            intake.refuse(RowError("CR830"), line)
        else:
            row: dict[str, object] = dict(zip(names, map(str.strip, cells), strict=True))
            row.pop("", None)
            intake.take(row, line)
