"""A raw datum -> a value of the declared type, in the forms that conditions calculate with."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from carerules.temporal.civil import parse_date
from carerules.temporal.duration import Duration, parse_duration
from carerules.temporal.instants import moment_of, parse_moment
from carerules.temporal.zone import Zone

from .cells import FIRST_INSTANT, LAST_INSTANT, is_datetime_at_midnight

LARGEST: Final = 2**53
"""Every whole number up to here is exact as a float too, whichever of the two it is calculated with."""

# `TRUE` and `1` are what spreadsheets and databases write, 是 and 否 what people do.
_TRUTH = {
    "true": True, "True": True, "TRUE": True, "1": True, "是": True,
    "false": False, "False": False, "FALSE": False, "0": False, "否": False,
}  # fmt: skip
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,15})(\.0+)?")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_EPOCH = date(1970, 1, 1).toordinal()

Decoder = Callable[[object, tuple[str, ...], Zone], object]


def decode(raw: object, kind: str, values: tuple[str, ...], zone: Zone) -> object:
    """The value of a datum of type `kind`; `values` are an enum's members.

    bool, int, float, str (text, enum member, reference), day number (date), microseconds (instant) or `Duration`.
    Raises ValueError with `not_<kind>`, `too_large` or `not_finite`; KeyError for a kind that is none.
    """
    return _DECODERS[kind](raw, values, zone)


def _bool(raw: object, values: tuple[str, ...], zone: Zone) -> bool:
    if isinstance(raw, bool):
        return raw
    found = _TRUTH.get(raw) if isinstance(raw, str) else None
    if found is None:
        raise ValueError("not_bool")
    return found


def _int(raw: object, values: tuple[str, ...], zone: Zone) -> int:
    if isinstance(raw, str):
        if not _WHOLE.fullmatch(raw):
            raise ValueError("not_int")
        number = int(raw.partition(".")[0])
    elif isinstance(raw, int) and not isinstance(raw, bool):
        number = raw
    elif isinstance(raw, (float, Decimal)) and _is_finite(raw) and raw == int(raw):
        number = int(raw)  # spreadsheets and data frames keep whole numbers as 3.0
    else:
        raise ValueError("not_int")
    if abs(number) > LARGEST:
        raise ValueError("too_large")
    return number


def _number(raw: object, values: tuple[str, ...], zone: Zone) -> float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal, str)):
        raise ValueError("not_number")
    if isinstance(raw, str) and not _DECIMAL.fullmatch(raw):
        raise ValueError("not_number")
    if isinstance(raw, int) and abs(raw) > LARGEST:
        raise ValueError("too_large")
    if isinstance(raw, Decimal) and not _is_finite(raw):
        raise ValueError("not_finite")
    number = float(raw)
    if not _is_finite(number):
        raise ValueError("not_finite")
    return number + 0.0  # no negative zero


def _is_finite(number: float | Decimal) -> bool:
    # A signaling NaN must not be asked for its float.
    return number.is_finite() if isinstance(number, Decimal) else math.isfinite(number)


def _text(raw: object, values: tuple[str, ...], zone: Zone) -> str:
    if not isinstance(raw, str):
        raise ValueError("not_text")
    return raw


def _ref(raw: object, values: tuple[str, ...], zone: Zone) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError("not_ref")
    return unicodedata.normalize("NFC", raw.strip())


def _enum(raw: object, values: tuple[str, ...], zone: Zone) -> str:
    member = unicodedata.normalize("NFC", raw.strip()) if isinstance(raw, str) else ""
    if member not in values:
        raise ValueError("not_enum")
    return member


def _date(raw: object, values: tuple[str, ...], zone: Zone) -> int:
    if isinstance(raw, str):
        try:
            return parse_date(raw)
        except ValueError:
            raise ValueError("not_date") from None
    if isinstance(raw, date) and (not isinstance(raw, datetime) or is_datetime_at_midnight(raw)):
        return raw.toordinal() - _EPOCH
    raise ValueError("not_date")


def _instant(raw: object, values: tuple[str, ...], zone: Zone) -> int:
    """A date alone is the end of that local day, as everywhere. (S3.1)"""
    try:
        if isinstance(raw, str):
            at = parse_moment(raw, zone).at
        elif isinstance(raw, date):
            at = moment_of(raw, zone).at
        elif isinstance(raw, int) and not isinstance(raw, bool):
            at = raw
        else:
            raise ValueError
    except (ValueError, OverflowError):
        raise ValueError("not_instant") from None
    if not FIRST_INSTANT <= at <= LAST_INSTANT:
        raise ValueError("not_instant")
    return at


def _duration(raw: object, values: tuple[str, ...], zone: Zone) -> Duration:
    if isinstance(raw, Duration):
        return raw
    try:
        return parse_duration(raw if isinstance(raw, str) else "")
    except ValueError:
        raise ValueError("not_duration") from None


_DECODERS: dict[str, Decoder] = {
    "bool": _bool,
    "int": _int,
    "number": _number,
    "text": _text,
    "date": _date,
    "instant": _instant,
    "duration": _duration,
    "enum": _enum,
    "ref": _ref,
}
