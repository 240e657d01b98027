"""Rows that are events without meaning: each is a finding and changes nothing, so its case need not be left. (S4.2)"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from carerules.engine.intake import take_in
from carerules.history.read import read
from carerules.program import flags
from carerules.program.plan import Plan, Program

from .columns import Layout, Rows
from .origin import Origin

KINDS = {flags.UNKNOWN: "unknown_event", flags.INVALID: "invalid_event"}


class Voids:
    """Looks at the rows that the columns cannot judge, with the engine's own eyes."""

    def __init__(self, origin: Origin, program: Program, layout: Layout, as_of: int) -> None:
        self.origin, self.program, self.layout, self.as_of = origin, program, layout, as_of
        self.rows: list[int] = []
        self.kinds: list[str] = []
        """The numbers of such rows up to `as_of`, and the kind of finding that each is."""

    def take_out(self, rows: Rows) -> None:
        """Rows that certainly have no meaning are irregular no more: they stand under a type that does nothing."""
        if rows.irregular is None:
            return
        places = np.flatnonzero(rows.irregular)
        numbers = rows.numbers()[places]
        found = self._kinds_of(numbers)
        void = np.array([place for place, kind in zip(places, found, strict=True) if kind], np.int64)
        if not len(void):
            return
        rows.irregular = rows.irregular.copy()
        rows.irregular[void] = False
        rows.data[0] = rows.data[0].astype(np.int32)
        rows.data[0][void] = self.layout.void_code()
        rows.backfilled = np.setdiff1d(rows.backfilled, void)
        for number, at, kind in zip(numbers, rows.at[places], found, strict=True):
            if kind and at <= self.as_of:
                self.rows.append(int(number))
                self.kinds.append(kind)

    def _kinds_of(self, numbers: Any) -> list[str]:
        """The kind of finding that each row is; empty: it is none, or nobody but its reader can tell."""
        plan: Plan = self.layout.plan
        table = self.origin.whole_rows(np.asarray(numbers, np.int64) - 1)
        found = [""] * len(numbers)
        for record in read(table, zone=self.program.zone, columns=self.origin.mapping).events:
            if record.subject_type == plan.id:
                event = take_in(self.program, plan, record, 0, "", conflict=False)
                found[record.row - 1] = KINDS.get(event.flag, "")
        return found

    def counted(self, left: Any) -> Counter[str]:
        """How many findings of each kind there are, but for rows of cases that were left."""
        of_left = np.isin(np.array(self.rows, np.int64), left)
        return Counter(kind for kind, is_left in zip(self.kinds, of_left, strict=True) if not is_left)
