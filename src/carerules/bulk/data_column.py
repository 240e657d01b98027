"""One column of data: how its values are read for each event type that has it, and which rows are no good. (S4.2)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from carerules.expressions.tree import Type
from carerules.history.typed import LARGEST, decode
from carerules.program import opcodes as op
from carerules.program.lower import number_of
from carerules.program.plan import Code, Plan, Program

from .coding import Coding
from .forms import is_text

_NAN = float("nan")
_UNREAD = np.int8(0)


class DataColumn:
    """Reads the column `name` of one subject type; its codes are the same in all chunks of a source.

    Event types may declare a datum of one name differently. A value is coded by the first declaration under which
    it has a meaning; where another one would read it differently its rows are for the engine.
    """

    def __init__(self, program: Program, plan: Plan, name: str, is_read: bool) -> None:
        self.program, self.name = program, name
        self.types: list[Type] = []
        self.having: list[set[int]] = []
        """Per declaration the event types that have it."""
        self.needing: set[int] = set()
        for event in plan.events:
            declared = program.policy.events[event.id].data.get(name) if not event.internal else None
            if declared is not None:
                if declared.type not in self.types:
                    self.types.append(declared.type)
                    self.having.append(set())
                self.having[self.types.index(declared.type)].add(event.code)
                if not declared.optional:
                    self.needing.add(event.code)
        self.coding = Coding(self._meaning, _NAN)
        self.is_blind = not is_read and all(kind.kind == "text" for kind in self.types)
        """Nobody asks what it says, only whether it is there."""
        self._odd: list[dict[int, bool]] = [{} for _ in self.types]

    def _meaning(self, value: Any) -> float:
        for kind in self.types:
            found = self._under(kind, value)
            if found == found:
                return found
        raise ValueError("unknown")

    def _under(self, kind: Type, value: Any) -> float:
        if value == "":
            return _NAN
        try:
            read = decode(value, kind.kind, kind.values, self.program.zone)
        except ValueError:
            return _NAN
        found = number_of(read, self.program.lexicon)
        if kind.kind != "number" and abs(found) >= LARGEST:
            return _NAN  # only the engine has it exactly
        return float(found)

    def read(self, column: Any, events: Any, kinds: list[float]) -> tuple[Any, Any]:
        """Numbers or codes, and the rows that are for the engine (None: none); `kinds` are the types by code."""
        if column is None:
            return np.full(len(events), _NAN), self._rows_of(self.needing, events, kinds)
        if self.is_unread(column):
            absent = self._absent(column)
            needed = self._rows_of(self.needing, events, kinds) if absent is not None else None
            return np.full(len(events), _UNREAD), _both(absent, needed)
        if self.is_number(column):
            return self._numbers(column, events, kinds)
        codes = self.coding.codes(column)
        return codes, self._no_good(codes, events, kinds)

    def is_unread(self, column: Any) -> bool:
        """Whether it is enough to know where something stands."""
        return self.is_blind and is_text(column.type)

    def is_number(self, column: Any) -> bool:
        """Whether its values are whole numbers as they are, not codes."""
        plain = len(self.types) == 1 and self.types[0].kind in ("int", "number")
        return plain and pa.types.is_integer(column.type)

    def _numbers(self, column: Any, events: Any, kinds: list[float]) -> tuple[Any, Any]:
        """Whole numbers as they are or, where some are missing or too large, as decimals: the same in all chunks."""
        missing = np.asarray(column.is_null()) if column.null_count else None
        values = np.asarray(column.fill_null(0) if missing is not None else column)
        large = (values > LARGEST) | (values < -LARGEST) if values.itemsize == 8 else None
        large = large if large is not None and large.any() else None
        if missing is None and large is None:
            return _signed(values), None
        found, marks = values.astype(np.float64), large
        if large is not None:
            found[large] = _NAN
        if missing is not None:
            found[missing] = _NAN
            needed = _both(missing, self._rows_of(self.needing, events, kinds))
            marks = needed if marks is None else marks if needed is None else marks | needed
        return found, marks

    def _absent(self, column: Any) -> Any:
        plain = column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
        if not (pa.types.is_string(plain.type) or pa.types.is_large_string(plain.type)):
            return None if pa.types.is_null(plain.type) is False else np.ones(len(plain), bool)
        absent = np.asarray(pc.fill_null(pc.equal(plain, ""), True))
        return absent if absent.any() else None

    def _no_good(self, codes: Any, events: Any, kinds: list[float]) -> Any:
        """Where a needed value is not there, and where one is there that has no meaning, or not this one."""
        marks = None
        coding = self.coding
        if coding.nothing >= 0 or coding.flawed:
            blank = [coding.nothing] if coding.nothing >= 0 else []
            absent = np.isin(codes, [*blank, *self._empty()])
            if absent.any():
                marks = _both(absent, self._rows_of(self.needing, events, kinds))
        for place, having in enumerate(self.having) if coding.flawed or len(self.types) > 1 else ():
            odd = [code for code in range(len(coding.values)) if self._is_odd(place, code)]
            found = np.isin(codes, odd) if odd else None
            if found is not None and found.any():
                mine = _both(found, self._rows_of(having, events, kinds))
                marks = mine if marks is None else marks if mine is None else marks | mine
        return marks if marks is not None and marks.any() else None

    def _empty(self) -> list[int]:
        return [code for value, code in self.coding.known() if value == ""]

    def _is_odd(self, place: int, code: int) -> bool:
        """Whether a value means something else, or nothing, under the declaration at `place`."""
        known = self._odd[place]
        if code not in known:
            for value, one in self.coding.known():
                if one not in known:
                    known[one] = value != "" and self._differs(place, value, one)
            known.setdefault(code, False)  # nothing there
        return known[code]

    def _differs(self, place: int, value: Any, code: int) -> bool:
        found = self._under(self.types[place], value)
        return found != found or found != self.coding.values[code]

    def _rows_of(self, wanted: set[int], events: Any, kinds: list[float]) -> Any:
        """The rows of some event types (None: no row)."""
        codes = [code for code, kind in enumerate(kinds) if kind in wanted]
        found = np.isin(events, codes) if codes else None
        return found if found is not None and found.any() else None


def _both(one: Any, other: Any) -> Any:
    return None if one is None or other is None else one & other


def _signed(values: Any) -> Any:
    """Whole numbers in a type that the kernel reads."""
    if values.dtype.kind == "u":
        values = values.astype(np.int64 if values.itemsize >= 4 else np.int32)
    return values


def columns_read(plan: Plan) -> set[int]:
    """The columns that some rule asks for."""
    found = {plan.columns[name] for name in ("holder", "period") if name in plan.columns}
    for code in _codes(plan):
        found |= {a for kind, a in zip(code[::2], code[1::2], strict=True) if kind in (op.EVENT, op.OPENING)}
    return found


def _codes(plan: Plan) -> Iterator[Code]:
    for event in plan.events:
        yield from (code for _, code in event.sets)
    for duty in plan.duties:
        yield from (*duty.acts.values(), *duty.opened_by.values(), duty.loop_code, duty.waive_until)
        for version in duty.versions:
            yield from (version.holds_while, version.where, version.keep, version.suspend, version.due)
    for chart in plan.charts:
        yield from (edge.when for cells in chart.edges for edges in cells.values() for edge in edges)
    for gauge in plan.gauges:
        yield from (gauge.value, gauge.where, gauge.condition)
