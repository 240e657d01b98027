"""Decimal numbers are calculated as they are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from carerules.expressions.decimals import add, multiply, subtract, total

written = st.decimals(min_value=-(10**9), max_value=10**9, places=4).map(float)
whole = st.integers(-(2**26), 2**26)


@given(written, written)
def test_any_two_numbers_give_what_their_digits_give(x: float, y: float) -> None:
    a, b = Fraction(repr(x)), Fraction(repr(y))
    assert (add(x, y), subtract(x, y), multiply(x, y)) == (float(a + b), float(a - b), float(a * b))


@given(st.lists(written))
def test_a_total_does_not_depend_on_the_order(amounts: list[float]) -> None:
    assert total(amounts) == float(sum(Decimal(repr(one)) for one in amounts))
    assert total(amounts) == total(amounts[::-1])


@given(whole, whole)
def test_whole_numbers_stay_whole(x: int, y: int) -> None:
    found = (add(x, y), subtract(x, y), multiply(x, y), total([x, y]))
    assert found == (x + y, x - y, x * y, x + y)
    assert all(isinstance(one, int) for one in found)


def test_what_is_no_number_stays_so() -> None:
    assert total([0.1, float("nan")]) != total([0.1, float("nan")])
    assert total([]) == 0
    assert add(float("inf"), 0.5) == float("inf")
