"""Findings that still stand: transitions of which it is unknown whether they are taken."""

from __future__ import annotations

from carerules.engine.state import Finding

from .events import EventsIn, EventsOut
from .eye import Eye
from .ink import Ink
from .obligations import ObligationsIn, ObligationsOut
from .slots import CODE, INSTANT, SIGNED, TEXT, Slot, Slots

NOT_OWN = ("kind", "at", "obligation", "event", "other")
"""Slots with which a finding begins, or that refer to others: written by hand."""


def _write_numbers(ink: Ink, numbers: tuple[int, ...]) -> None:
    ink.number(len(numbers))
    for n in numbers:
        ink.signed(n)


def _read_numbers(eye: Eye) -> tuple[int, ...]:
    return tuple(eye.signed() for _ in range(eye.number()))


SLOTS = Slots(
    Slot("chart", *SIGNED),
    Slot("rule", *SIGNED),
    Slot("duty", *SIGNED),
    Slot("missing", _write_numbers, _read_numbers),
    Slot("cause", *TEXT),
    Slot("until", *INSTANT),
    Slot("party", *CODE),
)


def write_finding(ink: Ink, found: Finding, events: EventsOut, obligations: ObligationsOut) -> None:
    """One finding with what it refers to."""
    ink.number(found.kind)
    ink.instant(found.at)
    SLOTS.write(ink, found, Finding(found.kind, found.at))
    obligations.write(found.obligation)
    events.write(found.event)
    events.write(found.other)


def read_finding(eye: Eye, events: EventsIn, obligations: ObligationsIn) -> Finding:
    """What `write_finding` wrote."""
    found = Finding(eye.number(), eye.instant())
    SLOTS.read(eye, found)
    found.obligation = obligations.read()
    found.event = events.read()
    found.other = events.read()
    return found
