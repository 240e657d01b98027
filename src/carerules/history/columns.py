"""Headers: which column says what, in whatever words the data were kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest

from .event import REQUIRED

_ALIASES = {"at": "occurred_at"}


class Headers:
    """Renames headers by a table (`columns.yaml`) and by the aliases of the language."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = dict(table)

    def name(self, header: str) -> str:
        """What the column is called in the language."""
        header = header.strip()
        name = self._table.get(header, header)
        return _ALIASES.get(name, name)

    def rename(self, row: Mapping[str, object]) -> dict[str, object]:
        """The row under the names of the language."""
        return {self.name(str(header)): value for header, value in row.items()}

    def all(self, headers: Sequence[str], file: str) -> list[str]:
        """The names of a table's columns; DataError for one that is missing or comes twice."""
        names = [self.name(header) for header in headers]
        place = Span(file, 1, 1, 1, 1)
        problems = []
        for wanted in REQUIRED:
            if wanted not in names:
                near = nearest(wanted, headers)
                problems.append(
                    Diagnostic("CR803", place, {"column": wanted, **({"near": near} if near else {})})
                )
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            problems.append(Diagnostic("CR810", place, {"column": name}))
        if problems:
            raise DataError(problems)
        return names
