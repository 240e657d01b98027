"""Sums, differences and products of decimal numbers, as they are written: 0.1 + 0.2 is 0.3. (S7.1)

Numbers are kept as binary fractions; each stands for the shortest decimal number that reads as it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from typing import Any

_EXACT = Context(prec=60, traps=[])
"""Wide enough for a product of any two numbers as they are written."""


def add(x: float, y: float) -> float:
    """`x + y`; whole numbers are exact as they are."""
    return x + y if _are_whole(x, y) else float(_EXACT.add(_written(x), _written(y)))


def subtract(x: float, y: float) -> float:
    """`x - y`."""
    return x - y if _are_whole(x, y) else float(_EXACT.subtract(_written(x), _written(y)))


def multiply(x: float, y: float) -> float:
    """`x * y`."""
    return x * y if _are_whole(x, y) else float(_EXACT.multiply(_written(x), _written(y)))


CALCULATE: Mapping[str, Callable[[Any, Any], float]] = {"+": add, "-": subtract, "*": multiply}


def total(amounts: Sequence[float]) -> float:
    """All of them together; NaN where one is."""
    if _are_whole(*amounts):
        return sum(amounts)
    found = Decimal(0)
    for amount in amounts:
        found = _EXACT.add(found, _written(amount))
    return float(found)


def _are_whole(*numbers: float) -> bool:
    return all(number % 1 == 0 for number in numbers)


def _written(x: float) -> Decimal:
    return Decimal(repr(float(x)))
