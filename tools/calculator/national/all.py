"""All computed scenarios of the national policy."""

from __future__ import annotations

from collections.abc import Iterator

from ..story import Story
from . import courses, courts, deadlines, families, occasions, periods, permissions, prohibitions, standing

PARTS = (standing, occasions, periods, deadlines, prohibitions, permissions, families, courses, courts)


def stories() -> Iterator[Story]:
    """Every story of every part."""
    for part in PARTS:
        yield from part.stories()
