"""What case data is once it is read: events, the rows that are none, and both together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carerules.diagnostics.diagnostic import Diagnostic

REQUIRED = ("subject", "subject_type", "event", "occurred_at")
OPTIONAL = ("recorded_at", "by", "id", "evidence", "corrects", "retracts")
FIELDS = REQUIRED + OPTIONAL
"""What a row may say about an event itself; every other name in it is a datum."""
DATA = "data"
"""The name under which a row may hold all its data as one object."""
ALIASES = {"at": "occurred_at"}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened (S1), as it was recorded.

    Instants are microseconds UTC. With `date_only` only the day is known and the instant is its last microsecond
    (S3.1). `data` is raw: what each value means is decided by `typed.decode` against the policy. `evidence` is
    sorted, without repetition. `row` is the 1-based data row it came from; it never bears on the answer (S2).
    """

    subject: str
    subject_type: str
    type: str
    occurred_at: int
    date_only: bool = False
    recorded_at: int | None = None
    recorded_date_only: bool = False
    by: str | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    id: str | None = None
    corrects: str | None = None
    retracts: str | None = None
    row: int = 0

    @property
    def known_at(self) -> int:
        """When it was recorded; a missing `recorded_at` is `occurred_at` (S3.1)."""
        return self.occurred_at if self.recorded_at is None else self.recorded_at


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be read as an event: its 1-based number, the column at fault (empty: the row) and why."""

    row: int
    column: str
    diagnostic: Diagnostic


@dataclass(frozen=True, slots=True)
class History:
    """Everything one source holds, in its order: `rows == len(events) + len(rejected)`, always.

    A row of which every cell is empty says nothing and is not counted. `warnings` concern the source as a whole.
    """

    events: list[Event]
    rejected: list[Rejected]
    rows: int
    warnings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a source may hold: rows in all (more: `DataError`), code points in a cell (more: rejected)."""

    rows: int = 20_000_000
    cell: int = 100_000
