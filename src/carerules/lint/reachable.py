"""Which states of a workflow a case can come to."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.resolved.workflow import State, Workflow


def lineage(path: str) -> list[str]:
    """The state and all around it, from the outermost inward."""
    parts = path.split(".")
    return [".".join(parts[: depth + 1]) for depth in range(len(parts))]


def entered(workflow: Workflow, path: str) -> Iterator[str]:
    """The states that are active after `path` was entered for the first time, except those around it."""
    state = workflow.states[path]
    yield path
    while state.initial:
        state = workflow.states[state.initial]
        yield state.path


def targets(state: State) -> list[str]:
    """Where the transitions of a state lead, in order; those that stay lead nowhere."""
    moving = [transition.to for transition in state.transitions if transition.to is not None]
    return moving + [after.to for after in state.after]


def reachable(workflow: Workflow) -> frozenset[str]:
    """Every state that some order of events leads to, if all guards may hold."""
    found: set[str] = set()
    waiting = [workflow.initial]
    while waiting:
        target = waiting.pop()
        for path in (*lineage(target), *entered(workflow, target)):
            if path not in found:
                found.add(path)
                waiting += targets(workflow.states[path])
    return frozenset(found)
