"""Dictionary codes: the texts of a column as small numbers, the same through all chunks of a source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa

BAD = -1.0
"""In `values` of event types: not one of the policy."""


class Coding:
    """Codes for the distinct values of one column and what each comes to, worked out once a value by `meaning`.

    Code 0 is "nothing there".
    """

    def __init__(self, meaning: Callable[[Any], float], nothing: float) -> None:
        self._meaning = meaning
        self._codes: dict[Any, int] = {}
        self.values: list[float] = [nothing]
        self.flawed: list[int] = []
        """Codes whose value is none of the declared type."""
        self._last: Any = None
        self._map: Any = None

    def codes(self, column: Any) -> Any:
        """The codes of an Arrow array, as small whole numbers."""
        if not pa.types.is_dictionary(column.type):
            column = column.dictionary_encode()
        if self._last is None or not self._last.equals(column.dictionary):
            self._last = column.dictionary
            self._map = np.array(
                [self._code(value) for value in column.dictionary.to_pylist()] or [0], np.int16
            )
        indices = column.indices
        if indices.null_count:
            there = np.asarray(indices.is_valid())
            found = np.take(self._map, np.asarray(indices.fill_null(0)))
            return np.where(there, found, np.int16(0))
        return np.take(self._map, np.asarray(indices), mode="clip")

    def _code(self, value: Any) -> int:
        if value not in self._codes:
            self._codes[value] = len(self.values)
            try:
                self.values.append(self._meaning(value))
            except ValueError:
                self.flawed.append(len(self.values))
                self.values.append(self.values[0])
            if len(self.values) > 30_000:
                raise OverflowError("too many distinct values for a dictionary")
        return self._codes[value]
