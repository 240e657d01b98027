"""How an explanation names records and persons: docs/decisions/0003-masking.md."""

from __future__ import annotations

from collections.abc import Callable

Mask = Callable[[str, str], str]
"""(kind, id) -> what is shown for it; the kind is `record`, a role, or empty for a value of `for`."""


def bare(kind: str, name: str) -> str:
    """The id itself."""
    return name
