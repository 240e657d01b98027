"""What a columnar audit found, as Arrow tables and numbers that add up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from carerules.answer.records import Totals
from carerules.history.event import Rejected

VIOLATED = ["violated", "discharged_late"]


@dataclass(frozen=True, slots=True)
class ColumnAudit:
    """Obligations, violations and states as Arrow tables; instants are timestamps in microseconds UTC.

    `obligations` holds all of them, or only those violated where that was asked for. `rejected` are the quarantined
    rows: `totals.accepted + totals.quarantined == totals.rows`. `by_engine` counts the cases that the engine judged,
    and `why_engine` says why it was asked for all of them, if it was; the tables then have the columns of
    `Audit.to_arrow`.
    """

    obligations: Any = field(repr=False)
    states: Any = field(repr=False)
    unexpected: Any = field(repr=False)
    """The numbers, from 1, of rows whose event did nothing though a workflow uses its type (S4.7), as far as the
    kernel judged them; None where the engine judged everything."""
    totals: Totals
    rejected: tuple[Rejected, ...] = field(default=(), repr=False)
    by_engine: int = 0
    why_engine: tuple[str, ...] = ()
    compiled: bool = False

    @property
    def violations(self) -> Any:
        """The obligations that were violated, discharged late or not."""
        kinds = pc.is_in(self.obligations["status"].cast("string"), value_set=pa.array(VIOLATED))
        return self.obligations.filter(kinds)

    def only_violations(self) -> ColumnAudit:
        """The same with `obligations` cut down to those violated."""
        return replace(self, obligations=self.violations)
