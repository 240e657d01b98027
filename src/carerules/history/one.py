"""One event that a program hands over: read like a row of a table, without a table around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from carerules.diagnostics.diagnostic import DataError
from carerules.temporal.zone import Zone

from .cells import Cells, RowError
from .event import Event, Limits
from .read import read
from .rows import read_row


@dataclass(frozen=True, slots=True)
class OneByOne:
    """Reads single events in one time zone; what it remembers of earlier ones never bears on the answer."""

    zone: Zone
    _cells: Cells

    def read(self, row: Mapping[str, object]) -> Event:
        """The event that `row` holds, as `read` would read a list of this one row. Raises DataError."""
        try:
            return read_row(row, 1, self._cells)
        except RowError:
            refused = read([row], zone=self.zone).rejected
            raise DataError([rejected.diagnostic for rejected in refused]) from None


@lru_cache(maxsize=16)
def one_by_one(zone: Zone) -> OneByOne:
    """The reader of single events whose naive times are in `zone`."""
    return OneByOne(zone, Cells(zone, Limits().cell, microseconds=True))
