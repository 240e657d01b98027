"""What is stepped over in a condition could not have changed it: the same answer, with or without steps. (S7.1)"""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from carerules.bulk.kernel import words as w
from carerules.bulk.kernel.conditions import evaluate
from carerules.bulk.shortcuts import Instruction, cut_short
from tests.strategies.words import Draw

CONSTANTS = [0.0, 1.0, math.nan]


@st.composite
def codes(draw: Draw) -> list[Instruction]:
    """The code of a tree; its leaves are false, true or unknown."""
    tree = st.recursive(
        st.integers(0, 2).map(lambda place: [(w.CONST, place, 0, 0)]),
        lambda one: st.one_of(
            st.tuples(one, one, st.sampled_from([w.AND, w.AND, w.OR, w.OR, w.EQ])).map(
                lambda found: [*found[0], *found[1], (found[2], 0, 0, 0)]
            ),
            one.map(lambda found: [*found, (w.NOT, 0, 0, 0)]),
            st.tuples(one, one, one).map(
                lambda found: [*found[0], *found[1], *found[2], (w.CHOOSE, 0, 0, 0)]
            ),
            st.tuples(one, one, one).map(lambda found: [*found[0], *found[1], *found[2], (w.AMONG, 2, 0, 0)]),
        ),
        max_leaves=12,
    )
    found: list[Instruction] = draw(tree)
    return found


def value(code: list[Instruction]) -> tuple[float, int]:
    """What it comes to, and how many instructions were carried out."""
    steps = [0]

    class Code(list[int]):
        def __getitem__(self, at: Any) -> Any:
            steps[0] += not at % 4
            return super().__getitem__(at)

    flat = Code(number for one in code for number in one)
    machine: Any = SimpleNamespace(cond_from=[0, len(flat)], code=flat, constants=CONSTANTS, stack=[0.0] * 99)
    return evaluate(machine, 0, -1), steps[0]


@given(codes())
def test_the_answer_is_the_same(code: list[Instruction]) -> None:
    short = value(cut_short(code))[0]
    assert short == value(code)[0] or (math.isnan(short) and math.isnan(value(code)[0]))


def test_what_is_decided_is_stepped_over() -> None:
    no, maybe = (w.CONST, 0, 0, 0), (w.CONST, 2, 0, 0)
    both = (w.AND, 0, 0, 0)
    chain = [no, maybe, both, maybe, both, maybe, both]
    assert value(chain) == (0, 7)
    assert value(cut_short(chain)) == (0, 2)
    assert cut_short([no, maybe, both]) == [no, maybe, both]
