"""Policies with questions, each drawn afresh."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.strategies.words import Draw
from tests.strategies.worlds import World, worlds_of, written

BATCH = 9
"""So many policies of one seed: after a few more Hypothesis goes on with changed copies, which reach less."""
_QUIET = settings(
    max_examples=BATCH + 1,
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
    for with_seed, size in batches(policies, first_seed):
        yield from batch(number, with_seed)[:size]


def batches(policies: int, first_seed: int) -> Iterator[tuple[int, int]]:
    """The seeds that so many policies come from, and how many of them each gives."""
    for at in range(0, policies, BATCH):
        yield first_seed + at // BATCH, min(BATCH, policies - at)


def batch(number: int, with_seed: int) -> list[list[World]]:
    """The policies of one seed, with so many questions each."""
    found: list[list[World]] = []

    @seed(with_seed)
    @settings(_QUIET)
    @given(questions(number))
    def note(worlds: list[World]) -> None:
        found.append(worlds)

    note()
    return found[1:]  # the first is always the simplest that there is
