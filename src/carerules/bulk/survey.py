"""A first look over a source with several subject types: which rows are whose, and which units they name. (S1.1)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from carerules.answer.naming import named_by
from carerules.history.cells import LAST_INSTANT, Cells, RowError
from carerules.history.event import Limits
from carerules.program.plan import Program

from .coding import NotColumnar
from .columns import ASIDE, believable
from .intake import good_rows
from .lines import bits
from .naive import instants_of
from .origin import Origin, row_count, subjects_of
from .settlement import Settlement

ENGINE, BAD, DROPPED = -1, -2, -3
"""A row for the engine, one that is no event, and one without effect."""


@dataclass(slots=True)
class Survey:
    """What there is. `kinds` holds for each row its subject type's place in `types`, or ENGINE, BAD or DROPPED.

    `first` is the first instant of each type, `since` that of all records up to `as_of`, `instances` the names of
    units' instances in rows that are for the kernel.
    """

    program: Program
    as_of: int
    types: list[str]
    names: Any
    settlement: Settlement
    rows: int = 0
    late: int = 0
    since: int = LAST_INSTANT
    earliest: int = LAST_INSTANT
    bad: list[int] = field(default_factory=list)
    kinds: Any = None
    first: dict[str, int] = field(default_factory=dict)
    instances: dict[str, set[str]] = field(default_factory=dict)
    aside: set[int] = field(default_factory=set)
    """Subjects whose records are all for the engine."""
    _parts: list[tuple[Any, Any]] = field(default_factory=list)

    def look(self, origin: Origin) -> None:
        """All of it, once; a row that only the engine reads takes its whole case with it."""
        for table in origin.chunks():
            self._look_at(table)
        kinds = np.concatenate([part for part, _ in self._parts]) if self._parts else np.zeros(0, np.int8)
        kinds[self.settlement.dropped] = DROPPED
        if self.aside or len(self.settlement.disputed):
            subjects = np.concatenate([part for _, part in self._parts])
            self.aside.update(subjects[self.settlement.disputed].tolist())
            kinds[np.isin(subjects, list(self.aside))] = ENGINE
        kinds[self.bad] = BAD
        self.kinds = kinds
        row = 0
        for table in origin.chunks():
            self._name_units(table, kinds[row : row + row_count(table)])
            row += row_count(table)

    def others(self) -> Any:
        """The numbers, from 0, of the rows that are for the engine."""
        return np.flatnonzero(self.kinds == ENGINE)

    def _look_at(self, table: dict[str, Any]) -> None:
        good = good_rows(table)
        if good is not None:
            self.bad += (np.flatnonzero(~good) + self.rows).tolist()
        self.rows += row_count(table)
        subjects = subjects_of(self.names, table["subject"].fill_null(0 if self.names is None else ""))
        self._parts.append((self._kinds(table["subject_type"]), subjects))
        column = table.get(ASIDE)
        if column is not None and column.null_count < len(column):
            self.aside.update(np.unique(subjects[np.asarray(column.is_valid())]).tolist())

    def _kinds(self, column: Any) -> Any:
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        texts = coded.dictionary.to_pylist()
        if any(
            isinstance(text, str) and text.strip() in self.types and text not in self.types for text in texts
        ):
            raise NotColumnar("subject_type")
        places = np.array(
            [self.types.index(t) if t in self.types else ENGINE for t in texts] or [ENGINE], np.int8
        )
        return np.take(places, np.asarray(coded.indices.fill_null(0)))

    def _name_units(self, table: dict[str, Any], kinds: Any) -> None:
        """Instants and names, of rows that are events. # S1.1.b"""
        good = kinds != BAD
        if not good.any():
            return
        chosen = bits(good)
        at = instants_of(table["occurred_at"].filter(chosen), self.program.zone)
        if not believable(int(at.min()), int(at.max())):
            raise NotColumnar("occurred_at")
        self.late += int(np.count_nonzero(at > self.as_of))
        self.earliest = min(self.earliest, int(at.min()))
        known = at <= self.as_of
        if not known.any():
            return
        ours = kinds[good] >= 0
        for place, kind in enumerate(self.types):
            own = at[(kinds[good] == place) & known]
            if len(own):
                self.first[kind] = min(self.first.get(kind, LAST_INSTANT), int(own.min()))
                self.since = min(self.since, self.first[kind])
        events = table["event"].filter(chosen)
        wanted = known & ours
        for (name, unit), types in self._pointers().items():
            column = table.get(name)
            if column is not None:
                asked = wanted & np.asarray(pc.is_in(events.cast(pa.string()), value_set=pa.array(types)))
                self._note(unit, name, pc.unique(column.filter(chosen).filter(bits(asked))))

    def _pointers(self) -> Mapping[tuple[str, str], list[str]]:
        """(datum, unit) -> types of events, of the subject types that are for the kernel."""
        found: dict[tuple[str, str], list[str]] = {}
        for event, pointers in named_by(self.program.policy).items():
            if self.program.policy.events[event].subject in self.types:
                for name, unit in pointers.items():
                    found.setdefault((name, unit), []).append(event)
        return found

    def _note(self, unit: str, name: str, values: Any) -> None:
        cells = Cells(self.program.zone, Limits().cell, microseconds=False)
        for value in values.to_pylist():
            if isinstance(value, str) and value:
                try:
                    self.instances.setdefault(unit, set()).add(cells.text(value, name))
                except RowError:
                    raise NotColumnar(name) from None
