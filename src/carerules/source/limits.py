"""How much a policy may be, so that a hostile text costs little."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds of one policy folder; the defaults are some ten times the largest policy we know."""

    file_bytes: int = 4_000_000
    folder_bytes: int = 32_000_000
    files: int = 1_000
    nodes: int = 200_000
    """Keys and values of one file."""
    depth: int = 64
    """Collections inside one another."""
    bases: int = 8
    """Policies that refine one another."""


DEFAULT = Limits()
