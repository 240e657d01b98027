"""The engine gives the answers that the reference evaluator gave to the stored cases."""

from __future__ import annotations

import pytest

from . import stored

CASES = stored.load()


@pytest.mark.parametrize("number", range(len(CASES)))
def test_the_stored_answer_stands(number: int) -> None:
    assert CASES[number].holds(), (
        "write the cases anew with `python -m tools.mutation.cases --refresh` if it is right"
    )
