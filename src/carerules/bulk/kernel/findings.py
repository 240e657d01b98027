"""Findings of which only the number leaves the kernel."""

from __future__ import annotations

from .machine import Machine
from .words import SLOTS


def tell(m: Machine, kind: int) -> None:
    """One more finding of that kind."""
    m.counts[SLOTS * m.n_lines + kind] += m.sign
