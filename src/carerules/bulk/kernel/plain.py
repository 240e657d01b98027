"""What the kernel needs of `cython` where that is not installed: the source then runs as it stands."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

compiled = False
"""Whether the module that asks was compiled; the compiler answers True itself."""
nogil = nullcontext()
"""Holds nothing and releases nothing: an interpreted loop keeps the interpreter's lock."""


def __getattr__(name: str) -> Any:
    """The types that only a compiler asks for."""
    raise AttributeError(name)
