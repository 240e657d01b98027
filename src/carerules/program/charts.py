"""Workflows become tables: leaf states x events -> ordered candidates."""

from __future__ import annotations

from carerules.resolved.duty import EventRef
from carerules.resolved.workflow import State, Transition, Workflow

from .lower import Scope
from .plan import Chart, Edge, Timeout


def state_numbers(workflow: Workflow) -> dict[str, int]:
    """State path -> number, in document order."""
    return {path: number for number, path in enumerate(workflow.states)}


def inside_mask(workflow: Workflow, number: int) -> int:
    """The mask of the states that are `number` or lie below it."""
    paths = list(workflow.states)
    top = paths[number]
    return sum(1 << n for n, path in enumerate(paths) if path == top or path.startswith(top + "."))


class ChartCompiler:
    """Compiles one workflow; numbers edges and timeouts so that a case can remember them."""

    def __init__(self, index: int, workflow: Workflow, scope: Scope, codes: dict[str, int]) -> None:
        self.index, self.workflow, self.scope, self.codes = index, workflow, scope, codes
        self.numbers = state_numbers(workflow)
        self.own = {path: self._edges(state) for path, state in workflow.states.items()}

    def chart(self) -> Chart:
        """The tables of the workflow."""
        states = list(self.workflow.states.values())
        number = self.numbers
        lineage = tuple(self._lineage(state) for state in states)
        return Chart(
            index=self.index,
            id=self.workflow.id,
            paths=tuple(number),
            parent=tuple(number[state.parent] if state.parent else -1 for state in states),
            initial=tuple(number[state.initial] if state.initial else -1 for state in states),
            memory=tuple({"shallow": 1, "deep": 2}.get(state.history, 0) for state in states),
            lineage=lineage,
            start=number[self.workflow.initial],
            edges=tuple(self._candidates(line) for line in lineage),
            eventless=tuple(self._eventless(line) for line in lineage),
            timeouts=tuple(self._timeouts(state) for state in states),
            entered=self._internal("entered"),
            exited=self._internal("exited"),
            silent=self.workflow.ignore_unexpected,
            since=self.workflow.effective.since,
            until=self.workflow.effective.until,
        )

    def _lineage(self, state: State) -> tuple[int, ...]:
        line = [self.numbers[state.path]]
        while state.parent:
            state = self.workflow.states[state.parent]
            line.append(self.numbers[state.path])
        return tuple(line)

    def _internal(self, kind: str) -> dict[int, int]:
        found = {}
        for path, number in self.numbers.items():
            code = self.codes.get(f"{kind}({self.workflow.id}.{path})")
            if code is not None:
                found[number] = code
        return found

    def _edges(self, state: State) -> list[tuple[Transition, Edge]]:
        edges = []
        for position, transition in enumerate(state.transitions):
            when, reads = self.scope.condition(transition.when)
            target = self.numbers[transition.to] if transition.to is not None else -1
            number = self.numbers[state.path] * 1000 + position
            edges.append((transition, Edge(number, self.numbers[state.path], when, target, reads)))
        return edges

    def _candidates(self, line: tuple[int, ...]) -> dict[int, tuple[Edge, ...]]:
        """From the innermost state outward, in list order. # S4.6"""
        found: dict[int, list[Edge]] = {}
        paths = tuple(self.numbers)
        for state in line:
            for transition, edge in self.own[paths[state]]:
                if transition.event is not None:
                    found.setdefault(self.codes[event_key(transition.event)], []).append(edge)
        return {code: tuple(edges) for code, edges in found.items()}

    def _eventless(self, line: tuple[int, ...]) -> tuple[Edge, ...]:
        paths = tuple(self.numbers)
        return tuple(
            edge for state in line for transition, edge in self.own[paths[state]] if transition.event is None
        )

    def _timeouts(self, state: State) -> tuple[Timeout, ...]:
        found = []
        for position, after in enumerate(state.after):
            when, _ = self.scope.condition(after.when)
            steps = tuple((since, term.duration) for since, term in after.delay.steps)
            number = self.numbers[state.path] * 1000 + len(state.transitions) + position
            found.append(Timeout(number, self.numbers[state.path], steps, when, self.numbers[after.to]))
        return tuple(found)


def event_key(event: EventRef) -> str:
    """The name under which an event or internal event has its code: `visit`, `violated(weekly_visit)`."""
    return event.name if event.kind == "event" else f"{event.kind}({event.name})"
