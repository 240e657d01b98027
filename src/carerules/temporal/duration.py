"""Lengths of time as an author writes them: a number and one unit (S3.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Unit(IntEnum):
    """Minutes and hours are exact; days, weeks, months and years civil; working and school days counted."""

    MIN = 0
    H = 1
    D = 2
    W = 3
    WD = 4
    SD = 5
    MO = 6
    Y = 7


_MULTIPLES: Final = {
    Unit.MIN: (Unit.MIN, 1),
    Unit.H: (Unit.MIN, 60),
    Unit.D: (Unit.D, 1),
    Unit.W: (Unit.D, 7),
    Unit.WD: (Unit.WD, 1),
    Unit.SD: (Unit.SD, 1),
    Unit.MO: (Unit.MO, 1),
    Unit.Y: (Unit.MO, 12),
}
_LONGEST: Final = {
    Unit.MIN: 525_600_000,
    Unit.D: 365_000,
    Unit.WD: 365_000,
    Unit.SD: 365_000,
    Unit.MO: 12_000,
}
"""About a thousand years: further away instants would lose their order with `NEVER`."""

_UNITS: Final = {unit.name.lower(): unit for unit in Unit}
_DURATION = re.compile(r"(0|[1-9][0-9]*)([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Duration:
    """`n` times `unit`; negative counts backwards.

    Equal only when written alike (`1w` is not `7d`); compared by length where the units allow it
    (`1w <= 7d`, `11mo < 1y`), else TypeError: nobody knows how many days a month has.
    """

    n: int
    unit: Unit

    @property
    def exact(self) -> bool:
        """Whether it is a fixed span of time (`min`, `h`) and not a number of days or months."""
        return self.unit <= Unit.H

    @property
    def base(self) -> tuple[int, Unit]:
        """The same length in the smallest unit of its kind: `2w` is `(14, Unit.D)`."""
        unit, multiple = _MULTIPLES[self.unit]
        return self.n * multiple, unit

    def __str__(self) -> str:
        return f"{self.n}{self.unit.name.lower()}"

    def __neg__(self) -> Duration:
        return Duration(-self.n, self.unit)

    def __lt__(self, other: Duration) -> bool:
        return self._minus(other) < 0

    def __le__(self, other: Duration) -> bool:
        return self._minus(other) <= 0

    def __gt__(self, other: Duration) -> bool:
        return self._minus(other) > 0

    def __ge__(self, other: Duration) -> bool:
        return self._minus(other) >= 0

    def comparable(self, other: Duration) -> bool:
        """Whether one of the two is certainly at least as long as the other."""
        return self.base[1] is other.base[1]

    def _minus(self, other: Duration) -> int:
        (mine, unit), (theirs, other_unit) = self.base, other.base
        if unit is not other_unit:
            raise TypeError(f"{self} and {other} have no order")
        return mine - theirs


def parse_duration(text: str) -> Duration:
    """The duration written as `7d`: a whole number and one of `min h d w wd sd mo y`.

    Raises ValueError with `form`, `unit` or, beyond about a thousand years, `too_long`.
    """
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError("form")
    digits, word = match.groups()
    unit = _UNITS.get(word)
    if unit is None:
        raise ValueError("unit")
    if len(digits) > 9:
        raise ValueError("too_long")
    duration = Duration(int(digits), unit)
    length, base = duration.base
    if length > _LONGEST[base]:
        raise ValueError("too_long")
    return duration
