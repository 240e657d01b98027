"""Room for one event and for what the kernel says about it; no numpy, which would cost a start its time."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

from carerules.bulk.kernel.words import HEAD, LINE, SLOTS
from carerules.bulk.tables import Tables, ints

MOST_LINES = 64
"""Obligations that may be undone in one case, or end by one event; a case with more is for the engine."""


class Columns:
    """The columns of one row: event type first, then the data, as the kernel reads them."""

    def __init__(self, events: int, columns: int) -> None:
        self._code, self._at = array("q", [0]), array("q", [0])
        self._given = array("d", [0.0] * (columns + 1))
        self.code_one, self.at_one = memoryview(self._code), memoryview(self._at)
        self.at, self.given = self.at_one, memoryview(self._given)
        self.offsets, self.subjects = ints((0, 1)), ints((0,))
        self.event_code, self.recode = ints(range(events)), memoryview(array("d", [0.0]))
        self.is_packed = 0
        self.recode_from = ints([-1] * (columns + 1))
        self.data: list[Any] = [self.code_one, *(self.given[n : n + 1] for n in range(1, columns + 1))]
        first = self._given.buffer_info()[0]
        self.base = ints([self._code.buffer_info()[0], *(first + 8 * n for n in range(1, columns + 1))])
        self.width = ints([8, *[0] * columns])


class Lines:
    """Room for the lines of one case, as `Machine.give` takes it."""

    def __init__(self, tables: Tables) -> None:
        for name in ("subject", "opened_at", "due", "ended_at", "ceased_at", "since"):
            setattr(self, name, _room("q", MOST_LINES))
        self.subject: Any = _room("q", MOST_LINES)
        self.duty, self.leaf = _room("h", MOST_LINES), _room("h", tables.n_charts + 1)
        self.status, self.flags, self.left = (_room("b", MOST_LINES) for _ in range(3))
        self.link, self.origin, self.odd = _room("i", MOST_LINES), _room("i", MOST_LINES), _room("i", 4)
        self.counts, self.shares = _room("q", SLOTS * tables.n_lines + SLOTS), _room("b", 1)
        self.places = _room("d", 1)


@dataclass(slots=True)
class Sheet:
    """What a desk writes on: one event, the bytes of a case."""

    at_one: Any
    code_one: Any
    given: Any
    sheet: Any


def sheet_for(columns: Columns, row: int) -> Sheet:
    """A sheet for cases whose row has so many numbers."""
    return Sheet(
        columns.at_one,
        columns.code_one,
        columns.given,
        _room("q", max(row, HEAD) + LINE * MOST_LINES),
    )


def _room(kind: str, length: int) -> Any:
    return memoryview(array(kind, [0] * length))
