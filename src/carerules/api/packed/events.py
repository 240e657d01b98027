"""The engine's events as a live case still refers to them, each with the id under which it is told."""

from __future__ import annotations

from carerules.engine.state import Event
from carerules.program.opcodes import UNKNOWN

from .eye import Eye, Illegible
from .ground import Ground
from .ink import Ink
from .slots import CODE, FLAG, INSTANT, NUMBER, SIGNED, Slot, Slots

_NAMELESS, _SPELLED, _NUMBERED = range(3)
"""No id is known; it is spelled; it was made up (S4.2): from `_NUMBERED` on, with its number added."""


def _write_codes(ink: Ink, codes: tuple[int, ...]) -> None:
    ink.number(len(codes))
    for code in codes:
        ink.code(code)


def _read_codes(eye: Eye) -> tuple[int, ...]:
    return tuple(eye.code() for _ in range(eye.number()))


def _write_reason(ink: Ink, reason: tuple[str, ...]) -> None:
    ink.number(len(reason))
    for part in reason:
        ink.text(part)


def _read_reason(eye: Eye) -> tuple[str, ...]:
    return tuple(eye.text() for _ in range(eye.number()))


SLOTS = Slots(
    Slot("actor", *CODE),
    Slot("evidence", _write_codes, _read_codes),
    Slot("date_only", *FLAG),
    Slot("recorded_at", *INSTANT),
    Slot("text", *CODE),
    Slot("holder", *CODE),
    Slot("number", *SIGNED),
    Slot("flag", *NUMBER),
    Slot("reason", _write_reason, _read_reason),
)
"""All but those with which an event begins: `code`, `at` and `values`."""


class EventsOut:
    """Writes events, each once; `names` are the ids of the recorded ones, `late` those recorded late."""

    def __init__(self, ink: Ink, ground: Ground, names: dict[int, str], late: set[int]) -> None:
        self._ink, self._ground, self._names, self._late = ink, ground, names, late
        self._places: dict[int, int] = {}
        self._kept: list[Event] = []

    def write(self, event: Event | None) -> None:
        """0: none; 1: the next one follows; else one that was written before."""
        ink = self._ink
        if event is None:
            ink.number(0)
            return
        place = self._places.get(id(event))
        if place is not None:
            ink.number(place + 2)
            return
        self._places[id(event)] = len(self._kept)
        self._kept.append(event)
        ink.number(1)
        ink.signed(event.code)
        ink.instant(event.at)
        self._write_values(event)
        fresh = Event(event.code, event.at, [])
        SLOTS.write(ink, event, fresh)
        self._write_name(event)

    def _write_values(self, event: Event) -> None:
        known = [(column, value) for column, value in enumerate(event.values) if value == value]
        texts = self._ground.text_columns.get(event.code)
        if texts is None:
            known = []  # of a type that is no event of such a subject: nothing ever reads it
        self._ink.number(len(known))
        for column, value in known:
            self._ink.number(column)
            self._ink.value(value, texts is not None and column in texts)

    def _write_name(self, event: Event) -> None:
        ink, name = self._ink, self._names.get(event.number)
        late = event.number in self._late
        if name is None:
            ink.number(_NAMELESS << 1 | late)
            return
        head, _, number = name.rpartition("#")
        plain = number.isascii() and number.isdigit() and str(int(number)) == number
        if plain and event.code >= 0 and head == _made_up(self._ground, event):
            ink.number(_NUMBERED + int(number) << 1 | late)
        else:
            ink.number(_SPELLED << 1 | late)
            ink.text(name)


class EventsIn:
    """Reads events; fills `names` and `late` on the way."""

    def __init__(self, eye: Eye, ground: Ground) -> None:
        self._eye, self._ground = eye, ground
        self._kept: list[Event] = []
        self.names: dict[int, str] = {}
        self.late: set[int] = set()

    def read(self) -> Event | None:
        """The next event, or one that was read before."""
        eye = self._eye
        place = eye.number()
        if place == 0:
            return None
        if place > 1:
            if place - 2 >= len(self._kept):
                raise Illegible
            return self._kept[place - 2]
        event = Event(eye.signed(), eye.instant(), [UNKNOWN] * len(self._ground.plan.columns))
        self._kept.append(event)
        for _ in range(eye.number()):
            column = eye.number()
            event.values[column] = eye.value()
        SLOTS.read(eye, event)
        self._read_name(event)
        return event

    def _read_name(self, event: Event) -> None:
        n = self._eye.number()
        if n & 1:
            self.late.add(event.number)
        kind = n >> 1
        if kind == _SPELLED:
            self.names[event.number] = self._eye.text()
        elif kind >= _NUMBERED:
            self.names[event.number] = f"{_made_up(self._ground, event)}#{kind - _NUMBERED}"


def _made_up(ground: Ground, event: Event) -> str:
    return f"{ground.plan.events[event.code].id}@{event.at}"
