"""Returns: once or more in each period, by a day in it; nothing in the first period, everything in the second."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import instants
from ..story import Story
from .lengths import waiting
from .lines import record

LENGTHS = {"month": 1, "quarter": 3, "half_year": 6, "fund_half": 6, "year": 12}
BEGINS = {
    "month": "2025-02-01",
    "quarter": "2025-01-01",
    "half_year": "2025-01-01",
    "fund_half": "2025-04-01",
    "year": "2024-01-01",
}
TERMS = (("2026-03-02", "2026-07-10"), ("2026-09-01", "2027-01-29"))
"""The two terms that the stories look at, first and last day."""

THIRD_TERM = "2027-03-01"
"""First day of the term after them."""


class Return(NamedTuple):
    """A duty: kind of place, period, day in it, the act, how often; what has to be there before, what ends it."""

    duty: str
    kind: str
    each: str
    by: str
    act: str
    times: int = 1
    warn: str = ""
    loop: str = ""
    before: tuple[str, ...] = ()
    end: str = ""
    begins: str = ""
    """First day of the first period, where it matters."""
    due: tuple[str, str] = ("", "")
    """The two deadlines, where they are moved to a working day."""


def parts(row: Return) -> list[tuple[str, str]]:
    """First and last day of the two periods."""
    if row.each == "term":
        return list(TERMS)
    first = row.begins or BEGINS[row.each]
    length, month = LENGTHS[row.each], 4 if row.each == "fund_half" else 1
    last = instants.period_end(first, length, month)
    begin = instants.days(last, 1)
    return [(first, last), (begin, instants.period_end(begin, length, month))]


def day_in(first: str, last: str, by: str) -> str:
    """The day `28`, `-3` (third from the end), `06-30` of a period; its last day for an empty text.

    Of `05-31 11-30` it is the one that lies in the period.
    """
    if not by:
        return last
    if " " in by:
        return next(day for each in by.split() if first <= (day := f"{first[:4]}-{each}") <= last)
    if re.fullmatch(r"\d\d-\d\d", by):
        return f"{first[:4]}-{by}"
    number = int(by)
    return instants.days(first, number - 1) if number > 0 else instants.days(last, number + 1)


def story_of(row: Return) -> Story:
    """The first period passes without the act; in the second, acts before and on its day: for it, and for the first."""
    periods = parts(row)
    first, second = row.due if row.due[0] else tuple(day_in(*period, row.by) for period in periods)
    subject = (row.kind, f"{row.kind}-1")
    story = Story(
        f"each_{row.duty.replace('@', '_at_')}",
        f"A period without the act is a violation that a later act does not undo ({row.duty})",
        subject,
        f"Due on {first} and {second}. Nothing is done for the first. What is done on the day before the second is\n"
        f"for the second; what is done on its day finds that done and goes to the first, late.",
    )
    _before(story, row, periods[0][0])
    one = [f"{instants.days(second, -1)}T{9 + number:02}:00" for number in range(row.times)]
    two = [f"{second}T{9 + number:02}:00" for number in range(row.times)]
    for at in (*one, *two):
        record(story, at, row.act, subject)
    more = {"for_": row.loop} if row.loop else {}
    for as_of in (instants.days(first, -1), first):
        story.expect(as_of, duty=row.duty, status=waiting(as_of, first, row.warn), due=first, **more)
    story.expect(instants.days(first, 1), duty=row.duty, status="violated", due=first, **more)
    story.expect(
        instants.days(second, -1),
        duty=row.duty,
        status="discharged",
        due=second,
        discharged_at=one[-1],
        **more,
    )
    story.expect(second, duty=row.duty, status="discharged_late", due=first, discharged_at=two[-1], **more)
    if row.end:
        third = THIRD_TERM if row.each == "term" else periods[1][1]
        ended = record(story, f"{instants.days(third, 10)}T10:00", row.end, subject)
        story.expect(ended, duty=row.duty, status="lapsed", **more)
    return story


def _before(story: Story, row: Return, begins: str) -> None:
    """The place or person is known since ten days before the first period."""
    subject = (row.kind, f"{row.kind}-1")
    lines = row.before or (row.act,)
    for number, line in enumerate(lines):
        record(
            story, instants.shifted(f"{instants.days(begins, -10)}T08:00", minutes=5 * number), line, subject
        )


def stories(rows: list[Return]) -> Iterator[Story]:
    """A story for each row."""
    yield from map(story_of, rows)
