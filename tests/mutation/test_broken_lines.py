"""Ten deliberately broken engine lines are each found out by a stored answer of the reference evaluator."""

from __future__ import annotations

import pytest

from tools.mutation.broken_lines import LINES, Broken, cases, witnesses


@pytest.mark.parametrize("one", LINES, ids=lambda one: f"{one.module} {one.meaning}")
def test_a_broken_line_is_found_out(one: Broken) -> None:
    assert all(case.holds() for case in cases()[:20])
    assert next(witnesses(one, cases()), None) is not None
    assert all(case.holds() for case in cases()[:20])  # whole again


def test_ten_lines_are_broken() -> None:
    assert len({one.line for one in LINES}) == 10
