"""The example county's year: what the kernel judges and what the engine judges is one answer. (S2, S6)"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet
import pytest

import carerules
from carerules.api.policy import Policy
from carerules.temporal.instants import parse_moment

from .test_same_answer import hold_equal, instant

ROOT = Path(__file__).resolve().parents[2]
AS_OF = ["2026-06-30T23:59:59", "2026-12-31"]


@pytest.fixture(scope="module")
def policy() -> Policy:
    return carerules.load(ROOT / "policies" / "anhui_county")


@pytest.fixture(scope="module")
def table(policy: Policy) -> pa.Table:
    """The year with instants as timestamps; what is no instant is nothing, and so is an empty text."""
    found = parquet.read_table(ROOT / "examples" / "county_year" / "history.parquet")
    for name in ("occurred_at", "recorded_at"):
        instants = [_instant(policy, text) for text in found[name].to_pylist()]
        column = pa.array(instants, pa.int64()).cast(pa.timestamp("us", "UTC"))
        found = found.set_column(found.schema.get_field_index(name), name, column)
    columns = [_filled(found[name]) for name in found.schema.names]
    return pa.table(columns, names=found.schema.names)


def _instant(policy: Policy, text: str | None) -> int | None:
    try:
        return parse_moment(text.strip(), policy.resolved.zone).at if text else None
    except ValueError:
        return None


def _filled(column: Any) -> Any:
    return pc.if_else(pc.equal(column, ""), None, column) if pa.types.is_string(column.type) else column


@pytest.mark.parametrize("as_of", AS_OF)
def test_kernel_and_engine_agree(policy: Policy, table: pa.Table, as_of: str) -> None:
    found = hold_equal(policy, table, instant(policy, as_of), None)
    assert found.why_engine == ()
    assert found.by_engine < found.totals.subjects / 4, "most children are for the kernel"


def test_interpreted_too(policy: Policy, table: pa.Table) -> None:
    hold_equal(policy, table, instant(policy, AS_OF[0]), False)


def test_two_threads_give_the_same_tables(policy: Policy, table: pa.Table) -> None:
    one, two = (policy.audit_columns(table, as_of=AS_OF[1], threads=threads) for threads in (1, 2))
    assert one.obligations.equals(two.obligations)
    assert one.totals == two.totals


def test_only_violations_are_written_and_all_are_counted(policy: Policy, table: pa.Table) -> None:
    everything = policy.audit_columns(table, as_of=AS_OF[1])
    violations = policy.audit_columns(table, as_of=AS_OF[1], violations_only=True)
    assert violations.totals == everything.totals
    assert violations.obligations.num_rows == everything.violations.num_rows
