"""Instants: integers, microseconds since 1970-01-01T00:00:00 UTC (S3.1); and their text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from .civil import format_date, parse_date

if TYPE_CHECKING:
    from .zone import Zone

SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

EVER: Final = -(2**62)
"""Before every instant; never a time of something that happened."""
NEVER: Final = 2**62
"""After every instant; the `until` of what has no end."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_MICROSECOND = timedelta(microseconds=1)
_DATE_LENGTH = len("2026-03-02")
_TIME = re.compile(
    r"[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
    r" ?(?:(Z)|([+-])([0-9]{2})(?::?([0-9]{2})(?::([0-9]{2}))?)?)?"
)


# How machines write: the date, the whole time, an offset. The standard library reads that in one go.
_USUAL = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3}(?:[0-9]{3})?)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)


class Moment(NamedTuple):
    """When something happened; with `date_only` only the day is known, and `at` is its last microsecond."""

    at: int
    date_only: bool


def parse_moment(text: str, zone: Zone) -> Moment:
    """The moment that an ISO 8601 `text` names: a date, or a date and a time with or without an offset.

    A time without an offset is read in `zone`. A date alone stands at the end of that local day (S3.1).
    Raises ValueError with one of `form date time fraction offset`.
    """
    if _USUAL.fullmatch(text):
        try:
            return Moment((datetime.fromisoformat(text) - _EPOCH) // _MICROSECOND, False)
        except ValueError:
            pass  # no such day: the words for it are below
    return _parse(text, zone)


def _parse(text: str, zone: Zone) -> Moment:
    day = parse_date(text[:_DATE_LENGTH])
    if len(text) == _DATE_LENGTH:
        return Moment(zone.end(day), True)
    match = _TIME.fullmatch(text, _DATE_LENGTH)
    if match is None:
        raise ValueError("form")
    hour, minute, second, fraction, utc, sign, *offset = match.groups()
    of_day = _time_of_day(int(hour), int(minute), int(second or 0)) + _fraction(fraction or "")
    if utc:
        return Moment(day * DAY + of_day, False)
    if sign:
        ahead = _offset(*(int(part or 0) for part in offset))
        return Moment(day * DAY + of_day + (ahead if sign == "-" else -ahead), False)
    return Moment(zone.at(day, of_day), False)


def moment_of(value: datetime | date, zone: Zone) -> Moment:
    """The moment of a Python value: a naive datetime is in `zone`, a date is the end of its day (S3.1)."""
    if not isinstance(value, datetime):
        return Moment(zone.end(value.toordinal() - _EPOCH_DAY), True)
    if value.tzinfo is not None:
        return Moment((value - _EPOCH) // _MICROSECOND, False)
    of_day = _time_of_day(value.hour, value.minute, value.second) + value.microsecond
    return Moment(zone.at(value.toordinal() - _EPOCH_DAY, of_day), False)


def format_instant(at: int, zone: Zone) -> str:
    """`at` as ISO 8601 in `zone`: `2026-03-02T08:00:00+08:00`, with a fraction only if it is not zero."""
    offset = zone.offset(at)
    day, of_day = divmod(at + offset, DAY)
    seconds, fraction = divmod(of_day, SECOND)
    shown = f".{fraction:06d}" if fraction else ""
    sign = "-" if offset < 0 else "+"
    ahead = _clock(abs(offset) // SECOND)
    return f"{format_date(day)}T{_clock(seconds)}{shown}{sign}{ahead.removesuffix(':00')}"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _time_of_day(hour: int, minute: int, second: int) -> int:
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError("time")
    return hour * HOUR + minute * MINUTE + second * SECOND


def _fraction(digits: str) -> int:
    # A machine's nanoseconds are welcome as long as nothing is lost by reading microseconds.
    if digits[6:].strip("0"):
        raise ValueError("fraction")
    return int(digits[:6].ljust(6, "0"))


def _offset(hours: int, minutes: int, seconds: int) -> int:
    if hours > 23 or minutes > 59 or seconds > 59:
        raise ValueError("offset")
    return hours * HOUR + minutes * MINUTE + seconds * SECOND
