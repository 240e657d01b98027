"""Typed values: what an author declares, and what a datum of a record stands for."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from .clock import Clock, duration, is_date, is_duration
from .kleene import LARGEST, UNKNOWN


class Type(NamedTuple):
    """`{enum: [a, b]}` is Type("enum", ("a", "b")); `optional` where it was written with `?`."""

    kind: str
    values: tuple[str, ...] = ()
    optional: bool = False


def read_type(raw: Any) -> Type:
    if isinstance(raw, str):
        return Type(raw.rstrip("?"), optional=raw.endswith("?"))
    if "type" in raw:
        return read_type(raw["type"])
    ((key, of),) = ((key, of) for key, of in raw.items() if key.rstrip("?") in ("enum", "ref"))
    values = tuple(of) if key.startswith("enum") else (of,)
    return Type(key.rstrip("?"), values, optional=key.endswith("?"))


def decode(kind: Type, raw: Any, clock: Clock) -> Any:
    """The value that a datum stands for; ValueError if it is of another type. (S4.2)"""
    text = raw if isinstance(raw, str) else None
    match kind.kind:
        case "bool" if isinstance(raw, bool) or text in ("true", "false"):
            return raw is True or text == "true"
        case "int" if not isinstance(raw, (bool, float)):
            number = int(raw)
            if abs(number) <= LARGEST:
                return number
        case "number" if not isinstance(raw, bool):
            return float(raw)
        case "date" if text is not None and is_date(text):
            return date.fromisoformat(text)
        case "instant" if text is not None:
            return clock.parse(text)[0]
        case "duration" if text is not None:
            found = duration(text)
            return found if found.unit in ("min", "h", "d", "w") else UNKNOWN  # no fixed length (READINGS 13)
        case "enum" if text in kind.values:
            return text
        case "text" | "ref" if text is not None:
            return text
    raise ValueError(f"{raw!r} is no {kind.kind}")


def constant(raw: Any) -> Any:
    """What a parameter's value means: durations and dates are written as text."""
    if is_duration(raw):
        return duration(raw)
    return date.fromisoformat(raw) if is_date(raw) else raw
