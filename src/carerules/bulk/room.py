"""Room for what the kernel says: arrays that grow."""

from __future__ import annotations

from typing import Any

import numpy as np

COLUMNS = {
    "case": np.int32, "duty": np.int16, "status": np.int8, "flags": np.int8, "opened_at": np.int64,
    "due": np.int64, "ended_at": np.int64, "ceased_at": np.int64, "link": np.int32,
}  # fmt: skip
REFERENCES = {"opened_by": np.int32, "ended_by": np.int32}


class Room:
    """Arrays for obligations, for rows that did nothing (`odd`), and for how each case stands at the end."""

    def __init__(self, cases: int, duties: int, charts: int, lines: int, odd: int, everything: bool) -> None:
        self.case: Any
        for name, kind in COLUMNS.items():
            setattr(self, name, np.empty(lines, kind))
        for name, kind in REFERENCES.items():
            setattr(self, name, np.empty(lines if everything else 1, kind))
        self.everything = everything
        self.odd = np.empty(odd, np.int32)
        self.counts = np.zeros(8 * duties + 8, np.int64)
        self.left = np.zeros(cases + 1, np.int8)
        self.leaf = np.full(cases * charts + 1, -1, np.int16)
        self.since = np.zeros(cases * charts + 1, np.int64)

    def grow(self) -> None:
        """Twice the room; what is written stays."""
        names = [*COLUMNS, *(REFERENCES if self.everything else ()), "odd"]
        for name in names:
            old = getattr(self, name)
            new = np.empty(2 * len(old) + 16, old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)
