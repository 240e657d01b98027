from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from carerules.history.event import Event
from carerules.history.read import read
from carerules.temporal.instants import DAY, HOUR

from .making import MARCH_9, ZONE, codes, one, read_text, row


def test_a_row_becomes_an_event() -> None:
    found = one(
        recorded_at="2026-03-10",
        by="child_director",
        id="e-1",
        evidence="visit_record",
        child_seen="true",
        corrects="e-0",
    )
    assert found == Event(
        subject="c-1", subject_type="child", type="home_visit", occurred_at=MARCH_9 + 15 * HOUR,
        recorded_at=MARCH_9 + 2 * DAY - 1, recorded_date_only=True, by="child_director",
        data={"child_seen": "true"}, evidence=("visit_record",), id="e-1", corrects="e-0", row=1,
    )  # fmt: skip


def test_a_date_alone_stands_at_the_end_of_its_local_day() -> None:  # S3.1
    found = one(occurred_at="2026-03-09")
    assert (found.occurred_at, found.date_only) == (MARCH_9 + DAY - 1, True)


def test_a_missing_time_of_recording_is_that_of_occurring() -> None:  # S3.1
    assert one().recorded_at is None
    assert one().known_at == one().occurred_at
    assert one(recorded_at="2026-03-11").known_at == MARCH_9 + 3 * DAY - 1


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-09T15:00:00+08:00",
        " 2026-03-09 15:00 ",
        MARCH_9 + 15 * HOUR,
        datetime(2026, 3, 9, 15),
        datetime(2026, 3, 9, 7, tzinfo=UTC),
    ],
)
def test_an_instant_in_every_form(written: object) -> None:
    assert one(occurred_at=written).occurred_at == MARCH_9 + 15 * HOUR


def test_a_python_date_is_a_date_alone() -> None:
    assert one(occurred_at=date(2026, 3, 9)) == one(occurred_at="2026-03-09")


def test_at_is_another_name_of_occurred_at() -> None:
    written = row()
    written["at"] = written.pop("occurred_at")
    assert read([written], zone=ZONE).events == [one()]
    assert codes(read([row(at="2026-03-09")], zone=ZONE)) == [(1, "occurred_at", "CR827")]


@pytest.mark.parametrize(
    "written", ["2026-02-30", "2026-03-09T25:00", "tomorrow", "9/3/2026", True, 1.5, 2**62, "  "]
)
@pytest.mark.parametrize("column", ["occurred_at", "recorded_at"])
def test_an_impossible_instant_is_refused(column: str, written: object) -> None:
    assert codes(read([row(**{column: written})], zone=ZONE)) == [(1, column, "CR822")]


def test_a_file_does_not_say_what_an_integer_counts(tmp_path: Path) -> None:
    text = '{"subject": "c-1", "subject_type": "child", "event": "home_visit", "at": 1773039600}\n'
    assert codes(read_text(tmp_path, text, "data.jsonl")) == [(1, "occurred_at", "CR822")]


@pytest.mark.parametrize("column", ["subject", "subject_type", "event", "occurred_at"])
@pytest.mark.parametrize("empty", ["", None])
def test_a_required_cell_is_empty(column: str, empty: object) -> None:
    assert codes(read([row(**{column: empty})], zone=ZONE)) == [(1, column, "CR821")]


def test_blank_text_is_no_id() -> None:
    assert codes(read([row(subject=" \u3000")], zone=ZONE)) == [(1, "subject", "CR821")]
    assert one(id=" ", by=" ").id is None


def test_a_misspelt_key_is_suggested() -> None:
    written = row()
    written["subjct"] = written.pop("subject")
    (rejected,) = read([written], zone=ZONE).rejected
    assert rejected.diagnostic.help("en") == "rename `subjct` to `subject`"


def test_ids_stay_as_written() -> None:
    assert one(subject="007", id=" e-1 ").subject == "007"
    assert one(id=" e-1 ").id == "e-1"
    assert one(subject=7).subject == "7"


@pytest.mark.parametrize("column", ["subject", "event", "by", "id", "corrects", "retracts"])
@pytest.mark.parametrize("value", [1.5, True, ["c-1"], {"c": 1}])
def test_an_id_of_another_kind_is_refused(column: str, value: object) -> None:
    assert codes(read([row(**{column: value})], zone=ZONE)) == [(1, column, "CR826")]


def test_names_are_compared_in_one_normal_form() -> None:
    assert one(subject="Ren\u00e9") == one(subject="Rene\u0301")
    assert one(data={"caf\u00e9": 1}) == one(data={"cafe\u0301": 1})


@pytest.mark.parametrize(
    "written",
    ["photo|visit_record", "visit_record; photo", "photo；visit_record|photo|", ["visit_record", "photo"]],
)
def test_evidence_is_a_sorted_set(written: object) -> None:
    assert one(evidence=written).evidence == ("photo", "visit_record")


def test_evidence_of_another_kind_is_refused() -> None:
    assert codes(read([row(evidence=3), row(evidence=[1.5])], zone=ZONE)) == [
        (1, "evidence", "CR826"),
        (2, "evidence", "CR826"),
    ]


def test_data_is_every_other_column_and_the_object_in_data() -> None:
    assert one(risk="high", data={"child_seen": True}).data == {"risk": "high", "child_seen": True}
    assert one(risk="high", data='{"child_seen": true}') == one(risk="high", data={"child_seen": True})


def test_an_empty_cell_is_an_absent_datum() -> None:
    assert one(risk="", note=None, data={"x": "", "y": None, "z": 0}).data == {"z": 0}


def test_a_datum_written_twice_is_refused() -> None:
    history = read(
        [row(risk="high", data={"risk": "low"}), row(**{"caf\u00e9": 1, "cafe\u0301": 2})], zone=ZONE
    )
    assert codes(history) == [(1, "risk", "CR827"), (2, "caf\u00e9", "CR827")]


@pytest.mark.parametrize("data", ["{", "[1]", "3", '{"a": 1, "a": 2}', '{"a": NaN}', "[" * 90_000])
def test_unreadable_json_data(data: str) -> None:
    assert codes(read([row(data=data)], zone=ZONE)) == [(1, "data", "CR823")]


def test_values_that_no_file_could_hold_are_refused() -> None:
    rows = [
        row(x=object()),
        row(data={"x": {1, 2}}),
        row(data={5: 1}),
        row(data=[1]),
        row(x=[object()]),
        row(x={1: {2}}),
    ]
    assert [code for *_, code in codes(read(rows, zone=ZONE))] == ["CR826"] * len(rows)


def test_lone_surrogates_are_refused() -> None:
    history = read([row(note="\ud800"), row(subject="\udcff"), row(**{"\udcff": 1})], zone=ZONE)
    assert codes(history) == [(1, "note", "CR824"), (2, "subject", "CR824"), (3, "data", "CR824")]


def test_messages_never_repeat_what_a_cell_holds() -> None:
    secret = "小明住在三组"
    columns = ("subject_type", "occurred_at", "recorded_at", "evidence", "data")
    history = read([row(**{column: [secret]}) for column in columns] + [row(x={secret})], zone=ZONE)
    assert len(history.rejected) >= 5
    for rejected in history.rejected:
        for language in ("en", "zh"):
            assert secret not in rejected.diagnostic.message(language) + rejected.diagnostic.help(language)
