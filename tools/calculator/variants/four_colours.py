"""Computed scenarios of the four colours."""

from __future__ import annotations

from collections.abc import Iterator

from .. import instants
from ..county import once, repeated
from ..county.lengths import due
from ..county.lines import record
from ..county.once import Once
from ..county.people import DIED, REGISTERED, VERIFIED
from ..county.repeated import Repeated
from ..story import Story

CHILD = ("child", "child-1")
SEEN = "child_seen_at_home child_director visit_record"
COLOURED = "coloured child_supervisor assessment colour="
PERIODS = {"red": "7d", "yellow": "14d", "blue": "1mo", "green": "3mo"}
KNOWN = (("2026-03-01T08:00", REGISTERED), ("2026-03-01T08:05", VERIFIED))


def stories() -> Iterator[Story]:
    """All stories of the colours."""
    yield from repeated.stories(
        [
            Repeated(
                f"visit_{colour}", length, "child", (REGISTERED, VERIFIED), f"{COLOURED}{colour}", SEEN, DIED
            )
            for colour, length in PERIODS.items()
        ]
    )
    yield from once.stories(
        [
            Once("give_colour", "14d", "child", (REGISTERED,), VERIFIED, f"{COLOURED}green", DIED),
            Once(
                "step_in_for_red", "24h", "child", (REGISTERED, VERIFIED), f"{COLOURED}red",
                "red_plan_made civil_affairs intervention_plan", DIED,
            ),
        ]
    )  # fmt: skip
    for colour, length in PERIODS.items():
        yield stands(colour, length)
    yield course()
    yield half_a_year()


def stands(colour: str, length: str) -> Story:
    """S5.8: no visit while the child is with the parents."""
    given, met, apart = "2026-03-02T10:00", "2026-03-05T10:00", "2026-03-20T10:00"
    first = due(given, length)
    left = (instants.date(first) - instants.date(met)).days
    last = instants.days(apart, left)
    story = Story(
        f"stands_visit_{colour}",
        f"No visit is owed while the child is with the parents ({colour})",
        CHILD,
        f"{length} from 2 March end with {first}: {left} whole days after the 5th. From the 20th: {last}.",
    )
    for at, line in (*KNOWN, (given, f"{COLOURED}{colour}")):
        record(story, at, line, CHILD)
    record(story, met, "reunion_began parent", CHILD)
    record(story, apart, "reunion_ended parent", CHILD)
    story.expect("2026-03-06", duty=f"visit_{colour}", status="suspended")
    story.expect(last, duty=f"visit_{colour}", status="pending", due=last)
    story.expect(instants.days(last, 1), duty=f"visit_{colour}", status="violated", due=last)
    return story


def course() -> Story:
    """From colour to colour; an emergency bypasses the grading; down from red only with a reason."""
    story = Story(
        "from_colour_to_colour",
        "An emergency makes red at once; nobody goes down from red without a reason",
        CHILD,
        "One step a day.",
    )
    for at, line in KNOWN:
        record(story, at, line, CHILD)
    story.expect("2026-03-01", state="colour_of_risk.coloured.none_yet")
    for at, line, state in (
        ("2026-03-02T10:00", f"{COLOURED}green", "coloured.green"),
        ("2026-03-03T10:00", f"{COLOURED}blue", "coloured.blue"),
        ("2026-03-04T10:00", f"{COLOURED}yellow", "coloured.yellow"),
        ("2026-03-05T10:00", "emergency_found police - kind=runaway_or_begging", "coloured.red"),
        ("2026-03-06T10:00", f"{COLOURED}red", "coloured.red"),
        ("2026-03-09T10:00", f"{COLOURED}yellow reason=safe_again", "coloured.yellow"),
    ):
        record(story, at, line, CHILD)
        story.expect(at, state=f"colour_of_risk.{state}")
    story.expect("2026-03-09", duty="give_reason_for_red", status="none")
    record(story, "2026-03-10T10:00", f"{COLOURED}red", CHILD)
    lowered = record(story, "2026-03-11T10:00", f"{COLOURED}blue", CHILD)
    story.expect("2026-03-11", duty="give_reason_for_red", status="violated", violated_at=lowered)
    record(story, "2026-03-12T10:00", "left_scope child_director - reason=moved_away", CHILD)
    story.expect("2026-03-12", state="colour_of_risk.outside")
    return story


def half_a_year() -> Story:
    """A colour other than red holds for half a year."""
    given = "2026-03-02T10:00"
    last = due(given, "6mo")
    story = Story(
        "colour_of_half_a_year",
        "Green, blue and yellow are looked at again after half a year",
        CHILD,
        f"Six months from 2 March end with {last}.",
    )
    for number, colour in enumerate(("green", "blue", "yellow"), 1):
        child = ("child", f"child-{number}")
        for at, line in (*KNOWN, (given, f"{COLOURED}{colour}")):
            record(story, at, line, child)
        story.expect(last, subject=child, state=f"colour_of_risk.coloured.{colour}")
        story.expect(instants.days(last, 1), subject=child, state="colour_of_risk.coloured.none_yet")
    return story
