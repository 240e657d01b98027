"""One row, whatever it came from, becomes an `Event` or is rejected with the column at fault."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.span import Span
from carerules.temporal.instants import Moment, moment_of, parse_moment
from carerules.temporal.zone import Zone

from .event import FIELDS, Event, Limits, Rejected

_SEPARATORS = re.compile(r"[|;；]")


class RowReader:
    """Reads the rows of one source. `file` is named in diagnostics; `first_line` is the line of row 1."""

    def __init__(self, zone: Zone, file: str = "", first_line: int = 1, limits: Limits | None = None) -> None:
        self.zone, self.file, self.first_line = zone, file, first_line
        self.limits = limits or Limits()
        self._moments: dict[str, Moment] = {}

    def read(self, row: Mapping[str, object], number: int) -> Event | Rejected:
        """The event of row `number` (from 1), or why there is none."""
        try:
            return self._event(row, number)
        except _Fault as fault:
            line = self.first_line + number - 1
            span = Span(self.file, line, 1, line, 1)
            args = {"column": fault.column, "row": number, "value": fault.value}
            return Rejected(number, fault.column, Diagnostic(fault.code, span, args))

    def _event(self, row: Mapping[str, object], number: int) -> Event:
        for name, value in row.items():
            if isinstance(value, str) and len(value) > self.limits.cell:
                raise _Fault("CR807", name)
        occurred = self._moment(row, "occurred_at")
        if occurred is None:
            raise _Fault("CR804", "occurred_at")
        recorded = self._moment(row, "recorded_at")
        return Event(
            subject=self._text(row, "subject"),
            subject_type=self._text(row, "subject_type"),
            type=self._text(row, "event"),
            occurred_at=occurred.at,
            date_only=occurred.date_only,
            recorded_at=recorded.at if recorded else None,
            recorded_date_only=bool(recorded and recorded.date_only),
            by=_optional(row.get("by")),
            data=self._data(row),
            evidence=_evidence(row.get("evidence")),
            id=_optional(row.get("id")),
            corrects=_optional(row.get("corrects")),
            retracts=_optional(row.get("retracts")),
            row=number,
        )

    def _text(self, row: Mapping[str, object], name: str) -> str:
        text = _optional(row.get(name))
        if text is None:
            raise _Fault("CR804", name)
        return text

    def _moment(self, row: Mapping[str, object], name: str) -> Moment | None:
        value = row.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, (date, datetime)):
            return moment_of(value, self.zone)
        if isinstance(value, int) and not isinstance(value, bool):
            return Moment(value, False)
        text = str(value).strip()
        found = self._moments.get(text)
        if found is None:
            try:
                found = self._moments[text] = parse_moment(text, self.zone)
            except ValueError:
                raise _Fault("CR805", name) from None
        return found

    def _data(self, row: Mapping[str, object]) -> dict[str, object]:
        data = {
            str(k): v for k, v in row.items() if k not in FIELDS and k != "data" and v is not None and v != ""
        }
        packed = row.get("data")
        if packed is None or packed == "":
            return data
        if isinstance(packed, str):
            try:
                packed = json.loads(packed)
            except ValueError:
                raise _Fault("CR806", "data") from None
        if not isinstance(packed, Mapping):
            raise _Fault("CR806", "data")
        return data | {str(name): value for name, value in packed.items() if value is not None}


class _Fault(Exception):
    def __init__(self, code: str, column: str, value: str = "") -> None:
        self.code, self.column, self.value = code, column, value


def _optional(value: object) -> str | None:
    text = "" if value is None else str(value).strip()
    return text or None


def _evidence(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    parts: Iterable[object] = _SEPARATORS.split(value) if isinstance(value, str) else value  # type: ignore[assignment]
    return tuple(sorted({str(part).strip() for part in parts if str(part).strip()}))
