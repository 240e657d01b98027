"""The few words that generated policies and histories have in common, so that they meet."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import strategies as st

Draw = st.DrawFn
T = TypeVar("T")

FIRST_DAYS = [
    "2026-03-02",
    "2026-01-30",
    "2024-02-27",
    "2026-09-24",
    "2026-12-28",
    "2026-06-29",
    "2025-10-10",
]
"""Where histories begin: an idle week, month ends, a leap day, a holiday, an unpublished year, ends of terms."""

DAYS = ["1d", "2d", "3d", "7d", "1w", "1mo"]
WORKING = ["1wd", "3wd"]
SCHOOL = ["1sd", "2sd"]
EXACT = ["30min", "1h", "4h", "24h"]

RISKS = ["low", "medium", "high"]
VILLAGES = ["v-1", "v-2"]
TOWNS = ["t-1"]
COUNTIES = ["k-1"]
CHILDREN = ["c-1", "c-2"]
PERSONS = ["p-1", "p-2"]

DATED = ["2024-02-28", "2026-01-31", "2026-03-09", "2026-09-28", "2026-12-31"]
"""Dates at which values change, near the first days."""


def maybe(draw: Draw, chance: int = 2) -> bool:
    """True once in so many draws."""
    return bool(draw(st.integers(1, chance)) == chance)


def one_of(draw: Draw, *values: T) -> T:
    return draw(st.sampled_from(values))


def some_of(draw: Draw, values: list[T], least: int = 0) -> list[T]:
    if not values:
        return []
    chosen = draw(st.lists(st.sampled_from(values), min_size=least, max_size=len(values), unique=True))
    return sorted(chosen, key=values.index)


def effective(draw: Draw) -> dict[str, str]:
    first, last = sorted(draw(st.lists(st.sampled_from(DATED), min_size=2, max_size=2, unique=True)))
    keys = one_of(draw, ("from",), ("until",), ("from", "until"))
    return {key: value for key, value in (("from", first), ("until", last)) if key in keys}


def dated(draw: Draw, values: list[Any]) -> Any:
    """One of the values, sometimes as a dated map."""
    if not maybe(draw, 5):
        return draw(st.sampled_from(values))
    dates = draw(st.lists(st.sampled_from(DATED), min_size=1, max_size=2, unique=True))
    return {date: draw(st.sampled_from(values)) for date in sorted(dates)}
