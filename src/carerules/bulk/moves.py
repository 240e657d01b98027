"""Every way a workflow can move, worked out for each innermost state: where it ends, what it says, stops and arms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from carerules.program.plan import Chart, Plan


class Moves:
    """Numbers moves; equal ones once. States are numbered through all workflows."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.bases: list[int] = []
        self.n_states = 0
        for chart in plan.charts:
            self.bases.append(self.n_states)
            self.n_states += len(chart.paths)
        self.timers = self._timers()
        self.memories = [
            (chart.index, state) for chart in plan.charts for state, kind in enumerate(chart.memory) if kind
        ]
        """Compound states with history, by the place in which the kernel remembers."""
        self.leaf: list[int] = []
        self.says: list[tuple[int, ...]] = []
        self.stops: list[tuple[int, ...]] = []
        self.arms: list[tuple[int, ...]] = []
        self.rules: dict[tuple[int, int], int] = {}
        """Eventless transitions by workflow and number in the plan."""
        self.quits: list[tuple[int, ...]] = []
        """The eventless transitions of the states that each move leaves."""
        self.saves: list[tuple[tuple[int, int], ...]] = []
        """What each move leaves to be remembered: place and state."""
        self.recalls: list[int] = []
        """The place that a move asks, or -1; and the move that it then is, for each state of the workflow."""
        self.others: list[tuple[int, ...]] = []
        self._known: dict[tuple[int, int, int, int, int], int] = {}

    def _timers(self) -> dict[tuple[int, int, int], int]:
        """(workflow, state, place) -> number, in the order in which those of one instant fire."""
        keys = [
            (chart.index, -len(chart.lineage[state]), place, state)
            for chart in self.plan.charts
            for state, timeouts in enumerate(chart.timeouts)
            for place in range(len(timeouts))
        ]
        return {(c, state, place): number for number, (c, _, place, state) in enumerate(sorted(keys))}

    def number(self, chart: Chart, leaf: int, source: int, target: int, remembered: int = -1) -> int:
        """The move from `leaf` by a transition written on `source`; -1 where it accepts and stays.

        `remembered` is the state that the first compound with history on the way down goes back to.
        """
        if target < 0:
            return -1
        key = (chart.index, leaf, source, target, remembered)
        if key not in self._known:
            self._known[key] = len(self.leaf)
            self._work_out(chart, leaf, source, target, remembered)
        return self._known[key]

    def _work_out(self, chart: Chart, leaf: int, source: int, target: int, remembered: int) -> None:
        above = chart.lineage[source][1:]
        common = next((state for state in chart.lineage[target][1:] if state in above), -1)
        left = list(chart.lineage[leaf])
        if common >= 0:
            left = left[: left.index(common)]
        inside = set(chart.lineage[leaf]) - set(left)
        entered, last = self.entered(chart, inside, target, remembered)
        self.leaf.append(self.bases[chart.index] + last)
        self.says.append(_codes(chart.exited, left) + _codes(chart.entered, entered))
        self.stops.append(tuple(k for state in left for k in self.timers_of(chart, state)))
        self.quits.append(
            tuple(self.rule(chart, edge.number) for edge in chart.eventless[leaf] if edge.source in left)
        )
        self.arms.append(tuple(k for state in entered for k in self.timers_of(chart, state)))
        self.saves.append(tuple(self._saves(chart, leaf, left)))
        place = self._asked(chart, target) if remembered < 0 else -1
        self.recalls.append(place)
        self.others.append(())
        if place >= 0:
            number = len(self.others) - 1
            top = self.memories[place][1]
            self.others[number] = tuple(
                self.number(chart, leaf, source, target, state) if top in chart.lineage[state][1:] else -1
                for state in range(len(chart.paths))
            )

    def rule(self, chart: Chart, number: int) -> int:
        """The number of an eventless transition among all of them."""
        return self.rules.setdefault((chart.index, number), len(self.rules))

    def _saves(self, chart: Chart, leaf: int, left: list[int]) -> Iterator[tuple[int, int]]:
        """Deep history remembers the innermost state that is left, shallow its own part of it. # S4.6"""
        for below, state in pairwise(left):
            if chart.memory[state]:
                yield self.memories.index((chart.index, state)), leaf if chart.memory[state] == 2 else below

    def _asked(self, chart: Chart, target: int) -> int:
        """The place of the first compound with history from `target` down the default states, or -1."""
        state = target
        while chart.initial[state] >= 0:
            if chart.memory[state]:
                return self.memories.index((chart.index, state))
            state = chart.initial[state]
        return -1

    def entered(
        self, chart: Chart, inside: set[int], target: int, remembered: int = -1
    ) -> tuple[list[int], int]:
        """The states that are entered on the way to `target` and below it, and the innermost of them."""
        path = [state for state in reversed(chart.lineage[target]) if state not in inside]
        state = target
        while chart.initial[state] >= 0:
            if chart.memory[state] and remembered >= 0:
                below = [
                    one for one in reversed(chart.lineage[remembered]) if state in chart.lineage[one][1:]
                ]
                remembered = -1
            else:
                below = [chart.initial[state]]
            path += below
            state = below[-1]
        return path, state

    def timers_of(self, chart: Chart, state: int) -> list[int]:
        """The numbers of a state's own timers."""
        return [self.timers[chart.index, state, place] for place in range(len(chart.timeouts[state]))]


def _codes(named: dict[int, int], states: list[int]) -> tuple[int, ...]:
    return tuple(named[state] for state in states if state in named)
