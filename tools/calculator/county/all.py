"""All computed scenarios of the county's policy."""

from __future__ import annotations

from collections.abc import Iterator

from ..story import Story
from . import child_rows, courses, doubts, kept, once, periods, place_rows, repeated, township_rows


def stories() -> Iterator[Story]:
    """Every story of every table, and those that are told one by one."""
    yield from once.stories(child_rows.ONCE + place_rows.ONCE + township_rows.ONCE)
    yield from repeated.stories(child_rows.REPEATED + place_rows.REPEATED)
    yield from kept.stories(place_rows.KEPT)
    yield from periods.stories(place_rows.RETURNS + township_rows.RETURNS)
    yield from courses.stories()
    yield from doubts.stories()
