"""All computed scenarios of the national policy."""

from __future__ import annotations

from collections.abc import Iterator

from ..story import Story
from . import deadlines, occasions, periods, prohibitions, standing

PARTS = (standing, occasions, periods, deadlines, prohibitions)


def stories() -> Iterator[Story]:
    """Every story of every part."""
    for part in PARTS:
        yield from part.stories()
