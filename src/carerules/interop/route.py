"""Which states a transition leaves and enters (S4.6, SCXML terms). Paths are dotted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carerules.resolved.workflow import State

from .paths import lineage

States = Mapping[str, State]
Memory = Mapping[str, str]
"""Compound states with a history, each with the innermost state that was active when it was left."""


@dataclass(frozen=True, slots=True)
class Route:
    """States `left`, innermost first, states `entered`, outermost first, and what is remembered from then on."""

    left: tuple[str, ...]
    entered: tuple[str, ...]
    remembered: Memory


def route(states: States, leaf: str, source: str, target: str, remembered: Memory) -> Route:
    """The route of a transition from `source`, the active `leaf` or an ancestor of it, to `target`.

    Everything up to the nearest state outside of both is left, so a transition to its own source re-enters it.
    """
    outside = set(lineage(source)[1:]) & set(lineage(target)[1:])
    left = tuple(path for path in lineage(leaf) if path not in outside)
    memory = {**remembered, **{path: leaf for path in left if states[path].history}}
    way = tuple(path for path in reversed(lineage(target)) if path not in outside)
    return Route(left, (*way, *below(states, target, memory)), memory)


def below(states: States, path: str, remembered: Memory) -> tuple[str, ...]:
    """The states that are entered with `path`, outermost first: by its history, else its initial state."""
    way = [path]
    while initial := states[way[-1]].initial:
        way += _resumed(states[way[-1]], remembered) or (initial,)
    return tuple(way[1:])


def _resumed(state: State, remembered: Memory) -> tuple[str, ...]:
    last = remembered.get(state.path)
    if last is None or not state.history:
        return ()
    inside = tuple(path for path in reversed(lineage(last)) if path.startswith(f"{state.path}."))
    return inside if state.history == "deep" else inside[:1]
