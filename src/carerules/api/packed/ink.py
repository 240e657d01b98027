"""Numbers, instants and texts as few bytes.

Whole numbers go seven bits a byte. Instants are told from the case's own present, in minutes where that is exact:
deadlines end with a day, a microsecond before a whole minute.
"""

from __future__ import annotations

import struct

from carerules.program.lexicon import Lexicon
from carerules.temporal.instants import EVER, MINUTE, NEVER, SECOND

from .ground import Ground

SCALES = ((MINUTE, 0), (MINUTE, -1), (MINUTE, 1), (SECOND, 0), (1, 0))
"""Units of an instant, and what is left over; from coarse to fine."""
SPECIAL = len(SCALES)
INSTANTS = (NEVER, EVER, 0)
"""Those that are no time of anything that happened."""
NAN, WHOLE, WHOLE_FLOAT, FLOAT, CODE = range(5)
"""How a value is written."""
_EXACT = 2**53


class Ink:
    """Bytes being written."""

    def __init__(self, ground: Ground, lexicon: Lexicon, base: int) -> None:
        self.data = bytearray()
        self._places, self._lexicon, self._base = ground.places, lexicon, base
        self._spelled: dict[str, int] = {}

    def number(self, n: int) -> None:
        """A whole number from 0 on."""
        data = self.data
        while n > 127:
            data.append(n & 127 | 128)
            n >>= 7
        data.append(n)  # most numbers come here at once

    def signed(self, n: int) -> None:
        """A whole number."""
        self.number(n << 1 if n >= 0 else ~n << 1 | 1)

    def flag(self, value: bool) -> None:
        """Yes or no."""
        self.data.append(value)

    def instant(self, t: int) -> None:
        """Microseconds UTC."""
        if t in INSTANTS:
            self.number(INSTANTS.index(t) << 3 | SPECIAL)
            return
        for place, (unit, rest) in enumerate(SCALES):
            n, left = divmod(t - self._base - rest, unit)
            if not left:
                self.number((n << 1 if n >= 0 else ~n << 1 | 1) << 3 | place)
                return

    def text(self, text: str) -> None:
        """A text: one of the policy's words by its place, any other spelled, and named by its place from then on."""
        place = self._places.get(text, self._spelled.get(text))
        if place is not None:
            self.number(place << 1)
            return
        self._spelled[text] = len(self._places) + len(self._spelled)
        spelled = text.encode("utf-8", "surrogatepass")
        self.number(len(spelled) << 1 | 1)
        self.data += spelled

    def code(self, code: int) -> None:
        """The code of a text; 0 is none."""
        self.flag(code != 0)
        if code:
            self.text(self._lexicon.text(code))

    def value(self, value: float, is_code: bool) -> None:
        """A fact or a datum; NaN is unknown."""
        if value != value:
            self.number(NAN)
        elif is_code and value:
            self.number(CODE)
            self.text(self._lexicon.text(int(value)))
        elif isinstance(value, int):
            self.number(WHOLE)
            self.signed(value)
        elif value.is_integer() and 0 < abs(value) < _EXACT:
            self.number(WHOLE_FLOAT)
            self.signed(int(value))
        else:
            self.number(FLOAT)
            self.data += struct.pack("<d", value)
