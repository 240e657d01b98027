"""Obligations as an Arrow table; pyarrow is loaded only when asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

INSTANTS = ("opened_at", "due", "discharged_at", "violated_at", "ended_at", "ceased_at")
_TEXTS = (
    "id",
    "subject",
    "subject_type",
    "duty",
    "status",
    "bucket",
    "bearer",
    "responsible",
    "loop",
    "period",
)


def obligations_table(obligations: Sequence[Any]) -> Any:
    """One row an obligation; instants are timestamps in microseconds UTC, `step` is 0 for the obligation itself."""
    import pyarrow as pa

    columns: dict[str, Any] = {
        name: pa.array([getattr(ob, name) for ob in obligations], pa.string()) for name in _TEXTS
    }
    for name in INSTANTS:
        values = pa.array([getattr(ob, name) for ob in obligations], pa.int64())
        columns[name] = values.cast(pa.timestamp("us", "UTC"))
    columns["step"] = pa.array([ob.step for ob in obligations], pa.int32())
    for name in ("provisional", "assumed", "backfilled"):
        columns[name] = pa.array([getattr(ob, name) for ob in obligations], pa.bool_())
    return pa.table(columns)
