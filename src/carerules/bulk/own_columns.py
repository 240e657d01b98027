"""The kernel's own columns: who acted, with what evidence, and under which id where that matters. (S4.3, S4.5, S8)"""

from __future__ import annotations

from typing import Any

import numpy as np

from carerules.history.cells import Cells, RowError
from carerules.history.event import Limits
from carerules.program import opcodes as op
from carerules.program.plan import Plan, Program
from carerules.temporal.duration import Duration, Unit
from carerules.temporal.instants import DAY, HOUR, MINUTE, NEVER

from .able import evidence_of
from .coding import Coding
from .naive import instants_of

_IDS = frozenset({op.EVENT_ID, op.OPENING_ID})
_SHORTEST = {Unit.MIN: MINUTE, Unit.H: HOUR, Unit.D: DAY, Unit.W: 7 * DAY, Unit.WD: DAY, Unit.SD: DAY,
             Unit.MO: 28 * DAY, Unit.Y: 365 * DAY}  # fmt: skip
"""What a unit comes to at least: only a record that is later than that has its own deadline worked out."""


class OwnColumns:
    """Reads them chunk by chunk."""

    def __init__(self, program: Program, plan: Plan) -> None:
        self.program, self.plan = program, plan
        self.cells = Cells(program.zone, Limits().cell, microseconds=False)
        nothing = float("nan")
        self.codings = [Coding(self._actor, nothing), Coding(self._evidence, 0.0)]
        self.kinds = {kind: 1 << place for place, kind in enumerate(evidence_of(plan))}
        self.by_id = {event.code for event in plan.events if self._asks_id(event.code)}
        self.late = {
            event.code: event.record_within for event in plan.events if event.record_within is not None
        }

    def _actor(self, value: Any) -> float:
        return float(self.program.lexicon.code(self._identifier(value)))

    def _identifier(self, value: Any) -> str:
        try:
            found = self.cells.identifier(value, "by")
        except RowError:
            found = None
        if not found:
            raise ValueError("nobody")
        return found

    def _evidence(self, value: Any) -> float:
        try:
            kinds = self.cells.evidence(value)
        except RowError:
            raise ValueError("evidence") from None
        return float(sum(self.kinds.get(self.program.lexicon.code(kind), 0) for kind in kinds))

    def _asks_id(self, code: int) -> bool:
        """Whether a rule asks for the id of an event of this type: as it opens, acts, or sets a fact."""
        plan, event = self.plan, self.plan.events[code]
        codes = [one for _, one in event.sets]
        for duty in plan.duties:
            if code in duty.opened_by:
                codes += [duty.loop_code, duty.opened_by[code], *duty.acts.values()]
                codes += [version.where for version in duty.versions]
            if code in duty.acts:
                codes += [duty.acts[code], *(version.where for version in duty.versions)]
        for chart in plan.charts:
            codes += [edge.when for cells in chart.edges for edge in cells.get(code, ())]
        return any(kind in _IDS for one in codes for kind in one[::2])

    def read(self, table: dict[str, Any], events: Any, types: list[float]) -> tuple[list[Any], Any]:
        """Actors, evidence and ids; and the rows that are for the engine."""
        marks = np.zeros(len(events), bool)
        columns = [self._coded(table.get("by"), self.codings[0], len(events), marks)]
        columns.append(self._coded(table.get("evidence"), self.codings[1], len(events), marks))
        columns.append(self._ids(table.get("id"), events, types, marks))
        return columns, marks

    def _coded(self, column: Any, coding: Coding, n: int, marks: Any) -> Any:
        if column is None:
            return np.full(n, coding.blank(), np.int32)
        codes = coding.codes(column)
        flawed = [code for code in coding.flawed if code != coding.nothing]
        if flawed and coding is self.codings[1]:
            marks |= np.isin(codes, flawed)
        return codes

    def _ids(self, column: Any, events: Any, types: list[float], marks: Any) -> Any:
        """The ids of those rows whose type asks for them, as codes of the lexicon."""
        found = np.full(len(marks), np.nan)
        wanted = np.isin(events, [code for code, kind in enumerate(types) if kind in self.by_id])
        places = np.flatnonzero(wanted)
        if not len(places):
            return found
        texts = [None] * len(places) if column is None else column.take(_plain(places)).to_pylist()
        for place, text in zip(places, texts, strict=True):
            try:
                found[place] = self._actor(text)
            except ValueError:
                marks[place] = True  # its name is made up by the engine
        return found

    def backfilled(self, column: Any, events: Any, types: list[float], at: Any) -> Any:
        """The places of rows that were recorded later than their type allows. # S8.1"""
        if column is None or not self.late or column.null_count == len(column):
            return _NO_PLACES
        there = np.asarray(column.is_valid())
        recorded = np.zeros(len(at), np.int64)
        recorded[there] = instants_of(column.drop_null(), self.program.zone)
        least = [_least(self.late.get(int(kind))) for kind in types]
        found = np.flatnonzero(there & (recorded - at > np.take(np.array(least, np.int64), events)))
        return np.array([p for p in found if self._is_late(types[events[p]], at[p], recorded[p])], np.int64)

    def _is_late(self, kind: float, at: int, recorded: int) -> bool:
        within = self.late[int(kind)]
        return int(recorded) > self.program.reckoner.after(int(at), within).at


def _least(length: Duration | None) -> int:
    return NEVER if length is None else length.n * _SHORTEST[length.unit]


def _plain(places: Any) -> Any:
    import pyarrow as pa

    return pa.array(places)


_NO_PLACES = np.zeros(0, np.int64)
