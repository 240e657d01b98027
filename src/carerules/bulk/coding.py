"""Dictionary codes: the texts of a column as small numbers, the same through all chunks of a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pyarrow as pa

MOST_VALUES = 1_000_000
"""Distinct values of one coded column; a source with more is for the engine."""
SMALL = 2**15
"""So many values have codes of two bytes."""


class NotColumnar(Exception):
    """The source has a form that only the engine's readers understand."""


class Coding:
    """Codes for the distinct values of one column and what each comes to, worked out once a value by `meaning`.

    The first dictionary keeps its own codes, so that its columns need not be copied.
    """

    def __init__(self, meaning: Callable[[Any], float], nothing: float) -> None:
        self._meaning, self._nothing = meaning, nothing
        self._codes: dict[Any, int] = {}
        self.values: list[float] = []
        self.nothing = -1
        """The code of "nothing there", once that was met."""
        self.flawed: list[int] = []
        """Codes whose value is none of the declared type."""
        self._last: Any = None
        self._map: Any = None
        self._is_same = False

    def codes(self, column: Any) -> Any:
        """The codes of an Arrow array, as small whole numbers."""
        if not pa.types.is_dictionary(column.type):
            column = column.dictionary_encode()
        if self._last is None or not self._last.equals(column.dictionary):
            self._last = column.dictionary
            try:
                values = column.dictionary.to_pylist()
            except (ValueError, OverflowError):
                raise NotColumnar("a value that Python cannot hold") from None
            codes = [self._code(value) for value in values] or [0]
            self._map = np.array(codes, np.int16 if len(self.values) < SMALL else np.int32)
            self._is_same = bool((self._map == np.arange(len(self._map))).all())
        indices = column.indices
        if indices.null_count:
            nothing = self.blank()
            there = np.asarray(indices.is_valid())
            found = np.take(self._map, np.asarray(indices.fill_null(0)))
            return np.where(there, found, np.int16(nothing) if nothing < SMALL else np.int32(nothing))
        plain = np.asarray(indices)
        if self._is_same and plain.dtype.kind == "i":
            return plain
        return np.take(self._map, plain, mode="clip")

    def known(self) -> Iterable[tuple[Any, int]]:
        """Every value that was met, and its code."""
        return self._codes.items()

    def blank(self) -> int:
        """The code of "nothing there"."""
        if self.nothing < 0:
            self.nothing = self.add(self._nothing)
        return self.nothing

    def _code(self, value: Any) -> int:
        if value not in self._codes:
            try:
                self._codes[value] = self.add(self._meaning(value))
            except ValueError:
                self._codes[value] = self.add(self._nothing)
                self.flawed.append(self._codes[value])
        return self._codes[value]

    def add(self, value: float) -> int:
        """A further code, for this value."""
        if len(self.values) >= MOST_VALUES:
            raise NotColumnar("too many distinct values")
        self.values.append(value)
        return len(self.values) - 1
