"""The one order of events (S4.10): whatever the order of rows, the same history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from .content import content
from .event import Event

Key = tuple[int, int, int, str, str]


class Order:
    """The order of S4.10 under a policy's `order`: the types that it lists come first at one instant, others last."""

    def __init__(self, order: Sequence[str]) -> None:
        self._ranks: dict[str, int] = {}
        for name in order:
            self._ranks.setdefault(name, len(self._ranks))

    def sort(self, events: Iterable[Event]) -> list[Event]:
        """The events in order, whatever order they came in. # S2.2 # S4.10"""
        keyed = sorted(((self.key(event), event) for event in events), key=itemgetter(0))
        return [event for _, tied in groupby(keyed, key=itemgetter(0)) for event in _by_content(tied)]

    def key(self, event: Event) -> Key:
        """The place of an event; those of equal keys are told apart by their content."""
        rank = self._ranks.get(event.type, len(self._ranks))
        return event.occurred_at, rank, event.known_at, event.type, event.id or ""


def _by_content(tied: Iterable[tuple[Key, Event]]) -> list[Event]:
    """Records that differ in content only; made into text only here, because few ever do."""
    events = [event for _, event in tied]
    if len(events) > 1:
        # The rest cannot be told apart but by how it was written: an empty id, a time of recording left out.
        events.sort(
            key=lambda one: (
                one.subject_type,
                one.subject,
                content(one),
                one.id is None,
                one.recorded_at is None,
            )
        )
    return events
