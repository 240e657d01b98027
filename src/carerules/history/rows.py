"""One row -> an event or a rejection; and the intake that counts both."""

from __future__ import annotations

from collections.abc import Mapping

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument
from carerules.temporal.instants import Moment
from carerules.temporal.zone import Zone

from . import cells
from .cells import Clock, RowError
from .event import ALIASES, DATA, FIELDS, REQUIRED, Event, History, Limits, Rejected
from .json_text import parse_object

_FIELDS = frozenset(FIELDS)


class Intake:
    """Takes rows in, one by one: good ones become events, the others are quarantined and the rest goes on."""

    def __init__(self, file: str, zone: Zone, limits: Limits, *, microseconds: bool = False) -> None:
        self.file = file
        self.rows = 0
        self.events: list[Event] = []
        self.rejected: list[Rejected] = []
        self._limits = limits
        self._clock = Clock(zone, microseconds=microseconds)

    def take(self, row: Mapping[str, object], line: int) -> None:
        """Read one row, written in `line` of the source. Raises DataError where there are too many."""
        self._count()
        try:
            self.events.append(self._event(row))
        except RowError as error:
            self._quarantine(error, line)

    def refuse(self, error: RowError, line: int) -> None:
        """Quarantine a row of which not even the cells can be told apart."""
        self._count()
        self._quarantine(error, line)

    def history(self, warnings: list[Diagnostic]) -> History:
        """Everything taken in; an empty source is worth a warning."""
        if not self.rows:
            warnings = [*warnings, Diagnostic("CR810", self.span(1))]
        return History(self.events, self.rejected, self.rows, tuple(warnings))

    def span(self, line: int, column: int = 1) -> Span:
        """A place in the source."""
        return Span(self.file, line, column, line, column)

    def _count(self) -> None:
        self.rows += 1
        if self.rows > self._limits.rows:
            raise DataError([Diagnostic("CR809", self.span(1), {"limit": self._limits.rows})])

    def _quarantine(self, error: RowError, line: int) -> None:
        args: dict[str, Argument] = {"row": self.rows, "column": error.column, **error.args_of_message}
        diagnostic = Diagnostic(error.code, self.span(line), args)
        self.rejected.append(Rejected(self.rows, error.column, diagnostic))

    def _event(self, row: Mapping[str, object]) -> Event:
        fields, data = self._split(row)
        for name in REQUIRED:
            if name not in fields:
                raise _missing(name, row)
        occurred = self._moment(fields, "occurred_at")
        recorded = self._moment(fields, "recorded_at") if "recorded_at" in fields else None
        return Event(
            subject=_required(fields, "subject", row),
            subject_type=_required(fields, "subject_type", row),
            type=_required(fields, "event", row),
            occurred_at=occurred.at,
            date_only=occurred.date_only,
            recorded_at=recorded.at if recorded else None,
            recorded_date_only=recorded is not None and recorded.date_only,
            by=cells.identifier(fields.get("by"), "by"),
            data=data,
            evidence=cells.evidence(fields.get("evidence")),
            id=cells.identifier(fields.get("id"), "id"),
            corrects=cells.identifier(fields.get("corrects"), "corrects"),
            retracts=cells.identifier(fields.get("retracts"), "retracts"),
            row=self.rows,
        )

    def _split(self, row: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
        """What the row says of the event itself, and the event's data; empty cells say nothing."""
        fields: dict[str, object] = {}
        data: dict[str, object] = {}
        nested: object = None
        for name, value in row.items():
            if isinstance(value, str):
                if not value:
                    continue
                value = cells.text(value, name, self._limits.cell)
            elif value is None:
                continue
            name = ALIASES.get(name, name)
            if name in _FIELDS:
                _put(fields, name, value)
            elif name == DATA:
                nested = value
            else:
                self._put_datum(data, name, value)
        if nested is not None:
            for name, value in _object(nested).items():
                self._put_datum(data, name, value)
        return fields, data

    def _put_datum(self, data: dict[str, object], name: object, value: object) -> None:
        if not isinstance(name, str):
            raise RowError("CR826", DATA)
        if not name.isascii():
            name = cells.text(name, DATA, self._limits.cell)
        if isinstance(value, str):
            value = cells.text(value, name, self._limits.cell)
        elif value is not None:
            value = cells.datum(value, name)
        if value is not None and value != "":
            _put(data, name, value)

    def _moment(self, fields: Mapping[str, object], column: str) -> Moment:
        try:
            return self._clock.moment(fields[column])
        except (ValueError, OverflowError):
            raise RowError("CR822", column) from None


def _put(values: dict[str, object], name: str, value: object) -> None:
    if name in values:
        raise RowError("CR827", name)
    values[name] = value


def _object(value: object) -> Mapping[object, object]:
    if isinstance(value, Mapping):
        return value
    if not isinstance(value, str):
        raise RowError("CR826", DATA)
    try:
        return dict(parse_object(value))
    except ValueError:
        raise RowError("CR823", DATA) from None


def _required(fields: Mapping[str, object], column: str, row: Mapping[str, object]) -> str:
    found = cells.identifier(fields[column], column)
    if found is None:
        raise _missing(column, row)
    return found


def _missing(column: str, row: Mapping[str, object]) -> RowError:
    """Empty, or not there at all: then perhaps under a misspelt name."""
    others = (name for name in row if isinstance(name, str) and name not in _FIELDS)
    near = None if column in row else nearest(column, others)
    return RowError("CR821", column, suggestion=near) if near else RowError("CR821", column)
