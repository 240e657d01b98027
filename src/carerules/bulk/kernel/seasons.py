"""Which period it is, and when the next one begins. (S5.5)"""

from __future__ import annotations

from .machine import Machine
from .words import NEVER


def period_now(m: Machine, kind: int) -> int:
    """The number of the period of this kind that it is now, or -1 between two."""
    low, high = m.kind_from[kind], m.kind_from[kind + 1]
    first = low
    while low < high:
        middle = (low + high) >> 1
        if m.period_start[middle] <= m.now:
            low = middle + 1
        else:
            high = middle
    if low == first or m.period_stop[low - 1] < m.now:
        return -1
    return low - 1


def has_begun(m: Machine, kind: int) -> int:
    """Whether a period of this kind begins now."""
    p = period_now(m, kind)
    return 1 if p >= 0 and m.period_start[p] == m.now else 0


def next_start(m: Machine, kind: int) -> int:
    """The first instant of the next period of this kind, or NEVER."""
    low, high = m.kind_from[kind], m.kind_from[kind + 1]
    last = high
    while low < high:
        middle = (low + high) >> 1
        if m.period_start[middle] <= m.now:
            low = middle + 1
        else:
            high = middle
    return m.period_start[low] if low < last else NEVER
