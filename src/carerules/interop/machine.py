"""A workflow as a `transitions` machine: the library's own, but for what S4.6 says otherwise.

It leaves and enters states as SCXML does, remembers histories, tells unknown from false, takes eventless
transitions after every event, and offers no way around the workflow.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from transitions import MachineError
from transitions.extensions import HierarchicalMachine
from transitions.extensions.nesting import NestedEvent, NestedEventData

from carerules.expressions.tree import INSTANT

from .condition import UNKNOWN
from .doubt import UndecidedError
from .occasion import Case, Occasion, absent, occasion_of
from .paths import dotted, lineage, slashed
from .route import below, route
from .shape import shape
from .transition import Guard, PolicyState, PolicyTransition
from .triggers import Timer, timers

EVENTLESS_ROUNDS = 16
INTERNAL_ROUNDS = 256
"""More internal events than one event of a checked policy can cause."""


class PolicyMachine(HierarchicalMachine):
    """The machine of one workflow and one model; made by `bind`. Not to be shared between threads.

    `remembered` maps each compound state with a history to the innermost state that was active when it was left.
    Together with the model's `state` it is all there is to save.
    """

    state_cls = PolicyState
    transition_cls = PolicyTransition

    def __init__(self, case: Case) -> None:
        workflow = case.workflow
        self.case, self.workflow = case, workflow
        self.timers: tuple[Timer, ...] = tuple(timers(workflow))
        self.remembered: dict[str, str] = {}
        self._eventless = NestedEvent("eventless", self)
        self._occasion: Occasion | None = None
        self._raised: deque[str] = deque()
        self._doubts: dict[str, UndecidedError] = {}
        super().__init__(
            model=None,
            states=shape(workflow),
            initial=slashed((workflow.initial, *below(workflow.states, workflow.initial, {}))[-1]),
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

    @property
    def undecided(self) -> tuple[UndecidedError, ...]:
        """The doubts about eventless transitions and internal events, met while the last event was handled."""
        return tuple(self._doubts.values())

    def add_model(self, model: Any, initial: Any = None) -> None:
        """Adds `model` without the library's `to`, a way into any state past every guard.

        In a new case the initial states have been entered, of which the first event hears. # S4.9
        """
        super(HierarchicalMachine, self).add_model(model, initial)
        if initial is None:
            self._raise("entered", reversed(self.active))

    def add_eventless(self, source: str, target: str | None, guard: Guard) -> None:
        """Adds a transition that is taken as soon as its guard is true; states as the model shows them."""
        self._eventless.add_transition(self._create_transition(source, target, guard))

    def trigger_event(self, model: object, trigger: str, *args: Any, **kwargs: Any) -> bool:
        """Handles an event; true if a transition was taken, false if every guard was false.

        Raises UndecidedError for an unknown guard, MachineError where the state has no transition of the event,
        TypeError for a missing datum, ValueError for a wrong one, RuntimeError while another event is handled.
        """
        with self._handling(trigger, kwargs):
            try:
                taken = super().trigger_event(model, trigger, *args, **kwargs)
            except MachineError:
                self._follow(kwargs)  # facts that the event sets can move the workflow all the same
                raise
            self._follow(kwargs)
            return taken

    def settle(self, **given: Any) -> bool:
        """Takes the eventless transitions that are enabled now, without an event; true if the state changed.

        `at` is the instant for `age` and `days_since`. What cannot be decided is in `undecided`.
        """
        before = self.active
        with self._handling("", given):
            self._follow(given)
        return self.active != before

    def sets(self, event: str, /, **given: Any) -> dict[str, object]:
        """The facts that an event of the policy sets, read before it happens; None is unknown. # S4.4

        Dates are day numbers, instants and durations microseconds; a host's facts may hold them so.
        """
        occasion = occasion_of(self.case, self.active, event, given)
        return {fact: None if new is UNKNOWN else new for fact, new in occasion.written.items()}

    def due(self, timer: Timer, entered: object) -> int | None:
        """When `timer` is to be triggered if its state was entered at the instant `entered`, in microseconds.

        None where its delay has no number, or none yet. Raises ValueError where `entered` is no instant.
        """
        since = self.case.read(entered, INSTANT, "entered")
        return None if since is UNKNOWN else timer.due(since, self.case.reckoner)

    def move(self, source: str, target: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The states that a transition leaves, innermost first, and enters, outermost first.

        Histories are updated, and what happens is raised as internal events. # S4.9
        """
        found = route(self.workflow.states, self.active[0], source, target, self.remembered)
        self.remembered = dict(found.remembered)
        self._raise("exited", found.left)
        self._raise("entered", found.entered)
        return found.left, found.entered

    def _raise(self, kind: str, paths: Iterable[str]) -> None:
        names = (f"{kind}({self.workflow.id}.{path})" for path in paths)
        self._raised.extend(name for name in names if name in self.events)

    def _follow(self, given: Mapping[str, Any]) -> None:
        """Eventless transitions, then the internal events of what was left and entered. # S4.6 # S4.9"""
        self._come_to_rest(given)
        for _ in range(INTERNAL_ROUNDS):
            if not self._raised:
                return
            self._take(self.events[self._raised.popleft()], given)
            self._come_to_rest(given)
        raise MachineError(f"internal events of `{self.workflow.id}` cause one another without end")

    def _come_to_rest(self, given: Mapping[str, Any]) -> None:
        for _ in range(EVENTLESS_ROUNDS):
            if not self._take(self._eventless, given):
                return
        raise MachineError(f"eventless transitions of `{self.workflow.id}` do not come to rest")

    def _take(self, event: NestedEvent, given: Mapping[str, Any]) -> bool:
        """Takes a transition that no caller waits for; a doubt is kept, since there is nobody to raise it to."""
        self._occasion = self.occasion.beyond(self.active)
        event_data = NestedEventData(None, event, self, self.model, (), dict(given))
        try:
            with self():
                return bool(event.trigger_nested(event_data))
        except UndecidedError as doubt:
            self._doubts[str(doubt)] = doubt
            return False

    def _can_trigger(self, model: object, trigger: str, *args: Any, **kwargs: Any) -> bool:
        """Whether the event would certainly be accepted, with the data given; changes nothing."""
        outer, self._occasion = self._occasion, occasion_of(self.case, self.active, trigger, kwargs)
        try:
            parent: Any = super()  # the method is there, but untyped
            return bool(parent._can_trigger(model, trigger, *args, **kwargs))
        except UndecidedError:
            return False
        finally:
            self._occasion = outer

    @contextmanager
    def _handling(self, trigger: str, given: Mapping[str, Any]) -> Iterator[None]:
        """One event at a time: a callback that triggers the next would see a state half left. # S4.9"""
        if self._occasion is not None:
            raise RuntimeError(f"`{trigger}` while another event is handled: trigger it afterwards")
        occasion = occasion_of(self.case, self.active, trigger, given)
        if lacking := absent(occasion):
            raise TypeError(f"`{trigger}` lacks {', '.join(f'`{name}`' for name in lacking)}")
        self._occasion = occasion
        self._doubts.clear()
        try:
            yield
        finally:
            self._occasion = None
            self._raised.clear()
