from __future__ import annotations

from typing import Any

import pytest

from carerules.history.event import Event
from carerules.history.settle import Prepared, prepare
from carerules.temporal.instants import HOUR

from .making import ids, record

VISIT = record(1, id="visit")


def correction(id: str | None, target: str, recorded: int | None = None, at: int = 2, **more: Any) -> Event:
    recorded_at = None if recorded is None else recorded * HOUR
    return record(at, id=id, corrects=target, recorded_at=recorded_at, **more)


def retraction(id: str | None, target: str, recorded: int | None = None, at: int = 3) -> Event:
    return record(at, id=id, retracts=target, recorded_at=None if recorded is None else recorded * HOUR)


def settled(*events: Event, known_as_of: int | None = None) -> Prepared:
    return prepare(events, (), known_as_of)


def notes(prepared: Prepared) -> list[tuple[str, str]]:
    return [(note.id, note.reason) for note in prepared.notes]


def test_a_correction_takes_effect_in_place_of_its_target() -> None:  # S8
    prepared = settled(VISIT, correction("better", "visit", type="contact"))
    assert ids(prepared) == ["better"]
    assert (prepared.corrected, prepared.notes) == (1, [])


def test_a_retraction_removes_its_target_and_has_no_effect_of_its_own() -> None:  # S8
    prepared = settled(VISIT, record(2, id="other"), retraction("r", "visit"))
    assert ids(prepared) == ["other"]
    assert (prepared.retracted, prepared.retractions, prepared.notes) == (1, 1, [])


def test_nothing_left_is_no_case() -> None:
    assert settled(VISIT, retraction("r", "visit")).cases == {}


def test_chains_follow() -> None:
    chain = [VISIT, *(correction(f"c{n}", "visit" if n == 0 else f"c{n - 1}", n) for n in range(50))]
    prepared = settled(*chain)
    assert (ids(prepared), prepared.corrected) == (["c49"], 50)


def test_what_was_known_earlier_is_answered_as_earlier() -> None:  # S2, S8
    events = [VISIT, correction("better", "visit", recorded=5), retraction("r", "better", recorded=9)]
    assert ids(settled(*events, known_as_of=4 * HOUR)) == ["visit"]
    assert ids(settled(*events, known_as_of=5 * HOUR)) == ["better"]
    assert ids(settled(*events, known_as_of=9 * HOUR)) == ["visit"]
    assert settled(*events, known_as_of=4 * HOUR).unknown_yet == 2


def test_a_retracted_correction_was_never_there() -> None:
    prepared = settled(VISIT, correction("c", "visit"), retraction("r", "c"))
    assert ids(prepared) == ["visit"]


def test_a_retracted_retraction_was_never_there() -> None:
    prepared = settled(VISIT, retraction("r", "visit"), retraction("rr", "r"))
    assert ids(prepared) == ["visit"]


def test_a_corrected_retraction_leaves_its_place_to_the_correction() -> None:
    prepared = settled(VISIT, retraction("r", "visit"), correction("c", "r"))
    assert ids(prepared) == ["c"]


def test_retracting_a_correction_that_was_corrected_changes_nothing() -> None:
    events = [VISIT, correction("b", "visit", 4), correction("c", "b", 5), retraction("r", "b", 4)]
    assert ids(settled(*events)) == ["c"]


@pytest.mark.parametrize(("first", "second", "holds"), [(5, 6, "late"), (6, 5, "early")])
def test_of_two_corrections_the_last_recorded_holds(first: int, second: int, holds: str) -> None:
    prepared = settled(VISIT, correction("early", "visit", first), correction("late", "visit", second, at=3))
    assert (ids(prepared), prepared.corrected, prepared.conflicts) == ([holds], 2, [])


def test_a_chain_counts_from_its_last_statement() -> None:
    events = [VISIT, correction("a", "visit", 4), correction("b", "visit", 5), correction("c", "a", 6)]
    assert ids(settled(*events)) == ["c"]


def test_a_retraction_recorded_after_a_correction_of_the_same_record() -> None:
    assert ids(settled(VISIT, correction("c", "visit", 4), retraction("r", "visit", 5))) == []
    assert ids(settled(VISIT, correction("c", "visit", 5), retraction("r", "visit", 4))) == ["c"]


def test_statements_of_one_instant_are_in_conflict() -> None:
    prepared = settled(VISIT, correction("a", "visit", 5), correction("b", "visit", 5))
    assert ids(prepared) == ["b"]
    assert [one.id for one in prepared.conflicts] == ["a"]
    prepared = settled(VISIT, retraction("a", "visit", 5, at=1), correction("b", "visit", 5))
    assert (ids(prepared), notes(prepared)) == (["b"], [("a", "rival")])


def test_a_correction_of_nothing_takes_effect_and_is_noted() -> None:
    prepared = settled(correction("c", "lost"))
    assert (ids(prepared), notes(prepared)) == (["c"], [("c", "unknown_target")])


def test_a_retraction_of_nothing_has_no_effect_and_is_noted() -> None:
    prepared = settled(VISIT, retraction("r", "lost"))
    assert (ids(prepared), notes(prepared)) == (["visit"], [("r", "unknown_target")])


def test_another_child_s_record_is_not_a_target() -> None:
    prepared = settled(VISIT, record(2, id="c", corrects="visit", subject="c-2"))
    assert (ids(prepared), ids(prepared, "c-2")) == (["visit"], ["c"])
    assert notes(prepared) == [("c", "unknown_target")]


def test_a_circle_decides_nothing() -> None:
    circle = [correction("a", "b"), correction("b", "a", at=4)]
    prepared = settled(VISIT, *circle)
    assert ids(prepared) == ["visit"]
    assert [one.id for one in prepared.conflicts] == ["a", "b"]
    prepared = settled(VISIT, retraction("r", "rr"), retraction("rr", "r"))
    assert (ids(prepared), notes(prepared)) == (["visit"], [("r", "circle"), ("rr", "circle")])


def test_what_rests_on_a_circle_is_in_conflict_too() -> None:
    prepared = settled(VISIT, record(2, id="a", corrects="b", retracts="visit"), correction("b", "a"))
    assert [one.id for one in prepared.conflicts] == ["visit", "b"]


def test_a_record_sent_again_under_its_own_id() -> None:
    again = [correction("visit", "visit", n, data={"n": n}) for n in (5, 6, 7)]
    prepared = settled(VISIT, *again)
    (kept,) = prepared.cases["child", "c-1"]
    assert (kept.event.data, kept.conflict, prepared.corrected) == ({"n": 7}, False, 3)


def test_a_record_that_corrects_only_itself_corrects_nothing() -> None:
    prepared = settled(correction("a", "a"))
    assert (ids(prepared), notes(prepared)) == (["a"], [("a", "unknown_target")])


def test_all_records_under_one_id_are_its_target() -> None:
    events = [VISIT, record(1, id="visit", data={"x": 1}), correction("c", "visit")]
    assert (ids(settled(*events)), settled(*events).conflicts) == (["c"], [])
