from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

import carerules
from carerules import NeedsReplay
from carerules.temporal.civil import parse_date
from tests.properties.county import as_ofs, county, histories

LIVE = ("pending", "due_soon", "suspended", "violated", "undetermined", "unquantified")
QUICK = settings(max_examples=80, deadline=None)
VILLAGES = {"committee": ["v-1", "v-2"]}


def in_order(history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without ids: that none is given twice is for the host to see to where no history is kept."""
    rows = [{key: value for key, value in row.items() if key != "id"} for row in history]
    return sorted(rows, key=lambda row: str(row["occurred_at"]))


def feed(case: carerules.Case, history: list[dict[str, Any]]) -> list[carerules.Step]:
    """The steps of those records that a case without history can take."""
    steps = []
    for row in history:
        try:
            steps.append(
                case.record(
                    row["event"],
                    at=row["occurred_at"],
                    data=row["data"],
                    evidence=row["evidence"],
                    id=row.get("id"),
                )
            )
        except NeedsReplay:
            continue
    return steps


def taken(case: carerules.Case, history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = []
    for row in history:
        try:
            case.record(
                row["event"],
                at=row["occurred_at"],
                data=row["data"],
                evidence=row["evidence"],
                id=row.get("id"),
            )
        except NeedsReplay:
            continue
        kept.append(row)
    return kept


@QUICK
@given(histories, as_ofs)
def test_a_case_without_history_owes_what_the_audit_says(history: list[dict[str, Any]], as_of: str) -> None:
    case = county().open_case("child", "c-1", organisation=VILLAGES, keep_history=False)
    until = "2026-06-30"
    kept = taken(case, in_order(history))
    audit, view = county().audit(kept, as_of=until, instances=VILLAGES), case.at(until)
    owed = [ob for ob in audit.obligations if audit.policy.duties[ob.duty].modality != "forbid"]
    alive = {ob.id: ob for ob in owed if ob.subject == "c-1" and ob.ended_at is None}
    told = {ob.id: ob for ob in view.obligations if ob.ended_at is None}
    assert {key: (ob.status, ob.due, ob.opened_at, ob.events) for key, ob in told.items()} == {
        key: (ob.status, ob.due, ob.opened_at, ob.events) for key, ob in alive.items()
    }
    assert view.configuration == {s.workflow: s.state for s in audit.states if s.subject == "c-1"}


@QUICK
@given(histories)
def test_steps_tell_the_same_with_and_without_history(history: list[dict[str, Any]]) -> None:
    rows = in_order(history)
    without = county().open_case("child", "c-1", organisation=VILLAGES, keep_history=False)
    kept = taken(without, rows)
    one = county().open_case("child", "c-1", organisation=VILLAGES, keep_history=False)
    other = county().open_case("child", "c-1", organisation=VILLAGES)
    assert feed(one, kept) == feed(other, kept)


def test_what_comes_late_needs_the_history() -> None:
    kept, light = county().open_case("child", "c-1"), county().open_case("child", "c-1", keep_history=False)
    for case in (kept, light):
        case.record("moved", at="2026-03-02T08:00", data={"away": "both"})
    kept.record("visit", at="2026-03-01T08:00", data={"seen": True})
    with pytest.raises(NeedsReplay, match="does not follow"):
        light.record("visit", at="2026-03-01T08:00", data={"seen": True})
    assert light.at("2026-03-02").obligations


def test_without_history_there_is_no_looking_back_and_no_explaining() -> None:
    case = county().open_case("child", "c-1", keep_history=False)
    case.record("moved", at="2026-03-02T08:00", data={"away": "both"})
    with pytest.raises(NeedsReplay, match="before the last event"):
        case.at("2026-03-01")
    with pytest.raises(NeedsReplay, match="explained"):
        case.at("2026-03-03").explain()


def test_an_id_given_twice_at_one_instant_is_noticed_without_history() -> None:
    case = county().open_case("child", "c-1", keep_history=False)
    case.record("moved", at="2026-03-02T08:00", data={"away": "both"}, id="e-1")
    with pytest.raises(NeedsReplay):
        case.record("moved", at="2026-03-02T08:00", data={"away": "both"}, id="e-1")


def test_what_was_retracted_may_be_restored_after_a_correction() -> None:  # S8
    rows: list[dict[str, Any]] = [
        {"event": "moved", "at": "2026-03-02T08:00", "data": {"away": "both"}, "id": "e-1"},
        {"event": "moved", "at": "2026-03-03T08:00", "id": "e-2", "retracts": "e-1"},
        {"event": "moved", "at": "2026-03-04T08:00", "id": "e-3", "retracts": "e-2"},
    ]
    case = county().open_case("child", "c-1")
    for row in rows:
        case.record(**row)
    named = [row | {"subject": "c-1", "subject_type": "child"} for row in rows]
    audit = county().audit(named, as_of="2026-03-31")
    mine = [ob for ob in audit.obligations if ob.subject == "c-1"]
    assert list(case.at("2026-03-31").obligations) == mine
    assert county().restore(case.to_json()).at("2026-03-31") == case.at("2026-03-31")
    assert any(ob.duty == "once" for ob in mine)


def test_records_without_time_follow_a_day_that_nobody_has_judged_yet() -> None:  # S3.1
    case = county().open_case("child", "c-1", keep_history=False)
    case.record("moved", at="2026-03-02", data={"away": "both"})
    case.record("visit", at="2026-03-05", data={"seen": True})
    with pytest.raises(NeedsReplay):
        case.record("visit", at="2026-03-05", data={"seen": False})
    (ob,) = [ob for ob in case.at("2026-03-06").obligations if ob.duty == "once"]
    assert ob.opened_at == county().resolved.zone.end(parse_date("2026-03-05"))


def test_without_history_the_events_that_opened_what_is_live_are_still_named() -> None:
    case = county().open_case("child", "c-1", organisation=VILLAGES, keep_history=False)
    case.record("asked", at="2026-03-02T08:00", id="a-1")
    for hour in range(9, 23):
        for minute in (0, 30):
            case.record("moved", at=f"2026-03-02T{hour:02}:{minute:02}", data={"away": "none"})
    (answer,) = [ob for ob in case.at("2026-03-03").obligations if ob.duty == "answer"]
    assert answer.events == ("a-1",)
