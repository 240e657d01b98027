"""One cell -> an id, an instant, a list of evidence or a raw datum; or why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from numbers import Integral
from typing import Final, TypeVar

from carerules.diagnostics.wording import Argument
from carerules.temporal.civil import ordinal
from carerules.temporal.duration import Duration
from carerules.temporal.instants import DAY, Moment, moment_of, parse_moment
from carerules.temporal.zone import Zone

from .content import canonical

T = TypeVar("T")

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


class Cells:
    """Reads the cells of one source, and remembers: in case data, ids and instants come again and again.

    Integers count as instants (microseconds) only with `microseconds`: in a file nobody knows whether seconds
    or milliseconds were meant.
    """

    def __init__(self, zone: Zone, longest: int, *, microseconds: bool) -> None:
        self._zone = zone
        self._longest = longest
        self._microseconds = microseconds
        self._ids: dict[str, str] = {}
        self._moments: dict[str, Moment] = {}
        self._evidence: dict[str, tuple[str, ...]] = {}

    def text(self, value: str, column: str) -> str:
        """`value` in Unicode normal form NFC, so that two keyboards cannot write two children of one name."""
        if len(value) > self._longest:
            raise RowError("CR825", column, limit=self._longest)
        if value.isascii():
            return value
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:  # bytes that were no UTF-8 arrive as lone surrogates
            raise RowError("CR824", column) from None
        return unicodedata.normalize("NFC", value)

    def identifier(self, value: object, column: str) -> str | None:
        """An id as text without surrounding space, None where there is none; whole numbers are read as written."""
        if isinstance(value, str):
            known = self._ids.get(value)
            if known is None:
                known = _remember(self._ids, value, self.text(value, column).strip())
            return known or None
        if value is None:
            return None
        if isinstance(value, Integral) and not isinstance(value, bool):
            return str(int(value))
        raise RowError("CR826", column)

    def evidence(self, value: object) -> tuple[str, ...]:
        """Kinds of evidence: a list, or a text separated by `|` or `;`. Sorted, as their order has no meaning."""
        if isinstance(value, str):
            known = self._evidence.get(value)
            if known is None:
                known = _remember(self._evidence, value, self._kinds(_SEPARATOR.split(value)))
            return known
        if value is None:
            return ()
        if not isinstance(value, (list, tuple, set, frozenset)):
            raise RowError("CR826", "evidence")
        return self._kinds(value)

    def _kinds(self, parts: Iterable[object]) -> tuple[str, ...]:
        kinds = {self.identifier(part, "evidence") for part in parts}
        return tuple(sorted(kind for kind in kinds if kind))

    def datum(self, value: object, column: str) -> object:
        """A value as it stands; only kinds that a file could hold, so that equal data are equal in every process."""
        if isinstance(value, str):
            return self.text(value, column)
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

    def moment(self, value: object, column: str) -> Moment:
        """When something happened; RowError where `value` names no instant."""
        try:
            if not isinstance(value, str):
                return _believable(self._given(value))
            known = self._moments.get(value)
            if known is None:
                found = _believable(parse_moment(value.strip(), self._zone))
                known = _remember(self._moments, value, found)
            return known
        except (ValueError, OverflowError):
            raise RowError("CR822", column) from None

    def _given(self, value: object) -> Moment:
        if isinstance(value, date):
            return moment_of(value, self._zone)
        if self._microseconds and isinstance(value, Integral) and not isinstance(value, bool):
            return Moment(int(value), False)
        raise ValueError


def _remember(known: dict[str, T], written: str, found: T) -> T:
    if len(known) >= _REMEMBERED:
        known.clear()
    known[written] = found
    return found


def _believable(moment: Moment) -> Moment:
    if not FIRST_INSTANT <= moment.at <= LAST_INSTANT:
        raise ValueError
    return moment


def is_datetime_at_midnight(value: object) -> bool:
    """Whether a spreadsheet or data frame may have meant a mere date by `value`."""
    return isinstance(value, datetime) and value.tzinfo is None and value.time() == time.min
