from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from carerules.history.event import Event
from carerules.history.settle import prepare
from carerules.temporal.instants import DAY, HOUR

from .making import RECORDS, ids, record, rowless


def test_cases_come_in_sorted_order_and_events_in_theirs() -> None:
    events = [record(2, subject="b"), record(1, subject="b"), record(3, subject="a")]
    prepared = prepare(events, ())
    assert list(prepared.cases) == [("child", "a"), ("child", "b")]
    assert [one.event.occurred_at for one in prepared.cases["child", "b"]] == [HOUR, 2 * HOUR]


def test_a_record_without_time_of_recording_was_known_when_it_occurred() -> None:  # S3.1
    assert prepare([record(2)], (), 2 * HOUR).unknown_yet == 0
    assert prepare([record(2)], (), 2 * HOUR - 1).unknown_yet == 1
    dated = record(2, date_only=True, recorded_at=DAY - 1, recorded_date_only=True)
    assert prepare([dated], (), DAY - 1).unknown_yet == 0


def test_a_repeated_id_with_equal_content_is_ignored_but_counted() -> None:  # S4.2
    prepared = prepare([record(1, id="a", row=1), record(1, id="a", row=2), record(1, id="a", row=3)], ())
    assert (ids(prepared), prepared.duplicates) == (["a"], 2)


def test_a_left_out_time_of_recording_is_no_difference() -> None:
    prepared = prepare([record(1, id="a"), record(1, id="a", recorded_at=HOUR)], ())
    assert (ids(prepared), prepared.duplicates) == (["a"], 1)


def test_a_repeated_id_with_other_content_is_a_conflict() -> None:  # S4.2
    others = [
        record(2, id="a"),
        record(1, "contact", id="a"),
        record(1, id="a", recorded_at=5 * HOUR),
        record(1, id="a", by="child_director"),
        record(1, id="a", data={"x": 1}),
        record(1, id="a", evidence=("photo",)),
        record(1, id="a", date_only=True),
    ]
    for other in others:
        prepared = prepare([other, record(1, id="a")], ())
        assert [one.conflict for one in prepared.cases["child", "c-1"]] == [False, True]
        assert prepared.duplicates == 0


def test_an_id_belongs_to_its_case() -> None:
    prepared = prepare([record(1, id="a"), record(2, id="a", subject="c-2")], ())
    assert prepared.conflicts == []


def test_a_record_without_id_is_never_a_repetition() -> None:  # S4.2
    prepared = prepare([record(1), record(1), record(1, data={"x": 1}), record(1, "contact"), record(2)], ())
    assert prepared.duplicates == 0
    assert ids(prepared) == [
        "contact@3600000000#1",
        "home_visit@3600000000#1",
        "home_visit@3600000000#2",
        "home_visit@3600000000#3",
        "home_visit@7200000000#1",
    ]


def test_many_contents_under_one_id_are_settled_quickly() -> None:
    prepared = prepare([record(1, id="0", data={"n": n}) for n in range(5_000)], ())
    assert len(prepared.conflicts) == 4_999


@given(RECORDS, st.none() | st.integers(0, 3), st.randoms())
def test_the_order_of_rows_never_matters(
    events: list[Event], known: int | None, chance: random.Random
) -> None:  # S2
    shuffled = [replace(event, row=number) for number, event in enumerate(events)]
    chance.shuffle(shuffled)
    known_as_of = None if known is None else known * HOUR
    one, other = (rowless(prepare(rows, ["assessed"], known_as_of)) for rows in (events, shuffled))
    assert repr(one) == repr(other)


@given(RECORDS, st.none() | st.integers(0, 3))
def test_every_record_is_accounted_for(events: list[Event], known: int | None) -> None:
    prepared = prepare(events, [], None if known is None else known * HOUR)
    kept = sum(map(len, prepared.cases.values()))
    gone = [
        prepared.unknown_yet,
        prepared.duplicates,
        prepared.corrected,
        prepared.retracted,
        prepared.retractions,
    ]
    assert kept + sum(gone) == len(events)


@given(RECORDS)
def test_ids_without_conflict_are_unique_in_a_case(events: list[Event]) -> None:
    prepared = prepare(events, [])
    for subject in ("c-1", "c-2"):
        assert len(set(ids(prepared, subject))) == len(ids(prepared, subject))


@given(RECORDS)
def test_other_cases_change_nothing(events: list[Event]) -> None:
    own = [event for event in events if event.subject == "c-1"]
    assert prepare(own, []).cases.get(("child", "c-1")) == prepare(events, []).cases.get(("child", "c-1"))


@given(RECORDS)
def test_settling_again_repeats_nothing(events: list[Event]) -> None:
    doubled = [event for event in events if event.id] * 2
    once, twice = prepare(doubled[: len(doubled) // 2], []), prepare(doubled, [])
    assert rowless(replace(twice, duplicates=0)) == rowless(replace(once, duplicates=0))
