"""Which column holds what: headers as the file names them -> names as the policy has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from carerules.diagnostics.diagnostic import DataError, Diagnostic, Label
from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest

from .cells import RowError
from .event import ALIASES, FIELDS, REQUIRED


class Columns:
    """The mapping of `columns.yaml`, header -> name; headers that it does not name keep their own.

    Headers are compared without surrounding space and in Unicode normal form NFC.
    """

    def __init__(self, mapping: Mapping[str, str] | None) -> None:
        self._names = {_tidy(header): _tidy(name) for header, name in (mapping or {}).items()}
        self._seen: set[str] = set()

    def header(self, headers: Sequence[str], places: Sequence[Span]) -> tuple[str, ...]:
        """The name of each column of a table; empty where it has none.

        Raises DataError where a required column is missing or two columns have one name.
        """
        names = tuple(self._name(header) for header in headers)
        problems = [*_repeated(names, places), *_missing(names, headers, places)]
        if problems:
            raise DataError(problems)
        return names

    def row(self, row: Mapping[str, object]) -> Mapping[str, object]:
        """A row that brings its own names, under those of the policy; RowError where two become one."""
        if not self._names:
            return row
        renamed: dict[str, object] = {}
        for key, value in row.items():
            name = self._name(key) if isinstance(key, str) else key
            if name in renamed:
                raise RowError("CR827", name)
            renamed[name] = value
        return renamed

    def unused(self, place: Span) -> list[Diagnostic]:
        """A warning for each header that the mapping names and the source does not have."""
        return [
            Diagnostic("CR811", place, {"header": header, **_suggestion(header, self._seen)})
            for header in sorted(self._names.keys() - self._seen)
        ]

    def _name(self, header: str) -> str:
        tidy = _tidy(header)
        self._seen.add(tidy)
        name = self._names.get(tidy, tidy)
        return ALIASES.get(name, name)


def _repeated(names: Sequence[str], places: Sequence[Span]) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for name, place in zip(names, places, strict=True):
        if name and first.setdefault(name, place) is not place:
            yield Diagnostic("CR808", place, {"column": name}, (Label(first[name], "first_here"),))


def _missing(names: Sequence[str], headers: Sequence[str], places: Sequence[Span]) -> Iterator[Diagnostic]:
    """One for each required column that is not there, placed at the header that was probably meant."""
    columns = zip(names, headers, places, strict=True)
    free = {header: place for name, header, place in columns if name not in FIELDS}
    start = places[0] if places else Span("", 1, 1, 1, 1)
    for column in REQUIRED:
        if column not in names:
            near = nearest(column, free)
            place = free[near] if near else start
            yield Diagnostic("CR807", place, {"column": column, "header": near or "…"})


def _suggestion(word: str, candidates: Iterable[str]) -> dict[str, str]:
    near = nearest(word, candidates)
    return {"suggestion": near} if near else {}


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", name.removeprefix("\ufeff").strip())
