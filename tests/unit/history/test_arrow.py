from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from carerules.diagnostics.diagnostic import DataError
from carerules.history.read import read
from carerules.temporal.instants import DAY, HOUR, SECOND

from .making import MARCH_9, ZONE, codes

pa = pytest.importorskip("pyarrow")
AFTERNOON = MARCH_9 + 15 * HOUR


def table(size: int = 1, **columns: Any) -> Any:
    base = {
        "subject": pa.array(["007"] * size),
        "subject_type": pa.array(["child"] * size).dictionary_encode(),
        "event": pa.array(["home_visit"] * size, pa.large_string()),
        "occurred_at": pa.array(["2026-03-09T15:00"] * size),
    }
    return pa.table({**base, **columns})


def only(**columns: Any) -> Any:
    history = read(table(**columns), zone=ZONE)
    assert codes(history) == []
    return history.events[0]


def test_text_in_all_its_kinds() -> None:
    event = only(id=pa.array(["e-1"], pa.string_view()), by=pa.array([None], pa.string()))
    assert (event.subject, event.subject_type, event.type, event.occurred_at) == (
        "007", "child", "home_visit", AFTERNOON,
    )  # fmt: skip
    assert (event.id, event.by) == ("e-1", None)


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_timestamp_without_zone_is_local(unit: str) -> None:
    local = pa.array([datetime(2026, 3, 9, 15)], pa.timestamp(unit))
    assert only(occurred_at=local).occurred_at == AFTERNOON


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "+02:00"])
def test_a_timestamp_with_zone_is_an_instant(zone: str) -> None:
    stamps = pa.array([AFTERNOON // SECOND], pa.int64()).cast(pa.timestamp("s", zone))
    assert only(occurred_at=stamps).occurred_at == AFTERNOON


@pytest.mark.parametrize("kind", ["date32", "date64"])
def test_a_date_is_a_date_alone(kind: str) -> None:
    event = only(
        occurred_at=pa.array([date(2026, 3, 9)], kind), recorded_at=pa.array([date(2026, 3, 10)], kind)
    )
    assert (event.occurred_at, event.date_only) == (MARCH_9 + DAY - 1, True)
    assert (event.recorded_at, event.recorded_date_only) == (MARCH_9 + 2 * DAY - 1, True)


def test_a_null_is_an_absent_datum() -> None:
    event = only(
        risk=pa.nulls(1), seen=pa.array([True]), n=pa.array([3], pa.int8()), x=pa.array([None], pa.float64())
    )
    assert event.data == {"seen": True, "n": 3}


def test_evidence_as_a_list_and_data_as_struct_or_map() -> None:
    event = only(evidence=pa.array([["photo", "letter"]]), data=pa.array([{"a": 1, "b": None}]))
    assert (event.evidence, event.data) == (("letter", "photo"), {"a": 1})
    pairs = pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64()))
    assert only(data=pairs).data == {"a": 1}


def test_values_beyond_python_are_quarantined() -> None:
    stamps = pa.array([2**62, 0], pa.int64())
    for kind in (pa.timestamp("s"), pa.timestamp("us", "UTC"), pa.date64()):
        history = read(table(2, occurred_at=stamps.cast(kind)), zone=ZONE)
        assert codes(history) == [(1, "occurred_at", "CR822")]
    days = pa.array([2**31 - 1, 0], pa.int32()).cast(pa.date32())
    assert codes(read(table(2, birth=days), zone=ZONE)) == [(1, "birth", "CR826")]


def test_text_that_is_no_utf_8_is_quarantined() -> None:
    offsets, characters = (
        pa.py_buffer(bytes([0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0])),
        pa.py_buffer(b"\xff\xfea"),
    )
    broken = pa.Array.from_buffers(pa.string(), 2, [None, offsets, characters])
    history = read(table(2, note=broken), zone=ZONE)
    assert codes(history) == [(1, "note", "CR824")]
    assert history.events[0].data == {"note": "a"}


def test_integers_are_no_instants() -> None:
    assert codes(read(table(occurred_at=pa.array([1])), zone=ZONE)) == [(1, "occurred_at", "CR822")]


def test_a_missing_column_is_refused_even_without_rows() -> None:
    with pytest.raises(DataError) as caught:
        read(table(0).rename_columns(["subject", "type", "event", "occurred_at"]), zone=ZONE)
    assert [one.code for one in caught.value.diagnostics] == ["CR807"]


def test_parquet_holds_what_its_table_holds(tmp_path: Path) -> None:
    import pyarrow.parquet as parquet

    whole = table(3, risk=pa.array(["high", None, "low"]).dictionary_encode())
    parquet.write_table(whole, tmp_path / "data.parquet", row_group_size=2)
    assert read(tmp_path / "data.parquet", zone=ZONE).events == read(whole, zone=ZONE).events


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data.parquet").write_bytes(b"PAR1 and then nothing")
    with pytest.raises(DataError) as caught:
        read(tmp_path / "data.parquet", zone=ZONE)
    assert [one.code for one in caught.value.diagnostics] == ["CR806"]
