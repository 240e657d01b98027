"""S4, S8: lines of a history -> records, corrected, ordered, without repetitions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .clock import Clock
from .policy import Policy, as_list

Key = tuple[str, str]


@dataclass(frozen=True)
class Record:
    """One line of the data. `subject` is (type, id); `conflict` as in S4.2."""

    subject: Key
    type: str
    at: int
    date_only: bool
    recorded_at: int
    recorded_date_only: bool
    by: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    id: str | None = None
    corrects: str | None = None
    retracts: str | None = None
    conflict: bool = False
    about_nothing: bool = False
    """It corrects or retracts a record that is unknown. (S8)"""

    @property
    def content(self) -> str:
        """What two records of one id must have in common to be a repetition."""
        parts = [self.subject, self.type, self.at, self.date_only, self.recorded_at, self.by]
        rest = [dict(self.data), self.evidence, self.corrects, self.retracts]
        return json.dumps([*parts, *rest], sort_keys=True, ensure_ascii=False, default=str)


def read(line: Mapping[str, Any], clock: Clock) -> Record:
    at, date_only = clock.parse(str(line.get("at", line.get("recorded_at"))))
    recorded = line.get("recorded_at")
    recorded_at, recorded_date_only = (at, date_only) if recorded is None else clock.parse(str(recorded))
    ((kind, id_),) = (line.get("subject") or {"": ""}).items()
    return Record(
        subject=(kind, str(id_)),
        type=str(line.get("event", "")),
        at=at,
        date_only=date_only,
        recorded_at=recorded_at,
        recorded_date_only=recorded_date_only,
        data=line.get("data") or {},
        evidence=tuple(as_list(line.get("evidence"))),
        by=_text(line, "by"),
        id=_text(line, "id"),
        corrects=_text(line, "corrects"),
        retracts=_text(line, "retracts"),
    )


def _text(line: Mapping[str, Any], key: str) -> str | None:
    return None if line.get(key) is None else str(line[key])


def prepare(history: Iterable[Mapping[str, Any]], policy: Policy, known_as_of: int | None) -> list[Record]:
    records = [read(line, policy.clock) for line in history]
    if known_as_of is not None:  # S2
        records = [record for record in records if record.recorded_at <= known_as_of]
    ordered = sorted(records, key=lambda record: sort_key(record, policy))
    return _without_conflicts(_with_ids(corrected(_without_repetitions(ordered))))


def sort_key(record: Record, policy: Policy) -> tuple[Any, ...]:
    """The order of S4."""
    order = policy.order
    rank = order.index(record.type) if record.type in order else len(order)
    return record.at, rank, record.recorded_at, record.type, record.id or "", record.content


def corrected(records: list[Record]) -> list[Record]:
    """S8, READINGS 22, case by case."""
    stands: dict[int, Record] = {}
    for case in dict.fromkeys(record.subject for record in records):
        places = [place for place, record in enumerate(records) if record.subject == case]
        kept = _Statements([records[place] for place in places]).kept()
        stands |= {places[nth]: record for nth, record in kept.items()}
    return [record for _, record in sorted(stands.items())]


class _Statements:
    """What the records of one case, in order, say about one another."""

    def __init__(self, records: list[Record]):
        self.records = records
        self.gone: set[int] = set()
        self.disputed: set[int] = set()

    def kept(self) -> dict[int, Record]:
        """What stands, by its place."""
        places = range(len(self.records))
        circular = {place for place in places if self._leads_into_a_circle(place, ())}
        for place in places:
            if place not in circular:
                self._in_its_place(place)
        return {
            place: replace(record, conflict=place in self.disputed | circular, about_nothing=nothing)
            for place, record in enumerate(self.records)
            for nothing in [self._is_about_nothing(record)]
            if place in self.disputed
            or not (place in self.gone or (record.retracts and not nothing and place not in circular))
        }

    def _is_about_nothing(self, record: Record) -> bool:
        targets = {record.corrects, record.retracts} - {None}
        return not targets <= {one.id for one in self.records if one is not record}

    def _about(self, place: int) -> list[int]:
        target = self.records[place]
        return [
            other
            for other, one in enumerate(self.records)
            if other != place and target.id and target.id in (one.corrects, one.retracts)
            and not (one.id == target.id and target.id in (target.corrects, target.retracts))
        ]  # fmt: skip

    def _leads_into_a_circle(self, place: int, path: tuple[int, ...]) -> bool:
        return place in path or any(
            self._leads_into_a_circle(other, (*path, place)) for other in self._about(place)
        )

    def _in_its_place(self, place: int) -> int | None:
        """The record that stands now where this one stood; None where it was retracted."""
        found = {self._in_its_place(other) for other in self._about(place)} - {None}
        rivals = sorted((self.records[other].recorded_at, other) for other in found if other is not None)
        if not rivals:
            return place
        last, winner = rivals.pop()
        for recorded_at, loser in rivals:
            if recorded_at == last and not (self.records[loser].retracts and self.records[winner].retracts):
                self.disputed.add(loser)
            self.gone.add(loser)
        self.gone.add(place)
        return None if self.records[winner].retracts else winner


def _with_ids(records: list[Record]) -> list[Record]:
    """S4.2: the id of a record without one is made of type, instant and number; it is never a repetition."""
    count: Counter[tuple[Key, str, int]] = Counter()
    named = []
    for record in records:
        if record.id is None:
            same = (record.subject, record.type, record.at)
            count[same] += 1
            record = replace(record, id=f"{record.type}@{record.at}#{count[same]}")
        named.append(record)
    return named


def _without_repetitions(records: list[Record]) -> list[Record]:
    """S4.2: a repeated id with equal content is ignored."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for record in records:
        said = (record.id or "", record.content)
        if record.id is None or said not in seen:
            kept.append(record)
        seen.add(said)
    return kept


def _without_conflicts(records: list[Record]) -> list[Record]:
    """S4.2: of several that stand under one id the first holds, the others are conflicts. An id belongs to its case."""
    taken: set[tuple[Key, str]] = set()
    kept = []
    for record in records:
        name = (record.subject, record.id or "")
        kept.append(record if record.conflict or name not in taken else replace(record, conflict=True))
        if not record.conflict:
            taken.add(name)
    return kept
