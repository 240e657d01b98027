"""A workflow as a `transitions` machine: the library's own, but for what S4.6 says otherwise.

It leaves and enters states as SCXML does, remembers histories, tells unknown from false, takes eventless
transitions after every event, and offers no way around the workflow.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from transitions import EventData, MachineError
from transitions.extensions import HierarchicalMachine
from transitions.extensions.nesting import NestedEvent, NestedEventData, NestedState, NestedTransition

from carerules.expressions.tree import Tree
from carerules.resolved.workflow import State, Workflow

from .condition import UNKNOWN, joined, missing, value
from .doubt import UndecidedError
from .occasion import Case, Occasion, absent, occasion_of
from .paths import SEPARATOR, dotted, lineage, slashed

EVENTLESS_ROUNDS = 16
INTERNAL_ROUNDS = 256
"""More internal events than any event of a checked policy can cause."""


class PolicyState(NestedState):
    """A state whose id may contain `_`, the library's own separator."""

    separator = SEPARATOR


class Guard:
    """The condition of one transition. It is false, true, or raises `UndecidedError`."""

    def __init__(self, trigger: str, source: str, target: str | None, when: Tree | None) -> None:
        self.trigger, self.source, self.target, self.when = trigger, source, target, when

    def __call__(self, event_data: EventData) -> bool:
        machine: PolicyMachine = event_data.machine  # type: ignore[assignment]
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
        machine: PolicyMachine = event_data.machine  # type: ignore[assignment]
        left, entered = machine.move(dotted(self.source), dotted(self.dest))
        return (
            machine.build_state_tree(slashed(entered[-1]), SEPARATOR),
            [partial(machine.get_state(slashed(path)).scoped_exit, event_data, path.split(".")[:-1]) for path in left],
            [
                partial(machine.get_state(slashed(path)).scoped_enter, event_data, path.split(".")[:-1])
                for path in entered
            ],
        )


