"""Policies with questions, each drawn afresh."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.strategies.words import Draw
from tests.strategies.worlds import World, worlds_of, written

BATCH = 10
"""After so many examples Hypothesis goes on with changed copies of what it has drawn, which reach less."""
_QUIET = settings(
    max_examples=BATCH,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


@st.composite
def questions(draw: Draw, number: int) -> list[World]:
    """So many questions about one policy."""
    policy = draw(written())
    return [draw(worlds_of(policy)) for _ in range(number)]


def drawn(policies: int, number: int, first_seed: int) -> Iterator[list[World]]:
    """So many policies with so many questions each; the same for the same seed."""
    left = policies
    while left > 0:
        batch = _batch(number, first_seed)[1:]  # the first is always the simplest that there is
        yield from batch[:left]
        left -= len(batch)
        first_seed += 1


def _batch(number: int, with_seed: int) -> list[list[World]]:
    found: list[list[World]] = []

    @seed(with_seed)
    @settings(_QUIET)
    @given(questions(number))
    def note(worlds: list[World]) -> None:
        found.append(worlds)

    note()
    return found
