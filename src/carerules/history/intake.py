"""The intake of case data: rows go in, events and rejections are counted."""

from __future__ import annotations

from collections.abc import Mapping

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Argument
from carerules.temporal.zone import Zone

from .cells import Cells, RowError
from .event import Event, History, Limits, Rejected
from .rows import read_row


class Intake:
    """Takes in the rows of one source: good ones become events, the others are quarantined and the rest goes on."""

    def __init__(self, file: str, zone: Zone, limits: Limits, *, microseconds: bool = False) -> None:
        self.file = file
        self.rows = 0
        self._events: list[Event] = []
        self._rejected: list[Rejected] = []
        self._most = limits.rows
        self._cells = Cells(zone, limits.cell, microseconds=microseconds)

    def take(self, row: Mapping[str, object], line: int) -> None:
        """Read one row, written in `line` of the source. Raises DataError where there are too many."""
        self._count()
        try:
            self._events.append(read_row(row, self.rows, self._cells))
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
        return History(self._events, self._rejected, self.rows, tuple(warnings))

    def span(self, line: int, column: int = 1, length: int = 0) -> Span:
        """A place in the source."""
        return Span(self.file, line, column, line, column + length)

    def _count(self) -> None:
        self.rows += 1
        if self.rows > self._most:
            raise DataError([Diagnostic("CR809", self.span(1), {"limit": self._most})])

    def _quarantine(self, error: RowError, line: int) -> None:
        args: dict[str, Argument] = {"row": self.rows, "column": error.column or "…", **error.args_of_message}
        diagnostic = Diagnostic(error.code, self.span(line), args)
        self._rejected.append(Rejected(self.rows, error.column, diagnostic))
