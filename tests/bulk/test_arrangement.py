"""However the rows come, on however many threads: the same tables. (S2)"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

import carerules
from carerules.api.policy import Policy
from carerules.bulk import arrange, evaluate
from carerules.bulk.result import ColumnAudit

from .test_same_answer import hold_equal

WORKLOAD = Path(__file__).parents[2] / "benchmarks" / "care_follow_up"
EVENTS = ["register", "assess", "classify", "visit", "visit", "incident", "review", "intervene", "note"]
AS_OF = "2026-06-30"


@pytest.fixture(scope="module")
def policy() -> Policy:
    return carerules.load(WORKLOAD)


@pytest.fixture(scope="module")
def table() -> pa.Table:
    """Sixty children, in the order of time."""
    chance = random.Random(20260302)
    rows: list[dict[str, Any]] = []
    for child in range(60):
        now = datetime(2026, 1, 1) + timedelta(minutes=chance.randrange(60_000))
        for number in range(chance.randrange(1, 25)):
            word = "register" if not number else chance.choice(EVENTS)
            rows.append({"subject": f"c-{child:02}", "subject_type": "child", "event": word, "occurred_at": now}
                        | {"score": chance.randrange(100), "kind": chance.choice(["home", "police"])}
                        | {"age_months": chance.randrange(200)})  # fmt: skip
            now += timedelta(minutes=chance.randrange(1, 30_000))
    rows.sort(key=lambda row: row["occurred_at"])
    return pa.Table.from_pylist(rows)


def same(one: ColumnAudit, other: ColumnAudit) -> bool:
    """Equal tables, row by row, and equal numbers."""
    tables = [(one.obligations, other.obligations), (one.states, other.states)]
    return all(a.equals(b) for a, b in tables) and one.totals == other.totals


def by_case(table: pa.Table) -> pa.Table:
    return table.sort_by([("subject", "ascending"), ("occurred_at", "ascending")])


def test_the_workload_is_the_engines(policy: Policy, table: pa.Table) -> None:
    until = carerules.load(WORKLOAD).audit_columns(table, as_of=AS_OF)
    assert not until.by_engine
    hold_equal(policy, table, 1_780_000_000_000_000, compiled=None)


@pytest.mark.parametrize("compiled", [None, False])
def test_order_of_arrival(policy: Policy, table: pa.Table, compiled: bool | None) -> None:
    chance = random.Random(7)
    rows = list(range(table.num_rows))
    chance.shuffle(rows)
    answers = [
        policy.audit_columns(some, as_of=AS_OF, compiled=compiled)
        for some in (table, by_case(table), table.take(pa.array(rows)))
    ]
    assert same(answers[0], answers[1])
    assert same(answers[0], answers[2])


@pytest.mark.parametrize("sorted_by_case", [True, False])
def test_row_groups_cut_cases(policy: Policy, table: pa.Table, tmp_path: Path, sorted_by_case: bool) -> None:
    """A case that goes on in the next row group is one case."""
    whole = by_case(table) if sorted_by_case else table
    file = tmp_path / "events.parquet"
    parquet.write_table(whole, file, row_group_size=11)
    assert same(policy.audit_columns(file, as_of=AS_OF), policy.audit_columns(table, as_of=AS_OF))


def test_row_groups_in_order_that_are_not_in_order_together(
    policy: Policy, table: pa.Table, tmp_path: Path
) -> None:
    """What was judged before that was found out is forgotten, the counts too."""
    whole = by_case(table)
    half = whole.num_rows // 2
    file = tmp_path / "events.parquet"
    turned = pa.concat_tables([whole.slice(half), whole.slice(0, half)])
    parquet.write_table(turned, file, row_group_size=half + 1)
    assert same(
        policy.audit_columns(file, as_of="2026-03-01"), policy.audit_columns(table, as_of="2026-03-01")
    )


@pytest.mark.parametrize("threads", [1, 3])
def test_stretches_in_memory_and_on_disk(
    policy: Policy, table: pa.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    expected = policy.audit_columns(table, as_of=AS_OF)
    file = tmp_path / "events.parquet"
    parquet.write_table(table, file, row_group_size=40)
    monkeypatch.setattr(arrange, "STRETCH", 30)
    assert same(policy.audit_columns(file, as_of=AS_OF, threads=threads), expected)
    monkeypatch.setattr(arrange, "HELD", 1_000)
    assert same(policy.audit_columns(file, as_of=AS_OF, threads=threads), expected)


def test_threads_say_the_same(policy: Policy, table: pa.Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "SMALLEST_SHARE", 50)
    one, two = (policy.audit_columns(by_case(table), as_of=AS_OF, threads=n) for n in (1, 3))
    assert same(one, two)


def test_only_violations_are_written_and_all_are_counted(policy: Policy, table: pa.Table) -> None:
    everything = policy.audit_columns(table, as_of=AS_OF)
    violations = policy.audit_columns(table, as_of=AS_OF, violations_only=True)
    assert violations.totals == everything.totals
    assert violations.obligations.num_rows == everything.violations.num_rows > 0
    order = [("subject", "ascending"), ("opened_at", "ascending"), ("duty", "ascending")]
    one, other = (found.violations for found in (everything, violations))
    plain = [found.set_column(1, "duty", found["duty"].cast("string")) for found in (one, other)]
    assert plain[0].sort_by(order).equals(plain[1].sort_by(order))


def test_room_grows(policy: Policy, table: pa.Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case for which there was no room is judged again from its beginning, once."""
    expected = policy.audit_columns(table, as_of=AS_OF)
    monkeypatch.setattr(evaluate, "SPARE", -10_000)
    assert same(policy.audit_columns(table, as_of=AS_OF), expected)


def test_another_policy_goes_to_the_engine(tmp_path: Path) -> None:
    """What the kernel is not made for is said, and judged by the engine: a number that changes within the data."""
    text = (WORKLOAD / "policy.yaml").read_text(encoding="utf-8")
    dated = "    every: {2020-01-01: 168h, 2026-01-15: 100h}\n"
    (tmp_path / "policy.yaml").write_text(text.replace("    every: 168h\n", dated), encoding="utf-8")
    rows = [
        {"subject": "c-1", "subject_type": "child", "event": "register", "occurred_at": datetime(2026, 1, 1)}
    ]
    found = carerules.load(tmp_path).audit_columns(pa.Table.from_pylist(rows), as_of="2026-01-31")
    assert found.why_engine == ("dated values",)
    assert found.by_engine == 1
    assert found.obligations.num_rows > 0
