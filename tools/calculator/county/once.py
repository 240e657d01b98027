"""Duties owed once within a length of time: done on the last day, missed and made good late, ended before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .. import instants
from ..story import Story
from .lengths import due, start_for, waiting
from .lines import Subject, record


class Once(NamedTuple):
    """A duty: what has happened the day before, what opens it, the act that it asks for, and what ends it."""

    duty: str
    length: str
    kind: str
    before: tuple[str, ...]
    opening: str
    act: str
    end: str = ""
    loop: str = ""
    """The value of its `for`; `@` is the opening's id."""
    warn: str = ""
    start: str = ""
    doubtful: bool = True
    """Whether an act of which only the day is known leaves an exact deadline undecided."""


def story_of(row: Once) -> Story:
    """One story with a case for each way in which the duty can end."""
    start = row.start or start_for(row.length)
    last = due(start, row.length)
    exact = row.length.endswith("h")
    story = Story(
        f"once_{row.duty.replace('@', '_at_')}",
        f"In time at the last moment, late, and ended before ({row.duty})",
        (row.kind, f"{row.kind}-1"),
        f"{row.length} from {start} end with {last}{'' if exact else ' (the day of the start is not counted)'}.",
    )
    one, two, three, four = ((row.kind, f"{row.kind}-{number}") for number in range(1, 5))
    _open(story, row, start, one, two)
    _in_time(story, row, one, last, exact)
    _late(story, row, two, last, exact)
    if row.end:
        _open(story, row, start, three)
        ended = instants.shifted(start, minutes=20)
        record(story, ended, row.end, three)
        story.expect(ended, subject=three, duty=row.duty, status="lapsed", **_loop(row, three))
    if exact and row.doubtful:
        _open(story, row, start, four)
        record(story, last[:10], row.act, four, about=_id(four))
        story.expect(last[:10], subject=four, duty=row.duty, status="undetermined", **_loop(row, four))
    return story


def _id(subject: Subject) -> str:
    return f"o-{subject[1].rpartition('-')[2]}"


def _loop(row: Once, subject: Subject) -> dict[str, str]:
    return {"for_": row.loop.replace("@", _id(subject))} if row.loop else {}


def _open(story: Story, row: Once, start: str, *subjects: Subject) -> None:
    for subject in subjects:
        for number, line in enumerate(row.before):
            record(
                story,
                instants.shifted(f"{instants.days(start, -1)}T08:00", minutes=5 * number),
                line,
                subject,
            )
        record(story, start, row.opening, subject, id=_id(subject))


def _in_time(story: Story, row: Once, subject: Subject, last: str, exact: bool) -> None:
    done = record(story, last if exact else f"{last}T16:00", row.act, subject, about=_id(subject))
    early = instants.shifted(last, seconds=-30) if exact else instants.days(last, -1)
    more = _loop(row, subject)
    story.expect(
        early, subject=subject, duty=row.duty, status=waiting(early, last, row.warn), due=last, **more
    )
    story.expect(
        last, subject=subject, duty=row.duty, status="discharged", due=last, discharged_at=done, **more
    )


def _late(story: Story, row: Once, subject: Subject, last: str, exact: bool) -> None:
    after = instants.shifted(last, seconds=30) if exact else instants.days(last, 1)
    late = instants.shifted(last, hours=5) if exact else f"{instants.days(last, 2)}T10:00"
    record(story, late, row.act, subject, about=_id(subject))
    more = _loop(row, subject)
    story.expect(last, subject=subject, duty=row.duty, status=waiting(last, last, row.warn), due=last, **more)
    story.expect(after, subject=subject, duty=row.duty, status="violated", due=last, **more)
    story.expect(
        late, subject=subject, duty=row.duty, status="discharged_late", due=last, discharged_at=late, **more
    )


def stories(rows: list[Once]) -> Iterator[Story]:
    """A story for each row."""
    yield from map(story_of, rows)
