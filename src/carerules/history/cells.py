"""One cell -> an id, an instant, a list of evidence or a raw datum; or why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from numbers import Integral
from typing import Final

from carerules.diagnostics.wording import Argument
from carerules.temporal.civil import ordinal
from carerules.temporal.duration import Duration
from carerules.temporal.instants import DAY, Moment, moment_of, parse_moment
from carerules.temporal.zone import Zone

from .content import canonical

FIRST_INSTANT: Final = ordinal(1, 1, 1) * DAY
LAST_INSTANT: Final = ordinal(10000, 1, 1) * DAY - 1
"""The instants that ISO 8601 can write with four digits of year; no other is believed."""

_SEPARATOR = re.compile("[|;；]")
_PLAIN = (bool, int, float, date, time, timedelta, Decimal, Duration)
_NESTED = (Mapping, list, tuple)
_REMEMBERED = 65_536


class RowError(Exception):
    """Why a row is no event: a CR8xx `code`, the `column` at fault and what else fills the message."""

    def __init__(self, code: str, column: str = "", **args: Argument) -> None:
        super().__init__(code, column)
        self.code = code
        self.column = column
        self.args_of_message = args


def text(value: str, column: str, longest: int) -> str:
    """`value` in Unicode normal form NFC, so that two keyboards cannot write two children of one name."""
    if len(value) > longest:
        raise RowError("CR825", column, limit=longest)
    if value.isascii():
        return value
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:  # bytes that were no UTF-8 arrive as lone surrogates
        raise RowError("CR824", column) from None
    return unicodedata.normalize("NFC", value)


def identifier(value: object, column: str) -> str | None:
    """An id as text without surrounding space, or None where there is none; whole numbers are read as written."""
    if isinstance(value, str):
        return value.strip() or None
    if value is None:
        return None
    if isinstance(value, Integral) and not isinstance(value, bool):
        return str(int(value))
    raise RowError("CR826", column)


def evidence(value: object) -> tuple[str, ...]:
    """Kinds of evidence: a list, or a text separated by `|` or `;`. Sorted, as their order has no meaning."""
    if value is None:
        return ()
    parts = _SEPARATOR.split(value) if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple, set, frozenset)):
        raise RowError("CR826", "evidence")
    kinds = {identifier(part, "evidence") for part in parts}
    return tuple(sorted(kind for kind in kinds if kind))


def datum(value: object, column: str) -> object:
    """A value as it stands; only kinds that a file could hold, so that equal data stay equal in every process."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, _NESTED):  # no type of version 1, but that is for the policy to say
        try:
            canonical(value)
        except ValueError:
            raise RowError("CR826", column) from None
        return value
    raise RowError("CR826", column)


class Clock:
    """Reads instants in a zone and remembers them: in case data, many records share one.

    Integers count as microseconds only with `microseconds`: in a file nobody knows whether seconds were meant.
    """

    def __init__(self, zone: Zone, *, microseconds: bool) -> None:
        self._zone = zone
        self._microseconds = microseconds
        self._known: dict[str, Moment] = {}

    def moment(self, value: object) -> Moment:
        """The moment that a cell names; ValueError where it names none."""
        if isinstance(value, str):
            return self._known.get(value) or self._learn(value)
        if isinstance(value, Moment):
            return _believable(value)
        if isinstance(value, date):
            return _believable(moment_of(value, self._zone))
        if self._microseconds and isinstance(value, Integral) and not isinstance(value, bool):
            return _believable(Moment(int(value), False))
        raise ValueError("form")

    def _learn(self, written: str) -> Moment:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        found = self._known[written] = _believable(parse_moment(written.strip(), self._zone))
        return found


def _believable(moment: Moment) -> Moment:
    if not FIRST_INSTANT <= moment.at <= LAST_INSTANT:
        raise ValueError("date")
    return moment


def is_datetime_at_midnight(value: object) -> bool:
    """Whether a spreadsheet or data frame may have meant a mere date by `value`."""
    return isinstance(value, datetime) and value.tzinfo is None and value.time() == time.min
