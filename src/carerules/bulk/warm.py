"""Memory that stays warm: what one call has written to serves the next, once nobody holds its answer any more.

Fresh memory is cleared by the operating system page by page as it is first touched; for an answer of some million lines
that costs more than judging them. Blocks are therefore kept when the tables that were made of them are gone.
"""

from __future__ import annotations

import ctypes
import threading
from typing import Any
from weakref import ref

import numpy as np

SMALLEST = 1 << 16
"""Bytes; smaller arrays come warm from the allocator anyway."""
KEPT = 512_000_000
"""Bytes that are kept in all while nobody holds them; blocks beyond are given back to the system."""


class Warmth:
    """Blocks of memory, each with a weak reference to the lease by which its present holder has it."""

    def __init__(self) -> None:
        self._blocks: list[tuple[Any, Any]] = []
        self._lock = threading.Lock()

    def array(self, length: int, kind: Any) -> Any:
        """An array with anything in it; the block below returns when the last view of it is gone."""
        size = length * np.dtype(kind).itemsize
        if size < SMALLEST:
            return np.empty(length, kind)
        with self._lock:
            block = self._free(size)
            if block is None:
                block = np.empty(size + size // 8, np.uint8)
            lease = (ctypes.c_char * size).from_buffer(block)
            self._blocks.append((block, ref(lease)))
        return np.frombuffer(lease, kind)

    def _free(self, size: int) -> Any:
        """The smallest free block that takes so much and is not far too large; what is too much goes back."""
        free = [place for place, (_, held) in enumerate(self._blocks) if held() is None]
        fits = [place for place in free if size <= len(self._blocks[place][0]) <= 4 * size]
        best = min(fits, key=lambda place: len(self._blocks[place][0]), default=-1)
        found = self._blocks[best][0] if best >= 0 else None
        kept = 0
        left = []
        for place, (block, held) in enumerate(self._blocks):
            if place == best:
                continue
            if held() is None:
                kept += len(block)
                if kept > KEPT:
                    continue
            left.append((block, held))
        self._blocks = left
        return found

    def forget(self) -> None:
        """Give back what nobody holds."""
        with self._lock:
            self._blocks = [(block, held) for block, held in self._blocks if held() is not None]


WARMTH = Warmth()
"""The blocks of this process."""
