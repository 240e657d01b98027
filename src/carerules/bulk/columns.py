"""Arrow columns become the kernel's: event types and data coded, instants in microseconds, odd rows marked. (S4.2)"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
import pyarrow as pa

from carerules.history.cells import FIRST_INSTANT, LAST_INSTANT
from carerules.program.plan import Plan, Program

from .coding import Coding, NotColumnar
from .conditions import OWN
from .data_column import DataColumn, columns_read
from .drawers import Drawers
from .naive import instants_of
from .own_columns import OwnColumns
from .tables import floats, ints
from .warm import WARMTH

ASIDE = "data"
"""The column of all data as one object: a row that has it is for the engine, and so is its case."""


@dataclass(slots=True)
class Rows:
    """Rows as arrays. `data[0]` are event codes; `irregular` marks rows that only the engine can judge, or is None.

    `row` are their numbers in the source, or the first one where they follow each other.
    """

    subject: Any
    at: Any
    row: Any
    data: list[Any]
    irregular: Any
    backfilled: Any = ()
    """As a chunk is read: the places of rows recorded later than their type allows."""

    def numbers(self) -> Any:
        """The number of each row in the source."""
        return np.arange(self.row, self.row + len(self.at)) if isinstance(self.row, int) else self.row

    def taken(self, order: Any) -> Rows:
        """Some of the rows, in that order."""
        if isinstance(order, slice) and isinstance(self.row, int):
            row: Any = self.row + (order.start or 0)
        else:
            row = _taken(self.numbers(), order)
        irregular = None if self.irregular is None else _taken(self.irregular, order)
        data = [_taken(column, order) for column in self.data]
        return Rows(_taken(self.subject, order), _taken(self.at, order), row, data, irregular)


def _taken(column: Any, order: Any) -> Any:
    """The values of some places, in warm memory; those of a slice without a copy."""
    if isinstance(order, slice):
        return column[order]
    out = WARMTH.array(len(order), column.dtype)
    return np.take(column, order, out=out, mode="clip")  # in the other modes numpy goes by way of a copy


class Layout:
    """How the columns of one source are read for one subject type; codes are the same in all its chunks.

    `own`: actor, evidence and id matter to the kernel as well.
    """

    def __init__(self, program: Program, plan: Plan, own: bool) -> None:
        self.program, self.plan = program, plan
        self.own = OwnColumns(program, plan) if own else None
        self.drawers: Drawers | None = None
        self._void = -1
        self._recoding: tuple[int, Any, Any] | None = None
        self.types = program.policy.events
        self.events = Coding(self._event_code, -1.0)
        read = columns_read(plan)
        self.data = [DataColumn(program, plan, name, place in read) for name, place in plan.columns.items()]
        if own:
            self.drawers = Drawers(self.data)

    def _event_code(self, text: Any) -> float:
        name = str(text).strip()
        code = self.plan.event_codes.get(name, -1) if name in self.types else -1
        if code < 0:
            raise ValueError("unknown")
        return float(code)

    def void_code(self) -> int:
        """The code in the data of an event that does nothing."""
        if self._void < 0:
            self._void = self.events.add(float(len(self.plan.events)))
        return self._void

    def event_codes(self) -> list[int]:
        """Code in the data -> code of the plan; a type that is none stands for the first, its rows are irregular."""
        return [max(int(value), 0) for value in self.events.values]

    def recoding(self) -> tuple[Any, Any]:
        """What the codes of each column come to: one list, and where each column's begins (-1: it holds numbers).

        Before each column's there is one that is unknown. Codings only grow, so that a list of the same length is the
        same.
        """
        codings = [column.coding for column in self.data] + (self.own.codings if self.own else [])
        size = sum(len(coding.values) for coding in codings)
        if self._recoding is None or self._recoding[0] != size:
            starts = accumulate((1 + len(coding.values) for coding in codings), initial=1)
            used = [start if coding.values else -1 for start, coding in zip(starts, codings, strict=False)]
            values = floats(value for coding in codings for value in (float("nan"), *coding.values))
            self._recoding = size, values, ints([-1, *used, -1])
        return self._recoding[1:]

    def spread(self, arrays: list[Any]) -> list[Any]:
        """The array of each of the kernel's columns; what nobody reads is there by name only."""
        if self.drawers is None:
            return arrays
        lie = self.drawers.drawer or [-1] * len(self.data)
        return [arrays[0], *(arrays[1 + place] for place in lie), *arrays[len(arrays) - len(OWN) :]]

    def rows(self, table: dict[str, Any], chosen: Any, subject: Any, first_row: int) -> Rows:
        """The rows of a chunk; subject, instant and event type of each are there.

        Of `table` the columns of the format are those rows already, those of data are still to be `chosen` (None: all).
        """
        at = instants_of(table["occurred_at"], self.program.zone)
        events = self.events.codes(table["event"])
        irregular = self._first_marks(table, events, at)
        values, marks = self._data(table, chosen, events)
        data = [events, *values]
        if marks is not None and marks.any():
            irregular = marks if irregular is None else irregular | marks
        backfilled: Any = ()
        if self.own is not None:
            more, marks = self.own.read(table, events, self.events.values)
            data += more
            if marks.any():
                irregular = marks if irregular is None else irregular | marks
            backfilled = self.own.backfilled(table.get("recorded_at"), events, self.events.values, at)
        return Rows(subject, at, first_row, data, irregular, backfilled)

    def _data(self, table: dict[str, Any], chosen: Any, events: Any) -> tuple[list[Any], Any]:
        """The arrays of the data, and the rows that are for the engine (None: none)."""
        kinds = self.events.values
        if self.drawers is not None:
            return self.drawers.read(table, chosen, events, kinds)
        places = None if chosen is None else pa.array(chosen)
        found, irregular = [], None
        for column in self.data:
            cells = table.get(column.name)
            if cells is not None and places is not None:
                cells = cells.take(places)
            values, marks = column.read(cells, events, kinds)
            found.append(values)
            if marks is not None:
                irregular = marks if irregular is None else irregular | marks
        return found, irregular

    def _first_marks(self, table: dict[str, Any], events: Any, at: Any) -> Any:
        marks: list[Any] = []
        if self.events.flawed:
            marks.append(np.isin(events, self.events.flawed))
        column = table.get(ASIDE)
        if column is not None and column.null_count < len(column):
            marks.append(np.asarray(column.is_valid()))
        kind = table["subject_type"].dictionary_encode()
        wrong = [place for place, text in enumerate(kind.dictionary.to_pylist()) if text != self.plan.id]
        if wrong:
            marks.append(np.isin(np.asarray(kind.indices), wrong))
        recorded = table.get("recorded_at")
        if recorded is not None and recorded.null_count < len(recorded):
            marks.append(self._early(recorded, at))
        marks = [mark for mark in marks if mark.any()]
        return np.logical_or.reduce(marks) if marks else None

    def _early(self, recorded: Any, at: Any) -> Any:
        """Rows that were recorded before they happened. # S4.2"""
        there = np.asarray(recorded.is_valid())
        instants = instants_of(recorded.drop_null(), self.program.zone)
        if not believable(int(instants.min()), int(instants.max())):
            raise NotColumnar("recorded_at")
        early = np.zeros(len(at), bool)
        early[there] = instants < at[there]
        return early


def believable(first: int, last: int) -> bool:
    """Whether instants are ones that a year of four digits can write."""
    return first >= FIRST_INSTANT and last <= LAST_INSTANT
