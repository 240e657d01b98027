"""Objects of which most slots have the value that they began with: a mask of the others, and these."""

from __future__ import annotations

from collections.abc import Callable
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


def write_slots(ink: Ink, value: object, fresh: object, slots: tuple[Slot, ...]) -> None:
    """Those `slots` of `value` that differ from `fresh`; the first in the tuple cost least."""
    changed = [
        place for place, slot in enumerate(slots) if getattr(value, slot.name) != getattr(fresh, slot.name)
    ]
    ink.number(sum(1 << place for place in changed))
    for place in changed:
        slots[place].write(ink, getattr(value, slots[place].name))


def read_slots(eye: Eye, value: object, slots: tuple[Slot, ...]) -> None:
    """Set what `write_slots` wrote in `value`, which is as `fresh` was."""
    mask = eye.number()
    for place, slot in enumerate(slots):
        if mask >> place & 1:
            setattr(value, slot.name, slot.read(eye))
