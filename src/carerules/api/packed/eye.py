"""Reading what `Ink` wrote; `Illegible` where it did not write that."""

from __future__ import annotations

import struct

from carerules.program.lexicon import Lexicon
from carerules.program.opcodes import UNKNOWN

from .ground import Ground
from .ink import CODE, FLOAT, INSTANTS, NAN, SCALES, SPECIAL, WHOLE, WHOLE_FLOAT

_LONGEST = 200
"""Bytes of a number: a mask of changes has a bit for everything that a policy asks about."""


class Illegible(ValueError):
    """These bytes are not what was written."""


class Eye:
    """Bytes being read."""

    def __init__(self, ground: Ground, lexicon: Lexicon, data: bytes) -> None:
        self._words, self._lexicon, self._data = ground.words, lexicon, data
        self._spelled: list[str] = []
        self._at = 0
        self.base = 0

    @property
    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self._at == len(self._data)

    def number(self) -> int:
        """A whole number from 0 on."""
        data, at, n, shift = self._data, self._at, 0, 0
        while True:
            if at == len(data) or shift > 7 * _LONGEST:
                raise Illegible
            byte = data[at]
            at += 1
            n |= (byte & 127) << shift
            if byte < 128:
                self._at = at
                return n
            shift += 7

    def signed(self) -> int:
        """A whole number."""
        n = self.number()
        return ~(n >> 1) if n & 1 else n >> 1

    def flag(self) -> bool:
        """Yes or no."""
        return self._take(1) != b"\0"

    def instant(self) -> int:
        """Microseconds UTC."""
        n = self.number()
        place, n = n & 7, n >> 3
        if place == SPECIAL and n < len(INSTANTS):
            return INSTANTS[n]
        if place >= SPECIAL:
            raise Illegible
        unit, rest = SCALES[place]
        return self.base + (~(n >> 1) if n & 1 else n >> 1) * unit + rest

    def text(self) -> str:
        """A text."""
        n = self.number()
        if n & 1:
            self._spelled.append(self._take(n >> 1).decode("utf-8", "surrogatepass"))
            return self._spelled[-1]
        words = self._words
        return words[n >> 1] if n >> 1 < len(words) else self._spelled[(n >> 1) - len(words)]

    def code(self) -> int:
        """The code of a text; 0 is none."""
        return self._lexicon.code(self.text()) if self.flag() else 0

    def value(self) -> float:
        """A fact or a datum."""
        kind = self.number()
        if kind == NAN:
            return UNKNOWN
        if kind == CODE:
            return self._lexicon.code(self.text())
        if kind == WHOLE:
            return self.signed()
        if kind == WHOLE_FLOAT:
            return float(self.signed())
        if kind != FLOAT:
            raise Illegible
        found: float = struct.unpack("<d", self._take(8))[0]
        return found

    def _take(self, n: int) -> bytes:
        found = self._data[self._at : self._at + n]
        if len(found) != n:
            raise Illegible
        self._at += n
        return found
