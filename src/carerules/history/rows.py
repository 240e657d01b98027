"""One row -> one event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from carerules.diagnostics.suggest import nearest

from .cells import Cells, RowError
from .event import ALIASES, DATA, FIELDS, Event
from .json_text import parse_object

_OWN = frozenset({*FIELDS, *ALIASES, DATA})
Row = Mapping[str, object]


def read_row(row: Row, number: int, cells: Cells) -> Event:
    """The event that a row holds, its `number` counted from 1; RowError where it holds none.

    Empty cells say nothing. Every name that says nothing of the event itself is a datum.
    """
    occurred = cells.moment(_occurred_at(row), "occurred_at")
    written = row.get("recorded_at")
    recorded = None if _is_empty(written) else cells.moment(written, "recorded_at")
    return Event(
        subject=_required(row, "subject", cells),
        subject_type=_required(row, "subject_type", cells),
        type=_required(row, "event", cells),
        occurred_at=occurred.at,
        date_only=occurred.date_only,
        recorded_at=recorded.at if recorded else None,
        recorded_date_only=recorded is not None and recorded.date_only,
        by=cells.identifier(row.get("by"), "by"),
        data=_data(row, cells),
        evidence=cells.evidence(row.get("evidence")),
        id=cells.identifier(row.get("id"), "id"),
        corrects=cells.identifier(row.get("corrects"), "corrects"),
        retracts=cells.identifier(row.get("retracts"), "retracts"),
        row=number,
    )


def _occurred_at(row: Row) -> object:
    written = [row[name] for name in ("occurred_at", *ALIASES) if not _is_empty(row.get(name))]
    if len(written) > 1:
        raise RowError("CR827", "occurred_at")
    return written[0] if written else _refuse(row, "occurred_at")


def _required(row: Row, column: str, cells: Cells) -> str:
    return cells.identifier(row.get(column), column) or _refuse(row, column)


def _data(row: Row, cells: Cells) -> dict[str, object]:
    """The event's data: every other column, and what the column `data` holds."""
    found: dict[str, object] = {}
    for name, value in row.items():
        if value is None or name in _OWN or (isinstance(value, str) and not value):
            continue
        _put(found, name, value, cells)
    nested = row.get(DATA)
    if not _is_empty(nested):
        for name, value in _object(nested, cells).items():
            if not _is_empty(value):
                _put(found, name, value, cells)
    return found


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value)


def _put(found: dict[str, object], name: object, value: object, cells: Cells) -> None:
    if not isinstance(name, str):
        raise RowError("CR826", DATA)
    name = cells.text(name, DATA)
    if name in found:
        raise RowError("CR827", name)
    found[name] = cells.datum(value, name)


def _object(value: object, cells: Cells) -> Row:
    if isinstance(value, Mapping):
        return value
    if not isinstance(value, str):
        raise RowError("CR826", DATA)
    try:
        return parse_object(cells.text(value, DATA))
    except ValueError:
        raise RowError("CR823", DATA) from None


def _refuse(row: Row, column: str) -> NoReturn:
    """Empty, or not there at all: then perhaps under a misspelt name."""
    others = (name for name in row if isinstance(name, str) and name not in _OWN)
    near = None if column in row else nearest(column, others)
    raise RowError("CR821", column, suggestion=near) if near else RowError("CR821", column)
