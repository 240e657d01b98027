"""Room for what the kernel says: arrays that grow."""

from __future__ import annotations

from typing import Any

import numpy as np

from .kernel.words import SLOTS
from .warm import WARMTH

COLUMNS = {
    "subject": np.int64, "duty": np.int16, "status": np.int8, "flags": np.int8, "opened_at": np.int64,
    "due": np.int64, "ended_at": np.int64, "ceased_at": np.int64,
}  # fmt: skip
LINK = {"link": np.int32, "origin": np.int32}


class Room:
    """Arrays for obligations, for rows that did nothing (`odd`), and for how each case stands at the end."""

    def __init__(
        self, cases: int, told: int, charts: int, indicators: int, relations: int, lines: int, odd: int
    ) -> None:
        self.subject: Any
        for name, kind in {**COLUMNS, **LINK}.items():
            setattr(self, name, WARMTH.array(lines, kind))
        self.odd = WARMTH.array(odd, np.int32)
        self.counts = np.zeros(SLOTS * told + SLOTS, np.int64)
        self.left = np.zeros(cases + 1, np.int8)
        self.leaf = WARMTH.array(cases * charts + 1, np.int16)
        self.since = WARMTH.array(cases * charts + 1, np.int64)
        self.shares = np.zeros(2 * cases * indicators + 1, np.int8)
        self.places = np.full(cases * relations + 1, np.nan)
        self.leaf.fill(-1)
        self.since.fill(0)

    def grow(self) -> None:
        """Twice the room; what is written stays."""
        names = [*COLUMNS, *LINK, "odd"]
        for name in names:
            old = getattr(self, name)
            new = WARMTH.array(2 * len(old) + 16, old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)
