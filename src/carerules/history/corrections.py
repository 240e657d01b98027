"""What a case's records say about one another: `corrects` replaces, `retracts` removes (S8).

The last recorded of several statements about one record holds. A correction takes the place of its target, also
where that was a correction itself; a record that is retracted was never there, so what it had replaced stands
again. Statements about one another in a circle decide nothing: they and what rests on them are in conflict.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from .event import Event


class Fate(Enum):
    """What becomes of a record."""

    STANDS = "stands"
    CONFLICT = "conflict"
    """It is disputed by a statement of equal standing: no effect, and a finding."""
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    RETRACTION = "retraction"
    """It only removes another record and has no effect of its own."""


@dataclass(slots=True)
class Rulings:
    """The fate of each record, by its place in the list, and the statements that could not be carried out.

    Why not: `unknown_target`, `rival` (another one, recorded at the same instant, holds) or `circle`.
    """

    fates: list[Fate]
    notes: set[tuple[int, str]] = field(default_factory=set)


def rule(records: Sequence[Event]) -> Rulings:
    """Decide on the records of one case, given in the order of S4 and without repetitions."""
    if not any(record.corrects or record.retracts for record in records):
        return Rulings([Fate.STANDS] * len(records))
    return _Statements(records).rule()


class _Statements:
    """Records and what they say about one another; every record is meant by its place in the list."""

    def __init__(self, records: Sequence[Event]) -> None:
        self._records = records
        self._rulings = Rulings([Fate.RETRACTION if record.retracts else Fate.STANDS for record in records])
        self._stands_for: list[int | None] = list(range(len(records)))
        """Which record now stands in the place of each; None where it was retracted."""
        self._targets = [self._targets_of(place, named) for place, named in enumerate(self._named())]
        self._about: dict[int, list[int]] = defaultdict(list)
        for statement, targets in enumerate(self._targets):
            for target in targets:
                self._about[target].append(statement)

    def rule(self) -> Rulings:
        """From the last statements back to the records that they are about. # S8.3 # S8.4"""
        waiting = [len(self._about[place]) for place in range(len(self._records))]
        ready = deque(place for place, count in enumerate(waiting) if not count)
        while ready:
            place = ready.popleft()
            self._decide(place)
            for target in self._targets[place]:
                waiting[target] -= 1
                if not waiting[target]:
                    ready.append(target)
        for place, count in enumerate(waiting):
            if count:
                self._dispute(place, "circle")
        return self._rulings

    def _named(self) -> list[set[int]]:
        """The records that each one corrects or retracts; a name that nobody has is noted. # S8.5"""
        by_id: dict[str, set[int]] = defaultdict(set)
        for place, record in enumerate(self._records):
            by_id[record.id or ""].add(place)
        found = []
        for place, record in enumerate(self._records):
            names = [name for name in (record.corrects, record.retracts) if name]
            if any(not by_id.get(name, set()) - {place} for name in names):
                self._rulings.notes.add((place, "unknown_target"))
            found.append({other for name in names for other in by_id.get(name, ()) if other != place})
        return found

    def _targets_of(self, place: int, named: set[int]) -> list[int]:
        """Without those that are its rivals: `id: a, corrects: a`, sent twice."""
        own_id = self._records[place].id
        return sorted(
            other
            for other in named
            if not (own_id == self._records[other].id and self._is_again(place) and self._is_again(other))
        )

    def _is_again(self, place: int) -> bool:
        """Whether it is about the record that has its own id."""
        record = self._records[place]
        return record.id is not None and record.id in (record.corrects, record.retracts)

    def _decide(self, place: int) -> None:
        """Of the statements about a record, or what stands in their place, the last recorded holds."""
        tips = {self._stands_for[statement] for statement in self._about[place]}
        rivals = sorted((self._records[tip].known_at, tip) for tip in tips if tip is not None)
        if not rivals:
            return
        recorded_at, winner = rivals[-1]
        for at, loser in rivals[:-1]:
            if at == recorded_at and not self._agree(winner, loser):
                self._dispute(loser, "rival")
            elif not self._records[loser].retracts:
                self._rulings.fates[loser] = Fate.CORRECTED
        retracted = self._records[winner].retracts is not None
        self._stands_for[place] = None if retracted else winner
        self._rulings.fates[place] = Fate.RETRACTED if retracted else Fate.CORRECTED

    def _agree(self, one: int, other: int) -> bool:
        """Two that both take the record back say the same."""
        return self._records[one].retracts is not None and self._records[other].retracts is not None

    def _dispute(self, place: int, reason: str) -> None:
        """A retraction has no effect that a conflict could take away, so that it is only noted."""
        if self._records[place].retracts:
            self._rulings.notes.add((place, reason))
        else:
            self._rulings.fates[place] = Fate.CONFLICT
