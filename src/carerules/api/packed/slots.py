"""Objects of which most slots have the value that they began with: a mask of the others, and these."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

from .eye import Eye
from .ink import Ink


class Slot(NamedTuple):
    """How the value of one slot is written and read."""

    name: str
    write: Callable[[Ink, Any], None]
    read: Callable[[Eye], Any]


NUMBER = (Ink.number, Eye.number)
SIGNED = (Ink.signed, Eye.signed)
FLAG = (Ink.flag, Eye.flag)
INSTANT = (Ink.instant, Eye.instant)
TEXT = (Ink.text, Eye.text)
CODE = (Ink.code, Eye.code)


class Slots:
    """The slots of one kind of object; the first cost least, so those that differ most often come first."""

    def __init__(self, *slots: Slot) -> None:
        self.names = tuple(slot.name for slot in slots)
        self._slots = slots
        self._values = attrgetter(*self.names)

    def write(self, ink: Ink, value: object, fresh: object) -> None:
        """What of `value` differs from `fresh`."""
        values = self._values(value)
        pairs = zip(values, self._values(fresh), strict=True)
        changed = [place for place, (now, then) in enumerate(pairs) if now != then]
        ink.number(sum(1 << place for place in changed))
        for place in changed:
            self._slots[place].write(ink, values[place])

    def read(self, eye: Eye, value: object) -> None:
        """Set what `write` wrote in `value`, which is as `fresh` was."""
        mask, place = eye.number(), 0
        while mask:
            if mask & 1:
                slot = self._slots[place]
                setattr(value, slot.name, slot.read(eye))
            mask, place = mask >> 1, place + 1
