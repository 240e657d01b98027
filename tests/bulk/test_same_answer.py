"""The kernel, interpreted and compiled, and the engine: one answer. (S2)"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from carerules.api.audit import Audit
from carerules.api.policy import Policy
from carerules.bulk.result import ColumnAudit
from carerules.diagnostics.diagnostic import PolicyError
from carerules.temporal.instants import parse_moment

from .worlds import load, policies, tables

INSTANTS = ("opened_at", "due", "discharged_at", "violated_at", "ended_at", "ceased_at")
AS_OF = ["2026-03-01", "2026-03-09T08:00", "2026-05-01"]

Lines = list[tuple[Any, ...]]


def of_engine(audit: Audit) -> tuple[Lines, Lines]:
    """Obligations and states, in one form."""
    obligations = [
        (ob.subject, ob.duty, ob.status, ob.bearer, ob.provisional, *(getattr(ob, name) for name in INSTANTS))
        for ob in audit.obligations
    ]
    states = [(state.subject, state.workflow, state.state, state.since) for state in audit.states]
    return sorted(obligations, key=repr), sorted(states, key=repr)


def of_columns(found: ColumnAudit) -> tuple[Lines, Lines]:
    """The same of a columnar answer."""
    table = found.obligations
    columns = [[str(one) for one in table["subject"].to_pylist()]]
    columns += [table[name].to_pylist() for name in ("duty", "status", "bearer", "provisional")]
    columns += [table[name].cast(pa.int64()).to_pylist() for name in INSTANTS]
    rows = found.states
    states = [[str(one) for one in rows["subject"].to_pylist()]]
    states += [rows[name].to_pylist() for name in ("workflow", "state")]
    states += [rows["since"].cast(pa.int64()).to_pylist()]
    return (
        sorted(zip(*columns, strict=True), key=repr),
        sorted(zip(*states, strict=True), key=repr),
    )


def instant(policy: Policy, text: str) -> int:
    return parse_moment(text, policy.resolved.zone).at


def hold_equal(policy: Policy, table: Any, as_of: int, compiled: bool | None) -> ColumnAudit:
    """One answer from both; the columnar one is given back."""
    engine = policy.audit(table, as_of=as_of)
    columns = policy.audit_columns(table, as_of=as_of, compiled=compiled)
    assert of_columns(columns) == of_engine(engine)
    assert columns.totals == engine.totals
    assert [one.row for one in columns.rejected] == [one.row for one in engine.rejected]
    assert [one.diagnostic for one in columns.rejected] == [one.diagnostic for one in engine.rejected]
    return columns


def hold_equal_from_a_file(policy: Policy, table: Any, as_of: int, rows: int) -> None:
    """The answer about a Parquet file, so many rows a group, is the one about the table."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        parquet.write_table(table, path, row_group_size=rows)
        found = policy.audit_columns(path, as_of=as_of)
    here = policy.audit_columns(table, as_of=as_of)
    assert found.totals == here.totals
    assert of_columns(found) == of_columns(here)
    assert [one.row for one in found.rejected] == [one.row for one in here.rejected]


def check(text: str, table: Any, as_of: str, compiled: bool | None, note: Callable[[str], None]) -> None:
    try:
        policy = load(text)
    except (PolicyError, KeyError):
        assume(False)
        return
    found = hold_equal(policy, table, instant(policy, as_of), compiled)
    note(f"by the engine: {'all' if found.why_engine else 'some' if found.by_engine else 'none'}")


@settings(max_examples=120, deadline=None)
@given(policies(), tables(), st.sampled_from(AS_OF))
def test_interpreted(text: str, table: Any, as_of: str) -> None:
    check(text, table, as_of, False, event)


@settings(max_examples=80, deadline=None)
@given(policies(steady=True), tables(), st.sampled_from(AS_OF))
def test_the_short_lane(text: str, table: Any, as_of: str) -> None:
    """Where nothing happens by itself but deadlines: interpreted, and as installed."""
    check(text, table, as_of, False, event)
    check(text, table, as_of, None, event)


@settings(max_examples=60, deadline=None)
@given(policies(), tables(), st.sampled_from(AS_OF), st.integers(1, 9))
def test_from_a_file(text: str, table: Any, as_of: str, rows: int) -> None:
    try:
        policy = load(text)
    except (PolicyError, KeyError):
        assume(False)
        return
    hold_equal_from_a_file(policy, table, instant(policy, as_of), rows)


@settings(max_examples=120, deadline=None)
@given(policies(), tables(), st.sampled_from(AS_OF))
def test_as_installed(text: str, table: Any, as_of: str) -> None:
    """Compiled, where a compiler was at hand."""
    check(text, table, as_of, None, event)
