"""Columns that no event type has together share one array, a drawer: most cells of a wide table are empty. (S4.2)

A row has a value only in the columns that its event type declares; those of one row lie in different drawers. What a
cell says in a column that its type does not declare is never read, here or by the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from .coding import SMALL
from .data_column import DataColumn

_NOTHING = -1
"""The code of "nothing there" in every drawer of codes: one place before the first code of each column."""


class Drawers:
    """The drawers of one subject type. Which column lies in which is settled with the first chunk."""

    def __init__(self, columns: Sequence[DataColumn]) -> None:
        self.columns = columns
        self.having: list[set[int]] = [set().union(*column.having) for column in columns]
        """Per column the event types that declare it."""
        self.drawer: list[int] = []
        """Per column its drawer, or -1: nobody reads it."""
        self._is_number: list[bool] = []
        """Per drawer whether it holds numbers as they are, not codes."""

    def read(
        self, table: dict[str, Any], chosen: Any, events: Any, kinds: list[float]
    ) -> tuple[list[Any], Any]:
        """The drawers of the rows `chosen` (None: all), and marks of those that are for the engine.

        `events` are codes of event types, `kinds` the types by code.
        """
        if not self.drawer:
            self._assign(table)
        by_type = _rows_by_type(events, len(kinds))
        drawers = [
            np.full(len(events), np.nan) if number else np.full(len(events), _NOTHING, np.int32)
            for number in self._is_number
        ]
        marks = np.zeros(len(events), bool)
        for place, column in enumerate(self.columns):
            having = self.having[place]
            parts = [rows for code, rows in enumerate(by_type) if len(rows) and kinds[code] in having]
            if not parts:
                continue
            rows = np.concatenate(parts) if len(parts) > 1 else parts[0]
            cells = table.get(column.name)
            if cells is not None:
                cells = cells.take(pa.array(rows if chosen is None else chosen[rows]))
            values, odd = column.read(cells, events[rows], kinds)
            if odd is not None:
                marks[rows[odd]] = True
            if self.drawer[place] >= 0:
                drawers[self.drawer[place]][rows] = values
        return drawers, marks

    def _assign(self, table: dict[str, Any]) -> None:
        members: list[set[int]] = []
        for place, column in enumerate(self.columns):
            cells = table.get(column.name)
            if cells is None or column.is_unread(cells):
                self.drawer.append(-1)
                continue
            number = column.is_number(cells)
            free = [
                which
                for which, types in enumerate(members)
                if self._is_number[which] == number and not types & self.having[place]
            ]
            if not free:
                members.append(set())
                self._is_number.append(number)
            which = free[0] if free else len(members) - 1
            members[which] |= self.having[place]
            self.drawer.append(which)


def _rows_by_type(events: Any, types: int) -> list[Any]:
    """For each code of an event type its rows, in order."""
    small = events.astype(np.int16) if types < SMALL else events
    order = np.argsort(small, kind="stable")
    ends = np.cumsum(np.bincount(events, minlength=types))
    return [order[start:end] for start, end in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True)]
