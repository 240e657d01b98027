"""Every way a workflow can move, worked out for each innermost state: where it ends, what it says, stops and arms."""

from __future__ import annotations

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
        self.leaf: list[int] = []
        self.says: list[tuple[int, ...]] = []
        self.stops: list[tuple[int, ...]] = []
        self.arms: list[tuple[int, ...]] = []
        self._known: dict[tuple[int, int, int, int], int] = {}

    def _timers(self) -> dict[tuple[int, int, int], int]:
        """(workflow, state, place) -> number, in the order in which those of one instant fire."""
        keys = [
            (chart.index, -len(chart.lineage[state]), place, state)
            for chart in self.plan.charts
            for state, timeouts in enumerate(chart.timeouts)
            for place in range(len(timeouts))
        ]
        return {(c, state, place): number for number, (c, _, place, state) in enumerate(sorted(keys))}

    def number(self, chart: Chart, leaf: int, source: int, target: int) -> int:
        """The move from `leaf` by a transition written on `source`; -1 where it accepts and stays."""
        if target < 0:
            return -1
        key = (chart.index, leaf, source, target)
        if key not in self._known:
            self._known[key] = len(self.leaf)
            self._work_out(chart, leaf, source, target)
        return self._known[key]

    def _work_out(self, chart: Chart, leaf: int, source: int, target: int) -> None:
        above = chart.lineage[source][1:]
        common = next((state for state in chart.lineage[target][1:] if state in above), -1)
        left = list(chart.lineage[leaf])
        if common >= 0:
            left = left[: left.index(common)]
        inside = set(chart.lineage[leaf]) - set(left)
        entered, last = self.entered(chart, inside, target)
        self.leaf.append(self.bases[chart.index] + last)
        self.says.append(_codes(chart.exited, left) + _codes(chart.entered, entered))
        self.stops.append(tuple(k for state in left for k in self.timers_of(chart, state)))
        self.arms.append(tuple(k for state in entered for k in self.timers_of(chart, state)))

    def entered(self, chart: Chart, inside: set[int], target: int) -> tuple[list[int], int]:
        """The states that are entered on the way to `target` and below it, and the innermost of them."""
        path = [state for state in reversed(chart.lineage[target]) if state not in inside]
        state = target
        while chart.initial[state] >= 0:
            state = chart.initial[state]
            path.append(state)
        return path, state

    def timers_of(self, chart: Chart, state: int) -> list[int]:
        """The numbers of a state's own timers."""
        return [self.timers[chart.index, state, place] for place in range(len(chart.timeouts[state]))]


def _codes(named: dict[int, int], states: list[int]) -> tuple[int, ...]:
    return tuple(named[state] for state in states if state in named)
