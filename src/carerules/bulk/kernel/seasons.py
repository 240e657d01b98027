"""Which period it is, and when the next one begins. (S5.5)"""

from __future__ import annotations

from .machine import Machine
from .words import NEVER


def begun(m: Machine, kind: int) -> int:
    """Behind the number of the last period of this kind that has begun by now."""
    low, high = m.kind_from[kind], m.kind_from[kind + 1]
    while low < high:
        middle = (low + high) >> 1
        if m.period_start[middle] <= m.now:
            low = middle + 1
        else:
            high = middle
    return low


def period_now(m: Machine, kind: int) -> int:
    """The number of the period of this kind that it is now, or -1 between two."""
    p = begun(m, kind) - 1
    return p if p >= m.kind_from[kind] and m.period_stop[p] >= m.now else -1


def next_start(m: Machine, kind: int) -> int:
    """The first instant of the next period of this kind, or NEVER."""
    p = begun(m, kind)
    return m.period_start[p] if p < m.kind_from[kind + 1] else NEVER


def has_begun(m: Machine, kind: int) -> int:
    """Whether a period of this kind begins now."""
    p = period_now(m, kind)
    return 1 if p >= 0 and m.period_start[p] == m.now else 0
