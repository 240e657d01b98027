"""Obligations, findings and rejected rows as one CSV table, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from carerules.diagnostics.wording import Language

from .record import Record, records
from .selection import Selection

COLUMNS = (
    "kind", "id", "finding", "severity", "subject", "subject_type", "duty", "status", "bucket", "opened_at", "due",
    "discharged_at", "violated_at", "ended_at", "ceased_at", "lateness_seconds", "provisional", "assumed",
    "backfilled", "bearer", "unit", "unit_type", "responsible", "for", "step", "period", "at", "until", "workflow",
    "obligation", "missing", "cause", "events", "source", "row", "column", "code", "message",
)  # fmt: skip
KINDS = ("obligation", "finding", "rejected")

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(selection: Selection, language: Language) -> Iterator[str]:
    """The header and one row a record; the names of the columns are those of docs/jsonl.md.

    A byte order mark goes first, or spreadsheet programs in China take the text for GBK. A text that a
    spreadsheet would run as a formula gets an apostrophe before it.
    """
    yield _BYTE_ORDER_MARK + _row(list(COLUMNS))
    for record in records(selection, language):
        if record["kind"] in KINDS:
            yield _row([_cell(record, column) for column in COLUMNS])


def _row(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


def _cell(record: Record, column: str) -> str:
    value = record.get(column)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = "; ".join(map(_part, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _part(value: object) -> str:
    return f"{value['source']} {value['clause']}" if isinstance(value, dict) else str(value)
