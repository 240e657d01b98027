"""Policies with units, posts, periods and ages: kernel and engine give one answer about a whole county. (S2, S6)"""

from __future__ import annotations

from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from carerules.diagnostics.diagnostic import PolicyError

from .test_same_answer import hold_equal, hold_equal_from_a_file, instant
from .wide_policies import wide_policies
from .wide_tables import wide_tables
from .worlds import load

AS_OF = ["2026-03-09T08:00", "2026-03-31", "2026-05-01"]


def check(text: str, table: Any, as_of: str, compiled: bool | None) -> None:
    try:
        policy = load(text)
    except PolicyError:
        assume(False)
        return
    found = hold_equal(policy, table, instant(policy, as_of), compiled)
    event(
        "by the engine: all"
        if found.why_engine
        else f"by the kernel: {found.totals.subjects - found.by_engine}"
    )


@settings(max_examples=60, deadline=None)
@given(wide_policies(), wide_tables(), st.sampled_from(AS_OF))
def test_interpreted(text: str, table: Any, as_of: str) -> None:
    check(text, table, as_of, False)


@settings(max_examples=30, deadline=None)
@given(wide_policies(), wide_tables(), st.sampled_from(AS_OF), st.integers(2, 20))
def test_from_a_file(text: str, table: Any, as_of: str, rows: int) -> None:
    try:
        policy = load(text)
    except PolicyError:
        assume(False)
        return
    hold_equal_from_a_file(policy, table, instant(policy, as_of), rows)


@settings(max_examples=60, deadline=None)
@given(wide_policies(), wide_tables(), st.sampled_from(AS_OF))
def test_as_installed(text: str, table: Any, as_of: str) -> None:
    """Compiled, where a compiler was at hand."""
    check(text, table, as_of, None)
