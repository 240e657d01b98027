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
    texts = {key: str(line[key]) for key in ("by", "id", "corrects", "retracts") if line.get(key) is not None}
    return Record(
        subject=(kind, str(id_)),
        type=str(line.get("event", "")),
        at=at,
        date_only=date_only,
        recorded_at=recorded_at,
        recorded_date_only=recorded_date_only,
        data=line.get("data") or {},
        evidence=tuple(as_list(line.get("evidence"))),
        **texts,  # type: ignore[arg-type]
    )


def prepare(history: Iterable[Mapping[str, Any]], policy: Policy, known_as_of: int | None) -> list[Record]:
    records = [read(line, policy.clock) for line in history]
    if known_as_of is not None:  # S2
        records = [record for record in records if record.recorded_at <= known_as_of]
    ordered = sorted(corrected(records, policy), key=lambda record: sort_key(record, policy))
    return _without_repetitions(_with_ids(ordered))


def sort_key(record: Record, policy: Policy) -> tuple[Any, ...]:
    """The order of S4."""
    order = policy.order
    rank = order.index(record.type) if record.type in order else len(order)
    return record.at, rank, record.recorded_at, record.type, record.id or "", record.content


def corrected(records: list[Record], policy: Policy) -> list[Record]:
    """S8: the last recorded statement about a record holds; a correction takes the place of its target."""
    statements = [record for record in records if record.corrects or record.retracts]
    statements.sort(key=lambda record: (record.recorded_at, *sort_key(record, policy)), reverse=True)
    replaced: dict[str, Record] = {}
    dropped: list[Record] = []
    for statement in statements:
        target = statement.corrects or statement.retracts or ""
        later = replaced.get(statement.id or "")
        if later:
            dropped.append(statement)
            if later.corrects:
                replaced.setdefault(target, later)
        elif target in replaced:
            dropped.append(statement)
        else:
            replaced[target] = statement
    return [
        record
        for record in records
        if not record.retracts and record not in dropped and replaced.get(record.id or "", record) == record
    ]


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
    """S4.2: a repeated id with equal content is ignored; with other content it is a conflict."""
    first: dict[tuple[Key, str], Record] = {}  # an id belongs to its case
    kept = []
    for record in records:
        earlier = first.setdefault((record.subject, record.id or ""), record)
        if earlier is record:
            kept.append(record)
        elif earlier.content != record.content:
            kept.append(replace(record, conflict=True))
    return kept
