"""What must be kept so: not so from the beginning, for longer than is tolerated, then so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .. import instants
from ..story import Story
from .lengths import due
from .lines import record


class Kept(NamedTuple):
    """A duty: since when it is not so (`before`), and what makes it so."""

    duty: str
    length: str
    kind: str
    before: tuple[str, ...]
    mended: str
    end: str = ""


def story_of(row: Kept) -> Story:
    """Pending until the tolerance is over, violated, in order again late."""
    start = "2026-03-02T10:00"
    last = due(start, row.length)
    subject = (row.kind, f"{row.kind}-1")
    story = Story(
        f"kept_{row.duty}",
        f"Not so for longer than is tolerated, then in order again ({row.duty})",
        subject,
        f"Not so since {start}: {row.length} end with {last}.",
    )
    for number, line in enumerate(row.before):
        record(story, instants.shifted(start, minutes=number - len(row.before) + 1), line, subject)
    mended = record(story, f"{instants.days(last, 3)}T10:00", row.mended, subject)
    for as_of in (instants.days(last, -1), last):
        story.expect(as_of, duty=row.duty, status="pending")
    story.expect(instants.days(last, 1), duty=row.duty, status="violated", violated_at=last)
    story.expect(mended, duty=row.duty, status="discharged_late", violated_at=last, discharged_at=mended)
    if row.end:
        ended = record(story, f"{instants.days(last, 4)}T10:00", row.end, subject)
        story.expect(ended, duty=row.duty, status="lapsed")
    return story


def stories(rows: list[Kept]) -> Iterator[Story]:
    """A story for each row."""
    yield from map(story_of, rows)
