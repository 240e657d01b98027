"""From recorded events to the history that is judged: what was known, corrected, repeated. (S4.2, S8)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .event import Event
from .order import content, ranks, sort_key


@dataclass(frozen=True, slots=True)
class Settled:
    """An event in its place. `id` is its own or, where it has none, made of type, instant and number."""

    event: Event
    id: str
    conflict: bool = False
    """Its id was used before with other content: it has a finding and no effect. (S4.2)"""


@dataclass(frozen=True, slots=True)
class Note:
    """A correction or retraction that could not be carried out: `target_unknown` or `circle`."""

    event: Event
    id: str
    reason: str


@dataclass(slots=True)
class Prepared:
    """The cases, by (subject type, subject), each in the order of S4; and what was left out, counted."""

    cases: dict[tuple[str, str], list[Settled]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    unknown_yet: int = 0
    duplicates: int = 0
    retracted: int = 0


def prepare(events: Sequence[Event], order: Sequence[str], known_as_of: int | None = None) -> Prepared:
    """The history as known at `known_as_of`, corrected, in order, each event once. # S2 # S8

    The order of `events` never matters.
    """
    prepared = Prepared()
    known = [event for event in events if known_as_of is None or event.known_at <= known_as_of]
    prepared.unknown_yet = len(events) - len(known)
    if any(event.corrects or event.retracts for event in known):
        known = _corrected(known, prepared)
    rank = ranks(order)
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in known:
        groups.setdefault((event.subject_type, event.subject), []).append(event)
    for key in sorted(groups):
        ordered = sorted(groups[key], key=lambda event: sort_key(event, rank, event.id or ""))
        prepared.cases[key] = list(_once(ordered, prepared))
    return prepared


def _once(ordered: list[Event], prepared: Prepared) -> list[Settled]:
    """Repetitions are dropped, conflicts flagged, ids made up. # S4.2"""
    seen: dict[str, str] = {}
    equals = Counter[tuple[str, int]]()
    settled: list[Settled] = []
    for event in ordered:
        if event.id is None:
            equals[event.type, event.occurred_at] += 1
            number = equals[event.type, event.occurred_at]
            settled.append(Settled(event, f"{event.type}@{event.occurred_at}#{number}"))
            continue
        said = content(event)
        if seen.get(event.id) == said:
            prepared.duplicates += 1
            continue
        settled.append(Settled(event, event.id, conflict=event.id in seen))
        seen.setdefault(event.id, said)
    return settled


def _corrected(events: list[Event], prepared: Prepared) -> list[Event]:
    """Carry out `corrects` and `retracts` before evaluation. # S8

    Chains follow. A correction without target takes effect and is noted; a retraction without target, or one in a
    circle, has none and is noted.
    """
    ids = {event.id for event in events if event.id is not None}
    targets = {
        target for event in events for target in (event.corrects, event.retracts) if target is not None
    }
    circles = _circles(events)
    removed = {target for target in targets if target in ids and target not in circles}
    kept: list[Event] = []
    for event in sorted(events, key=lambda event: (event.id or "", content(event))):
        target = event.corrects or event.retracts
        if target is not None and (target not in ids or event.id in circles):
            reason = "circle" if event.id in circles else "target_unknown"
            prepared.notes.append(Note(event, event.id or f"{event.type}@{event.occurred_at}", reason))
        if event.id in removed:
            prepared.retracted += 1
        elif event.retracts is None:
            kept.append(event)
    return kept


def _circles(events: list[Event]) -> frozenset[str]:
    """Ids of events that correct each other in a circle."""
    following = {event.id: event.corrects or event.retracts for event in events if event.id is not None}
    caught: set[str] = set()
    for start in sorted(following):
        seen, here = [start], following[start]
        while here is not None and here in following and here not in seen:
            seen.append(here)
            here = following[here]
        if here == start:
            caught.add(start)
    return frozenset(caught)
