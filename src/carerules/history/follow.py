"""Whether records of one case arrive in the order in which they are judged: then nothing has to be sorted again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .content import content
from .event import Event
from .order import Key, Order


class Place(NamedTuple):
    """What has to be known of a case's records, so that the next one can be put behind them."""

    last: Event | None
    ids: frozenset[str]
    """Given at the instant of the last record."""
    numbers: dict[str, int]
    """How many records without id there are at that instant, by type."""
    said: str | None = None
    """The content of the last record, where its data are not kept."""


class Follow:
    """The place that the records of one case have reached. (S2, S4)

    With `every_id` it knows all ids, else only those of the present instant: without a history, that an id is
    never given twice is for the host to see to.
    """

    __slots__ = ("_every_id", "_ids", "_key", "_last", "_numbers", "_order", "_said")

    def __init__(self, order: Order, *, every_id: bool) -> None:
        self._order, self._every_id = order, every_id
        self._key: Key | None = None
        self._last: Event | None = None
        self._ids: set[str] = set()
        self._numbers: dict[str, int] = {}
        """Records without id at the present instant, by type."""
        self._said: str | None = None
        """The content of the last record, if it is not to be made of the record."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self._last, frozenset(self._ids), dict(self._numbers), self._said)

    @classmethod
    def at(cls, place: Place, order: Order) -> Follow:
        """One that goes on from `place`, for a case that keeps no history."""
        follow = cls(order, every_id=False)
        follow._last, follow._ids, follow._numbers = place.last, set(place.ids), dict(place.numbers)
        follow._key = order.key(place.last) if place.last is not None else None
        follow._said = place.said
        return follow

    def copy(self) -> Follow:
        """An independent equal one."""
        twin = Follow(self._order, every_id=self._every_id)
        twin._key, twin._last = self._key, self._last
        twin._ids, twin._numbers = set(self._ids), dict(self._numbers)
        twin._said = self._said
        return twin

    def take(self, record: Event) -> str | None:
        """The id under which `record` stands if it simply comes next; None where the history has to be settled.

        That is so for what comes earlier than the last, for statements about other records (S8), and for an id
        that has been given before (S4.2).
        """
        if record.corrects or record.retracts or record.id in self._ids:
            return None
        key = self._order.key(record)
        if self._key is not None and not self._comes_after(key, record):
            return None
        if self._key is None or record.occurred_at != self._key[0]:
            self._numbers.clear()
            if not self._every_id:
                self._ids.clear()
        self._key, self._last, self._said = key, record, None
        if record.id is not None:
            self._ids.add(record.id)
            return record.id
        number = self._numbers[record.type] = self._numbers.get(record.type, 0) + 1
        return f"{record.type}@{record.occurred_at}#{number}"

    def _comes_after(self, key: Key, record: Event) -> bool:
        assert self._key is not None
        return key > self._key or (key == self._key and content(record) > self._content())

    def _content(self) -> str:
        assert self._last is not None
        return content(self._last) if self._said is None else self._said


def following(order: Order, records: Iterable[Event]) -> Follow | None:
    """The place that a whole history in its order has reached, or None where it makes statements about itself."""
    follow = Follow(order, every_id=True)
    for record in records:
        if follow.take(record) is None:
            return None
    return follow
