"""What a raw datum means, once its type is known. (S4.2)"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime

from carerules.temporal.civil import parse_date
from carerules.temporal.duration import Duration, parse_duration
from carerules.temporal.instants import moment_of, parse_moment
from carerules.temporal.zone import Zone

LIMIT = 2**53
"""Whole numbers beyond it are refused: up to here they are exact everywhere."""

_TRUE = frozenset({"true", "True", "TRUE", "1", "是"})
_FALSE = frozenset({"false", "False", "FALSE", "0", "否"})


def decode(raw: object, kind: str, values: tuple[str, ...], zone: Zone) -> object:
    """The value of `raw` as a `kind`: bool, int, float, text, day number (date), microseconds UTC (instant), Duration.

    Raises ValueError with a short reason where `raw` is none of that kind.
    """
    return _DECODERS[kind](raw, values, zone)


def _bool(raw: object, values: tuple[str, ...], zone: Zone) -> bool:
    if isinstance(raw, bool):
        return raw
    text = str(raw).strip()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise ValueError("not true or false")


def _int(raw: object, values: tuple[str, ...], zone: Zone) -> int:
    if isinstance(raw, bool):
        raise ValueError("not a whole number")
    if isinstance(raw, float) and not raw.is_integer():
        raise ValueError("not a whole number")
    number = int(raw) if isinstance(raw, (int, float)) else int(_ascii(raw))
    if abs(number) > LIMIT:
        raise ValueError("too large")
    return number


def _number(raw: object, values: tuple[str, ...], zone: Zone) -> float:
    if isinstance(raw, bool):
        raise ValueError("not a number")
    number = float(raw) if isinstance(raw, (int, float)) else float(_ascii(raw))
    if not math.isfinite(number) or abs(number) > LIMIT:
        raise ValueError("not a finite number")
    return number


def _ascii(raw: object) -> str:
    text = str(raw).strip()
    if not text.isascii() or "_" in text:
        raise ValueError("not a number")
    return text


def _text(raw: object, values: tuple[str, ...], zone: Zone) -> str:
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise ValueError("not a text")
    return str(raw)


def _enum(raw: object, values: tuple[str, ...], zone: Zone) -> str:
    if raw not in values:
        raise ValueError("not one of the choices")
    return str(raw)


def _date(raw: object, values: tuple[str, ...], zone: Zone) -> int:
    if isinstance(raw, datetime):
        return zone.day(moment_of(raw, zone).at)
    return parse_date(raw.isoformat() if isinstance(raw, date) else str(raw))


def _instant(raw: object, values: tuple[str, ...], zone: Zone) -> int:
    if isinstance(raw, (date, datetime)):
        return moment_of(raw, zone).at
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    return parse_moment(str(raw), zone).at


def _duration(raw: object, values: tuple[str, ...], zone: Zone) -> Duration:
    return raw if isinstance(raw, Duration) else parse_duration(str(raw))


_DECODERS: dict[str, Callable[[object, tuple[str, ...], Zone], object]] = {
    "bool": _bool,
    "int": _int,
    "number": _number,
    "text": _text,
    "ref": _text,
    "enum": _enum,
    "date": _date,
    "instant": _instant,
    "duration": _duration,
}
