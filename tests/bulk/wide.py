"""Worlds of the whole language as tables with a timestamp for each record; a day without time is left out."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from carerules.api.policy import Policy
from carerules.temporal.instants import parse_moment
from tests.strategies.worlds import World

_TEXTS = ("subject", "subject_type", "event", "by", "evidence", "id", "corrects", "retracts")


def table_of(policy: Policy, world: World) -> pa.Table:
    """The records of a world; data stand as text, as a spreadsheet would have them."""
    zone, rows = policy.resolved.zone, list[dict[str, Any]]()
    names = sorted({name for line in world.history for name in line.get("data", {})})
    for line in world.history:
        moment = parse_moment(line["at"], zone)
        recorded = parse_moment(line["recorded_at"], zone) if line.get("recorded_at") else None
        if moment.date_only or (recorded is not None and recorded.date_only):
            continue
        ((kind, subject),) = line["subject"].items()
        row = {name: line.get(name) for name in _TEXTS} | {"subject": subject, "subject_type": kind}
        row["evidence"] = "|".join(line.get("evidence", ())) or None
        row["occurred_at"] = moment.at
        row["recorded_at"] = recorded.at if recorded is not None else None
        rows.append(row | {name: _text(line.get("data", {}).get(name)) for name in names})
    instants = [(name, pa.timestamp("us", "UTC")) for name in ("occurred_at", "recorded_at")]
    schema = pa.schema([*((name, pa.string()) for name in (*_TEXTS, *names)), *instants])
    return pa.Table.from_pylist(rows, schema)


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def instances_of(policy: Policy, world: World) -> dict[str, list[str]] | None:
    """Units' instances that exist without a record, by unit."""
    if not world.instances:
        return None
    kinds = policy.subjects
    return {kinds[kind].unit: names for kind, names in world.instances.items() if kind in kinds}