class PolicyMachine(HierarchicalMachine):
    """The machine of one workflow and one model; made by `bind`. Not to be shared between threads.

    `undecided` are the doubts met after the last event was handled (eventless transitions and internal events);
    `remembered` maps a compound state with a history to the innermost state that was active when it was left.
    """

    state_cls = PolicyState
    transition_cls = PolicyTransition

    def __init__(self, case: Case) -> None:
        self.case = case
        self.workflow: Workflow = case.workflow
        self.remembered: dict[str, str] = {}
        self.undecided: list[UndecidedError] = []
        self.eventless = NestedEvent("eventless", self)
        self._occasion: Occasion | None = None
        self._raised: deque[str] = deque()
        super().__init__(
            model=None,
            states=[_shape(self.workflow, state) for state in self.workflow.states.values() if not state.parent],
            initial=slashed(self._inside(self.workflow.initial)[-1]),
            auto_transitions=False,
            send_event=True,
            ignore_invalid_triggers=False,
        )

    @property
    def active(self) -> tuple[str, ...]:
        """The dotted paths of the active states, innermost first."""
        return lineage(dotted(getattr(self.model, self.model_attribute)))

    @property
    def occasion(self) -> Occasion:
        """What is known of the event being handled, or outside of one, of the case."""
        return self._occasion or Occasion(self.case, self.active)

    def add_model(self, model: Any, initial: Any = None) -> None:
        """Adds `model` without the library's `to`, a way into any state past every guard."""
        super(HierarchicalMachine, self).add_model(model, initial)

    def add_eventless(self, source: str, target: str | None, guard: Guard) -> None:
        """Adds a transition that is taken as soon as its guard is true; names as the model shows them."""
        self.eventless.add_transition(self._create_transition(source, target, guard))

    def trigger_event(self, model: object, trigger: str, *args: Any, **kwargs: Any) -> bool:
        """Handles an event; true if a transition was taken.

        Raises UndecidedError for an unknown guard, MachineError where the state has no transition of the event,
        TypeError for a missing datum, ValueError for a wrong one, RuntimeError while another event is handled.
        """
        if self._occasion is not None:
            raise RuntimeError(f"`{trigger}` while another event is being handled: trigger it afterwards")
        with self._during(trigger, kwargs) as occasion:
            if lacking := absent(occasion):
                raise TypeError(f"`{trigger}` lacks {', '.join(f'`{name}`' for name in lacking)}")
            self._raised.clear()
            self.undecided.clear()
            try:
                taken = super().trigger_event(model, trigger, *args, **kwargs)
            except MachineError:
                self._follow(kwargs)  # facts that the event sets can move the workflow all the same
                raise
            self._follow(kwargs)
            return taken

    def settle(self, **given: Any) -> bool:
        """Takes the eventless transitions that facts changed outside of an event enable; true if it moved.

        `at` is the instant for `age` and `days_since`. Doubts are in `undecided`.
        """
        before = self.active
        with self._during("", given):
            self._raised.clear()
            self.undecided.clear()
            self._follow(given)
        return self.active != before

    def sets(self, event: str, **given: Any) -> dict[str, object]:
        """The facts that an event of the policy sets, read before it happens; None is unknown. # S4.4

        Dates are day numbers, instants and durations microseconds; a host's facts may hold them so.
        """
        occasion = occasion_of(self.case, self.active, event, given)
        return {fact: None if new is UNKNOWN else new for fact, new in occasion.written.items()}

    def move(self, source: str, target: str) -> tuple[list[str], list[str]]:
        """The states that a transition leaves, innermost first, and enters, outermost first. # S4.6

        Compound states that are left remember where they were; what happens is raised as internal events.
        """
        outside = set(lineage(source)[1:]) & set(lineage(target)[1:])
        left = [path for path in self.active if path not in outside]
        for path in left:
            if self.workflow.states[path].history:
                self.remembered[path] = self.active[0]
        entered = [*(path for path in reversed(lineage(target)) if path not in outside), *self._inside(target)[1:]]
        internal = [*(f"exited({self.workflow.id}.{path})" for path in left)]
        internal += [f"entered({self.workflow.id}.{path})" for path in entered]
        self._raised.extend(name for name in internal if name in self.events)
        return left, entered

    def _inside(self, path: str) -> list[str]:
        """`path` and what is entered with it, down to the innermost."""
        states = self.workflow.states
        way = [path]
        while initial := states[way[-1]].initial:
            last = self.remembered.get(way[-1])
            below = [] if last is None else [p for p in reversed(lineage(last)) if p.startswith(f"{way[-1]}.")]
            deep = states[way[-1]].history == "deep"
            way += (below if deep else below[:1]) or [initial]
        return way

    def _follow(self, given: Mapping[str, Any]) -> None:
        """Eventless transitions, then the internal events of what was left and entered. # S4.6 # S4.9"""
        self._come_to_rest(given)
        for _ in range(INTERNAL_ROUNDS):
            if not self._raised:
                return
            name = self._raised.popleft()
            self._take(self.events[name], given)
            self._come_to_rest(given)
        raise MachineError(f"internal events of `{self.workflow.id}` cause one another without end")

    def _come_to_rest(self, given: Mapping[str, Any]) -> None:
        for _ in range(EVENTLESS_ROUNDS):
            if not self._take(self.eventless, given):
                return
        raise MachineError(f"eventless transitions of `{self.workflow.id}` go round in a circle")

    def _take(self, event: NestedEvent, given: Mapping[str, Any]) -> bool:
        """Takes a transition that no caller waits for; a doubt is kept, since there is nobody to raise it to."""
        self._occasion = self._occasion and self._occasion.beyond(self.active)
        event_data = NestedEventData(None, event, self, self.model, (), dict(given))
        try:
            with self():
                return bool(event.trigger_nested(event_data))
        except UndecidedError as doubt:
            self.undecided.append(doubt)
            return False

    def _can_trigger(self, model: object, trigger: str, *args: Any, **kwargs: Any) -> bool:
        """Whether the event would certainly be accepted, with the data given; changes nothing."""
        with self._during(trigger, kwargs):
            try:
                return bool(super()._can_trigger(model, trigger, *args, **kwargs))  # type: ignore[misc]
            except UndecidedError:
                return False

    @contextmanager
    def _during(self, trigger: str, given: Mapping[str, Any]) -> Iterator[Occasion]:
        outer = self._occasion
        self._occasion = occasion_of(self.case, self.active, trigger, given)
        try:
            yield self._occasion
        finally:
            self._occasion = outer


def _shape(workflow: Workflow, state: State) -> dict[str, Any]:
    """A state and those inside it, as the library wants them told."""
    children = [inner for inner in workflow.states.values() if inner.parent == state.path]
    shape: dict[str, Any] = {"name": state.path.rpartition(".")[2], "final": state.final}
    if children:
        shape["children"] = [_shape(workflow, inner) for inner in children]
        shape["initial"] = state.initial.rpartition(".")[2]
    return shape
