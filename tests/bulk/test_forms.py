"""Whatever the form of the columns: the answer of the other readers, or theirs itself. (S2, S4.2)"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

import carerules
from carerules.api.policy import Policy
from carerules.diagnostics.diagnostic import DataError
from tests.strategies.folder import write_policy

from .test_same_answer import hold_equal, instant, of_columns, of_engine

START = datetime(2026, 3, 1)
POLICY: dict[str, Any] = {
    "policy": "forms",
    "language_version": 1,
    "timezone": "Asia/Shanghai",
    "calendar": "cn",
    "levels": ["county"],
    "units": {"office": {"level": "county"}},
    "subjects": {"child": {}},
    "events": {
        "visit": {"subject": "child", "data": {"n": "int?", "note": "text?", "when": "instant?"}},
        "told": {"subject": "child"},
    },
    "workflows": {
        "care": {
            "subject": "child",
            "initial": "home",
            "states": {
                "home": {"transitions": [{"event": "visit", "when": "event.n > 2", "to": "away"}, {"event": "visit"}]},
                "away": {"transitions": [{"event": "told", "to": "home"}]},
            },
        }
    },
    "duties": {
        "call": {
            "subject": "child", "bearer": "office", "while": 'in("care.home")', "do": "visit", "every": "24h",
            "missed": "once",
        }
    },
}  # fmt: skip


def policy_of(raw: dict[str, Any]) -> Policy:
    with TemporaryDirectory() as folder:
        return carerules.load(write_policy(raw, Path(folder)))


def table(**columns: Any) -> pa.Table:
    """Three children, four records each; the columns given are added or stand in place of the usual ones."""
    rows = [(f"c{child}", turn) for child in range(3) for turn in range(4)]
    usual = {
        "subject": pa.array([subject for subject, _ in rows]),
        "subject_type": pa.array(["child"] * len(rows)),
        "event": pa.array([["visit", "told"][turn % 2] for _, turn in rows]),
        "occurred_at": pa.array([START + timedelta(hours=17 * turn) for _, turn in rows], pa.timestamp("us")),
        "n": pa.array([[3, 1, 2, 1, 4][(turn + at) % 5] for at, (_, turn) in enumerate(rows)], pa.int64()),
    }
    return pa.table(usual | columns)


def some(values: list[Any], kind: Any, rows: int = 12) -> Any:
    """The values, then nothing."""
    return pa.array([*values, *[None] * (rows - len(values))], kind)


def same(source: Any) -> None:
    policy = policy_of(POLICY)
    for compiled in (None, False):
        hold_equal(policy, source, instant(policy, "2026-03-09"), compiled)


@pytest.mark.parametrize("place", range(12))
@pytest.mark.parametrize("value", [None, 2**53, 2**53 + 2, -(2**60)])
@pytest.mark.parametrize("group", [4, 6])
def test_whole_numbers_some_of_which_are_missing_or_too_large(
    tmp_path: Path, place: int, value: int | None, group: int
) -> None:
    numbers = [[3, 1, 2, 1, 4][row % 5] for row in range(12)]
    numbers[place] = value  # type: ignore[call-overload]
    parquet.write_table(
        table(n=pa.array(numbers, pa.int64())), tmp_path / "rows.parquet", row_group_size=group
    )
    same(tmp_path / "rows.parquet")


@pytest.mark.parametrize(
    "column",
    [
        pa.array(range(12), pa.int32()), pa.array([0.5] * 12), pa.array([True] * 12),
        some([START], pa.timestamp("us")), some([START.date()], pa.date32()), pa.array([1] * 12).dictionary_encode(),
        some([b"x"], pa.binary()), some([[1]], pa.list_(pa.int64())), some([{"a": 1}], pa.struct({"a": pa.int64()})),
        some(["a" * 100_001], pa.string()), some(["a", ""], pa.string()).dictionary_encode(), pa.nulls(12),
    ],
    ids=lambda column: str(column.type),
)  # fmt: skip
@pytest.mark.parametrize("name", ["note", "n", "when", "by", "evidence", "id", "more"])
def test_columns_of_any_type(name: str, column: Any) -> None:
    same(table(**{name: column}))


@pytest.mark.parametrize("name", ["subject", "subject_type", "event"])
@pytest.mark.parametrize(
    "kind", [pa.float64(), pa.bool_(), pa.date32(), pa.decimal128(5, 2), pa.binary(), pa.null()], ids=str
)
def test_names_that_are_no_texts(name: str, kind: Any) -> None:
    value = {"binary": b"child", "date32[day]": START.date(), "bool": True, "null": None}.get(str(kind), 1)
    same(table(**{name: pa.array([value] * 12, kind)}))


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC", "Asia/Shanghai"])
def test_times_of_recording_in_any_unit(unit: str, zone: str | None) -> None:
    at = [START + timedelta(days=1), None, START - timedelta(days=9)]
    same(table(recorded_at=pa.array([*at, *[None] * 9], pa.timestamp(unit, zone))))
    same(table(recorded_at=pa.array([START + timedelta(days=30)] * 12, pa.timestamp(unit, zone))))


def test_times_that_nobody_writes() -> None:
    far = pa.array([253_402_300_800] + [None] * 11, pa.timestamp("s"))
    same(table(recorded_at=far))
    there = table()["occurred_at"].to_pylist()
    edge = pa.array([253_402_300_799 * 10**6 + 3_600 * 10**6, *[0] * 11], pa.int64()).cast(pa.timestamp("us"))
    same(table(occurred_at=edge if len(there) == 12 else there))


def test_ids_that_are_one_when_they_are_read() -> None:
    same(table(id=pa.array(["\u00e9", "e\u0301", *map(str, range(10))])))
    same(table(id=pa.array(["a", " a", *map(str, range(10))])))


@pytest.mark.parametrize("subject", [[2**63 + 7] * 12, [7] * 12, list(range(12))])
def test_subjects_as_whole_numbers(subject: list[int]) -> None:
    same(table(subject=pa.array(subject, pa.uint64())))
    if max(subject) < 2**31:
        same(table(subject=pa.array(subject, pa.int32()).dictionary_encode()))


def test_unsigned_numbers() -> None:
    same(table(n=pa.array([2**64 - 1, 3] * 6, pa.uint64())))
    same(table(n=pa.array([255, 3] * 6, pa.uint8())))
    same(table(subject_type=pa.array(["child", None, " "] * 4).dictionary_encode().cast(
        pa.dictionary(pa.uint8(), pa.string()))))  # fmt: skip


def test_texts_as_views() -> None:
    """As Polars gives them."""
    views = {name: table()[name].cast(pa.string_view()) for name in ("subject", "subject_type", "event")}
    same(table(**views))
    views["event"] = pa.chunked_array([pa.array(["visit", None, "nothing", *["told"] * 9], pa.string_view())])
    same(table(**views))


def test_a_stream_that_can_be_read_once() -> None:
    policy, late = policy_of(POLICY), {"by": pa.array([1] * 12)}
    for columns in ({}, late):
        source = table(**columns)
        found = policy.audit_columns(source.to_reader(), as_of="2026-03-09")
        whole = policy.audit(source, as_of="2026-03-09")
        assert found.totals == whole.totals
        if not found.why_engine:
            assert of_columns(found) == of_engine(whole)


@pytest.mark.parametrize("names", [("n", " n"), ("occurred_at", "at"), ("more", "more")])
def test_two_columns_of_one_name(names: tuple[str, str]) -> None:
    policy, source = policy_of(POLICY), table()
    for name in names:
        if name not in source.column_names or names[0] == names[1]:
            source = source.append_column(name, source["n" if name != "at" else "occurred_at"])
    for audit in (policy.audit, policy.audit_columns):
        with pytest.raises(DataError) as caught:
            audit(source, as_of="2026-03-09")
        assert [one.code for one in caught.value.diagnostics] == ["CR808"]


@pytest.mark.parametrize("heard", [False, True])
@pytest.mark.parametrize(
    "more", [{}, {"within": "24h"}, {"every": "24h"}, {"every": "24h", "missed": "once"}]
)
def test_without_an_event_at_its_own_missed_deadline(heard: bool, more: dict[str, str]) -> None:  # S4.6 S5.4
    duties = {"call": {"subject": "child", "bearer": "office", "do": "told", "every": "24h"}}
    other = {"other": {"subject": "child", "bearer": "office", "do": "visit", **more}} if more else {}
    states = {
        "b": {"transitions": [{"event": "visit", "to": "c"}]},
        "c": {"transitions": [{"when": 'not open("call")', "to": "a"}]},
        "a": {"transitions": [{"event": "violated(call)", "to": "b"}] if heard else []},
    }
    events = {"visit": {"subject": "child"}, "told": {"subject": "child"}}
    care = {"subject": "child", "initial": "b", "states": states}
    for order in (other | duties, duties | other):
        policy = policy_of(POLICY | {"events": events, "workflows": {"care": care}, "duties": order})
        rows = {"subject": ["c"] * 2, "subject_type": ["child"] * 2, "event": ["told", "visit"]}
        at = pa.array([START, START + timedelta(hours=1)], pa.timestamp("us"))
        for as_of in ("2026-03-01T12:00", "2026-03-02T20:00", "2026-03-04"):
            for compiled in (None, False):
                source = pa.table(rows | {"occurred_at": at})
                hold_equal(policy, source, instant(policy, as_of), compiled)
