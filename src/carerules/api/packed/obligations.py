"""Obligations that are still live, those that they wait for and their parents."""

from __future__ import annotations

from typing import Any

from carerules.engine.state import Event, Obligation
from carerules.program.plan import DutyPlan
from carerules.temporal.duration import Duration, Unit

from .events import EventsIn, EventsOut
from .eye import Eye, Illegible
from .ground import Ground
from .ink import Ink
from .slots import CODE, FLAG, INSTANT, NUMBER, SIGNED, TEXT, Slot, Slots

NOT_OWN = ("duty", "version", "opened_at", "term", "parent", "opened_by", "counted", "discharged_by", "violated_by",
           "marked")  # fmt: skip
"""Slots with which an obligation begins, or that refer to others: written by hand."""
_EVENTS = ("opened_by", "discharged_by", "violated_by", "marked")
_NO_TERM, _AS_VERSION, _OTHER = range(3)


def _write_earlier(ink: Ink, earlier: tuple[tuple[int, int], ...]) -> None:
    ink.number(len(earlier))
    for version, end in earlier:
        ink.number(version)
        ink.instant(end)


def _read_earlier(eye: Eye) -> tuple[tuple[int, int], ...]:
    return tuple((eye.number(), eye.instant()) for _ in range(eye.number()))


SLOTS = Slots(
    Slot("number", *SIGNED),
    Slot("due", *INSTANT),
    Slot("judge_at", *INSTANT),
    Slot("period", *TEXT),
    Slot("loop", *CODE),
    Slot("period_first", *SIGNED),
    Slot("period_last", *SIGNED),
    Slot("place", *SIGNED),
    Slot("anchor", *INSTANT),
    Slot("again", *FLAG),
    Slot("assumed", *FLAG),
    Slot("provisional", *FLAG),
    Slot("status", *NUMBER),
    Slot("life", *NUMBER),
    Slot("violated_at", *INSTANT),
    Slot("step", *NUMBER),
    Slot("repeats", *SIGNED),
    Slot("count", *SIGNED),
    Slot("suspended_at", *INSTANT),
    Slot("failed_since", *INSTANT),
    Slot("doubt", *NUMBER),
    Slot("in_doubt", *FLAG),
    Slot("moved", *FLAG),
    Slot("waived_until", *INSTANT),
    Slot("discharged_at", *INSTANT),
    Slot("ended_at", *INSTANT),
    Slot("ceased_at", *INSTANT),
    Slot("cut", *FLAG),
    Slot("basis", *INSTANT),
    Slot("first_opened", *INSTANT),
    Slot("earlier", _write_earlier, _read_earlier),
)


class ObligationsOut:
    """Writes obligations, each once, parents within their first child."""

    def __init__(self, ink: Ink, ground: Ground, events: EventsOut) -> None:
        self._ink, self._ground, self._events = ink, ground, events
        self._places: dict[int, int] = {}

    def write(self, ob: Obligation | None) -> None:
        """0: none; 1: the next one follows; else one that was written before."""
        ink = self._ink
        if ob is None:
            ink.number(0)
            return
        place = self._places.get(id(ob))
        if place is not None:
            ink.number(place + 2)
            return
        self._places[id(ob)] = len(self._places)
        ink.number(1)
        duty = self._ground.plan.duties[ob.duty]
        ink.number(ob.duty)
        ink.number(ob.version)
        ink.instant(ob.opened_at)
        SLOTS.write(ink, ob, Obligation(ob.duty, ob.version, ob.opened_at))
        self._write_term(ob.term, duty, ob.version)
        self._write_events(ob)

    def _write_events(self, ob: Obligation) -> None:
        """The parent, then the events; a mask says which there are."""
        there = [name for name in ("parent", *_EVENTS) if getattr(ob, name) is not None]
        mask = sum(1 << place for place, name in enumerate(("parent", *_EVENTS)) if name in there)
        self._ink.number(mask << 1 | bool(ob.counted))
        if ob.parent is not None:
            self.write(ob.parent)
        for name in _EVENTS:
            if name in there:
                self._events.write(getattr(ob, name))
        if ob.counted:
            self._ink.number(len(ob.counted))
            for event in ob.counted:
                self._events.write(event)

    def _write_term(self, term: Duration | None, duty: DutyPlan, version: int) -> None:
        if term is None:
            self._ink.number(_NO_TERM)
        elif term == duty.versions[version].term:
            self._ink.number(_AS_VERSION)
        else:
            self._ink.number(_OTHER)
            self._ink.signed(term.n)
            self._ink.number(term.unit)


class ObligationsIn:
    """Reads obligations."""

    def __init__(self, eye: Eye, ground: Ground, events: EventsIn) -> None:
        self._eye, self._ground, self._events = eye, ground, events
        self._kept: list[Obligation] = []

    def read(self) -> Obligation | None:
        """The next obligation, or one that was read before."""
        eye = self._eye
        place = eye.number()
        if place == 0:
            return None
        if place > 1:
            if place - 2 >= len(self._kept):
                raise Illegible
            return self._kept[place - 2]
        ob = Obligation(eye.number(), eye.number(), eye.instant())
        self._kept.append(ob)
        SLOTS.read(eye, ob)
        ob.term = self._read_term(ob)
        self._read_events(ob)
        return ob

    def must(self) -> Obligation:
        """The next obligation, where there is one."""
        ob = self.read()
        if ob is None:
            raise Illegible
        return ob

    def _read_term(self, ob: Obligation) -> Duration | None:
        kind = self._eye.number()
        if kind == _NO_TERM:
            return None
        if kind == _AS_VERSION:
            return self._ground.plan.duties[ob.duty].versions[ob.version].term
        return Duration(self._eye.signed(), Unit(self._eye.number()))

    def _read_events(self, ob: Obligation) -> None:
        mask = self._eye.number()
        if mask & 2:
            ob.parent = self.read()
        for place, name in enumerate(_EVENTS, 2):
            if mask >> place & 1:
                setattr(ob, name, self._events.read())
        if mask & 1:
            counted: list[Any] = [self._events.read() for _ in range(self._eye.number())]
            if not all(isinstance(event, Event) for event in counted):
                raise Illegible
            ob.counted = counted
