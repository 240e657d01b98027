"""Duties owed again and again: the deadline runs from the last act, or on a grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .. import instants
from ..story import Story
from .lengths import due, start_for, waiting
from .lines import record


class Repeated(NamedTuple):
    """A duty: what has happened before, what opens it, the act that it asks for, and what ends it."""

    duty: str
    length: str
    kind: str
    before: tuple[str, ...]
    opening: str
    act: str
    end: str
    warn: str = ""
    grid: bool = False
    start: str = ""


def story_of(row: Repeated) -> Story:
    """Done on the last day, then missed and made good two days late, then ended."""
    start = row.start or start_for(row.length)
    first = due(start, row.length)
    act = f"{first}T16:00"
    second = due(start, row.length, 2) if row.grid else due(act, row.length)
    subject = (row.kind, f"{row.kind}-1")
    story = Story(
        f"repeated_{row.duty.replace('@', '_at_')}",
        f"Done on the last day, missed the next time, made good late, ended ({row.duty})",
        subject,
        f"{row.length} from {start} end with {first}; the act on that day is in time.\n"
        f"The next deadline is {second}"
        + (
            ", on the grid: the first of two acts after it is for the running fortnight."
            if row.grid
            else ", counted from that act."
        ),
    )
    for number, line in enumerate(row.before):
        record(
            story, instants.shifted(f"{instants.days(start, -1)}T08:00", minutes=5 * number), line, subject
        )
    record(story, start, row.opening, subject)
    record(story, act, row.act, subject)
    late = record(story, f"{instants.days(second, 2)}T10:00", row.act, subject)
    closing = instants.days(second, 3)
    if row.grid:
        late = record(story, f"{instants.days(second, 2)}T11:00", row.act, subject)
        closing = instants.days(due(start, row.length, 3), 1)
    early = instants.days(first, -1)
    story.expect(early, duty=row.duty, status=waiting(early, first, row.warn), due=first)
    story.expect(first, duty=row.duty, status="discharged", due=first, discharged_at=act)
    for as_of in (instants.days(second, -1), second):
        story.expect(as_of, duty=row.duty, status=waiting(as_of, second, row.warn), due=second)
    story.expect(instants.days(second, 1), duty=row.duty, status="violated", due=second)
    story.expect(late, duty=row.duty, status="discharged_late", due=second, discharged_at=late)
    if row.end:
        ended = record(story, f"{closing}T10:00", row.end, subject)
        story.expect(ended, duty=row.duty, status="lapsed")
    return story


def stories(rows: list[Repeated]) -> Iterator[Story]:
    """A story for each row."""
    yield from map(story_of, rows)
