"""Policies in which nothing happens by itself but deadlines, and every `while` asks for states only.

What such a state asks, and what each event does in it, hangs on the two alone: it is worked out here. (S4.5, S4.8)
"""

from __future__ import annotations

from typing import Any

from carerules.program.plan import EVERY, NONE, Chart, Plan, Program

from .able import embellishments
from .conditions import asks_open, foretold
from .cut import lists
from .kernel.words import GENERAL, IDLE, PLAIN, RENEWS, STAYS
from .lower_duties import Duties
from .moves import Moves
from .tables import ints

_PAIRED = ("turn", "on", "off", "held")
FILLED = 3
"""Lists of the duties that stand in a state are filled up to so many, if any is so long, with the number of no duty:
a loop that goes round equally often in all states is one that a processor foresees.
"""
PAIR = 2
"""So many duties of a state, or fewer, have their next deadline without a loop."""


class Steady:
    """Builds the tables by which the kernel goes from event to event without rounds."""

    def __init__(self, program: Program, plan: Plan, duties: Duties, moves: Moves) -> None:
        self.program, self.plan, self.duties, self.moves = program, plan, duties, moves
        self.first: Chart | None = plan.charts[0] if plan.charts else None

    def tables(self) -> dict[str, Any]:
        """All of them; empty ones where the policy is not like that."""
        if self.first is None or not self.is_static():
            names = (
                *("stands", "cell_plain", "cell_duty", "cell_other", "done_place"),
                *(f"{name}{part}" for name in _PAIRED for part in ("_from", "s")),
            )
            return {"is_static": 0, "n_held": 0, **dict.fromkeys(names, ints(()))}
        stands = [self._standing(self.first, leaf) for leaf in range(self.moves.n_states)]
        return {
            "is_static": 1,
            "done_place": ints(self.duties.done_places()),
            "stands": ints(int(holds) for row in stands for holds in row),
            **self._turns(stands),
            **self._held(self.first, [[d for d, holds in enumerate(row) if holds] for row in stands]),
        }

    def is_static(self) -> bool:
        """One workflow, no internal events, no eventless or timed transitions, no condition on anything else."""
        plan = self.plan
        if embellishments(self.program):
            return False
        if len(plan.charts) != 1 or self.moves.timers or any(event.internal for event in plan.events):
            return False
        if any(plan.charts[0].eventless):
            return False
        codes = [duty.versions[0].holds_while for duty in plan.duties]
        return all(foretold(plan, code, plan.charts[0], 0) is not None for code in codes)

    def _standing(self, chart: Chart, leaf: int) -> list[bool]:
        duties = self.plan.duties
        return [bool(foretold(self.plan, d.versions[0].holds_while, chart, leaf)) for d in duties]

    def _turns(self, stands: list[list[bool]]) -> dict[str, Any]:
        """From each state, or none, into each: which duties turn, which open by it, and whose `while` ends."""
        nowhere = [False] * len(self.plan.duties)
        pairs = [(before, now) for before in [*stands, nowhere] for now in stands]
        turns, ons, offs = (
            [[d for d in range(len(nowhere)) if kind(d, *pair)] for pair in pairs]
            for kind in (self._turned, self._comes_on, self._goes_off)
        )
        return lists(turn=turns, on=ons, off=offs)

    def _turned(self, d: int, before: list[bool], now: list[bool]) -> bool:
        return before[d] != now[d]

    def _comes_on(self, d: int, before: list[bool], now: list[bool]) -> bool:
        return now[d] and not before[d] and self.duties.opens(self.plan.duties[d])

    def _goes_off(self, d: int, before: list[bool], now: list[bool]) -> bool:
        return before[d] and not now[d]

    def _held(self, chart: Chart, held: list[list[int]]) -> dict[str, Any]:
        """Which duties stand in each state, and what each event does there."""
        nobody = len(self.plan.duties)
        cells = [(leaf, code) for leaf in range(len(held)) for code in range(len(self.plan.events))]
        plain = [self._plain(chart, leaf, code, len(held[leaf])) for leaf, code in cells]
        only = [self._fulfilled(leaf, code)[0] if kind == RENEWS else nobody
                for (leaf, code), kind in zip(cells, plain, strict=True)]  # fmt: skip
        others = [next((d for d in held[leaf] if d != mine), nobody)
                  for (leaf, _), mine in zip(cells, only, strict=True)]  # fmt: skip
        least = min(FILLED, max(map(len, held)))
        filled = [row + [nobody] * (least - len(row)) for row in held]
        lengths = {len(row) for row in filled}
        return {
            "n_held": lengths.pop() if len(lengths) == 1 else 0,
            "cell_plain": ints(plain),
            "cell_duty": ints(only),
            "cell_other": ints(others),
            **lists(held=filled),
        }

    def _fulfilled(self, leaf: int, code: int) -> list[int]:
        """The duties that the event may fulfil in that state."""
        acts = [self.duties.act(index, code, leaf) for index in self.plan.events[code].acts]
        return [act[0] for act in acts if act is not None]

    def _plain(self, chart: Chart, leaf: int, code: int, held: int) -> int:
        """How much an event can do in a state: GENERAL, IDLE, STAYS, PLAIN or RENEWS."""
        event, edges = self.plan.events[code], chart.edges[leaf].get(code, ())
        acts = [self.duties.act(index, code, leaf) for index in event.acts]
        told = [act for act in acts if act is not None]
        if event.sets or event.opens or event.forbids or any(act[1:3] != (-1, -1) for act in told):
            return GENERAL
        if not edges and not told:
            return IDLE
        if any(asks_open(edge.when) for edge in edges):
            return GENERAL
        if not edges or edges[0].target >= 0 or edges[0].when != NONE:
            return PLAIN
        only = self.plan.duties[told[0][0]] if len(told) == 1 else None
        recurs = (
            only and only.timing == EVERY and foretold(self.plan, only.versions[0].holds_while, chart, leaf)
        )
        return RENEWS if recurs and held <= PAIR else STAYS
