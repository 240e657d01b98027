"""Numbers that are whole, as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import plain as cython
else:
    try:
        import cython
    except ImportError:
        from . import plain as cython


def as_whole(x: float) -> int:
    """The whole number that `x` is."""
    if not cython.compiled:
        return int(x)
    return cython.cast(cython.longlong, x)
