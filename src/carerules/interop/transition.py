"""States, transitions and guards of a bound machine, where S4.6 says otherwise than the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from transitions import EventData
from transitions.extensions.nesting import NestedEventData, NestedState, NestedTransition

from carerules.expressions.tree import Tree

from .condition import UNKNOWN, joined, missing, value
from .doubt import UndecidedError
from .paths import SEPARATOR, dotted, slashed

if TYPE_CHECKING:
    from .machine import PolicyMachine


class PolicyState(NestedState):
    """A state whose id may contain `_`, the library's own separator."""

    separator = SEPARATOR


class Guard:
    """The condition of one transition."""

    def __init__(self, trigger: str, source: str, target: str | None, when: Tree | None) -> None:
        self.trigger, self.source, self.target, self.when = trigger, source, target, when

    def __call__(self, event_data: EventData) -> bool:
        """Whether the transition is enabled. Raises UndecidedError where that is unknown."""
        machine = cast("PolicyMachine", event_data.machine)
        occasion = machine.occasion
        in_force = occasion.in_force(machine.workflow.effective)
        verdict = joined(False, in_force, value(self.when, occasion) if self.when else True)
        if verdict is not UNKNOWN:
            return bool(verdict)
        unknown = missing(self.when, occasion) if self.when and in_force is not UNKNOWN else ("at",)
        raise UndecidedError(self.trigger, self.source, self.target, unknown)


class PolicyTransition(NestedTransition):
    """Leaves every state up to the nearest one outside both source and target, then enters the target."""

    def _resolve_transition(
        self, event_data: NestedEventData
    ) -> tuple[Any, list[Callable[[], None]], list[Callable[[], Any]]]:
        machine = cast("PolicyMachine", event_data.machine)
        assert self.dest is not None
        left, entered = machine.move(dotted(self.source), dotted(self.dest))
        tree = machine.build_state_tree(slashed(entered[-1]), SEPARATOR)
        exits: list[Callable[[], None]] = []
        exits += [partial(state.scoped_exit, event_data, above) for state, above in _places(machine, left)]
        entries: list[Callable[[], Any]] = []
        entries += [
            partial(state.scoped_enter, event_data, above) for state, above in _places(machine, entered)
        ]
        return tree, exits, entries


def _places(machine: PolicyMachine, paths: Iterable[str]) -> list[tuple[NestedState, list[str]]]:
    """Each state with the names of its ancestors."""
    return [(machine.get_state(slashed(path)), path.split(".")[:-1]) for path in paths]
