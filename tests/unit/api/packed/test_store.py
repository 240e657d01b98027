"""The store: cases by subject, their bytes, and what it refuses."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

import carerules
from carerules import Case, CaseStore, Event, NeedsReplay
from carerules.api.packed import findings, obligations, parts, row
from carerules.api.packed.events import SLOTS as EVENT_SLOTS
from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.engine import state
from carerules.engine.organisation import Organisation, Timeline
from tests.properties.county import PART, county
from tests.spec.house import policy

VILLAGES = {"committee": ["v-1", "v-2"]}
EVENTS = (
    Event("found", "2026-03-01T08:00", data={"birth": "2010-03-09", "village": "v-1"}, id="r-1"),
    Event("graded", "2026-03-02T08:00", data={"risk": "high"}, by="p-7"),
    Event("moved", "2026-03-02T08:00", data={"away": "both"}),
    Event("visit", "2026-03-08T08:00", data={"seen": True}, evidence=["record"]),
    Event("asked", "2026-03-09"),
)


def store() -> CaseStore:
    return county().case_store("child", organisation=VILLAGES)


def filled() -> CaseStore:
    held = store()
    for event in EVENTS:
        held.record("c-1", event)
    return held


def test_subjects_are_kept_apart() -> None:
    held = filled()
    held.record("c-2", EVENTS[2])
    alone = store()
    alone.record("c-2", EVENTS[2])
    assert (len(held), list(held), "c-2" in held, "c-3" in held) == (2, ["c-1", "c-2"], True, False)
    assert held.packed("c-2") == alone.packed("c-2")
    assert held.at("c-2", "2026-04-01") == alone.at("c-2", "2026-04-01")
    held.drop("c-2")
    assert "c-2" not in held
    with pytest.raises(KeyError):
        held.packed("c-2")
    with pytest.raises(KeyError):
        county().case_store("house")


def test_what_is_refused_changes_nothing() -> None:
    held = filled()
    before = held.packed("c-1")
    with pytest.raises(NeedsReplay):
        held.record("c-1", EVENTS[0])
    with pytest.raises(DataError):
        held.record("c-1", Event("asked", "soon"))
    with pytest.raises(DataError):
        held.record("c-9", Event("asked", "soon"))
    assert held.packed("c-1") == before
    assert list(held) == ["c-1"]


def test_asking_and_an_awake_case_change_nothing() -> None:
    held = filled()
    before = held.packed("c-1")
    held.at("c-1", "2026-12-31")
    held.case("c-1").record("visit", at="2026-03-20", data={"seen": True})
    assert held.packed("c-1") == before


def test_bytes_are_taken_up_elsewhere() -> None:
    """By another load of the same policy, whose texts have had other codes."""
    held, other = filled(), policy(PART).case_store("child", organisation=VILLAGES)
    for number in range(5):
        other.record(f"x-{number}", Event("asked", "2026-01-01", by=f"someone-{number}"))
    assert other.put(held.packed("c-1")) is None
    later = Event("visit", "2026-03-20T08:00", data={"seen": True})
    assert other.record("c-1", later) == held.record("c-1", later)
    assert other.at("c-1", "2026-05-01") == held.at("c-1", "2026-05-01")


def test_every_damage_is_noticed() -> None:
    data = filled().packed("c-1")
    damaged = [data[:n] for n in range(len(data))] + [data + b"\0"]
    damaged += [
        data[:n] + bytes([data[n] ^ bit]) + data[n + 1 :] for n in range(len(data)) for bit in (1, 128)
    ]
    target = store()
    for each in damaged:
        refused = target.put(each)
        assert refused is not None
        assert refused.code == "CR840"
    assert len(target) == 0


def test_bytes_that_were_made_up_are_refused_too() -> None:
    """Where even the sum fits: no traceback, whatever stands there."""
    held = filled()
    data, form = held.packed("c-1"), held._form
    from carerules.api.packed.form import START, _sum

    body = data[len(START) + 4 :]
    for n, bit in itertools.product(range(8, len(body)), (1, 2, 16, 64, 128)):
        made_up = body[:n] + bytes([body[n] ^ bit]) + body[n + 1 :]
        found = form.unpack(START + _sum(made_up) + made_up)
        assert isinstance(found, (Case, Diagnostic))


@pytest.mark.parametrize(
    "other",
    [
        lambda: county().case_store("child"),
        lambda: county().case_store("child", organisation={"committee": ["v-1"]}),
        lambda: policy(PART.replace("every: 7d", "every: 8d")).case_store("child", organisation=VILLAGES),
    ],
    ids=["no instances", "other instances", "another number"],
)
def test_a_case_of_another_policy_is_refused(other: Any) -> None:
    target: CaseStore = other()
    refused = target.put(filled().packed("c-1"))
    assert refused is not None
    assert refused.code == "CR841"
    assert len(target) == 0


def test_a_case_of_another_subject_type_is_refused() -> None:
    villages = county().case_store("village", organisation=VILLAGES)
    refused = villages.put(filled().packed("c-1"))
    assert refused is not None
    assert refused.code == "CR840"


def test_an_engine_that_keeps_something_else_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    data = filled().packed("c-1")
    monkeypatch.setattr("carerules.api.packed.ground.FORM", 2)
    refused = store().put(data)
    assert refused is not None
    assert refused.code == "CR841"


def test_every_slot_is_written_or_known_to_be_left_out() -> None:
    """A new slot of the engine has to find its place here first."""
    assert set(obligations.SLOTS.names) | set(obligations.NOT_OWN) == set(state.Obligation.__slots__)
    assert set(EVENT_SLOTS.names) | {"code", "at", "values"} == set(state.Event.__slots__)
    assert set(findings.SLOTS.names) | set(findings.NOT_OWN) == set(state.Finding.__slots__)
    told = set(row.SLOTS.names) | {part.name for part in parts.PARTS} | set(row.BY_HAND)
    assert told | set(row.FORGOTTEN) == set(state.Row.__slots__)
    assert set(Organisation.__slots__) == {"holders", "instances", "relations", "since"}
    assert set(Timeline.__slots__) == {"instants", "values"}


def test_texts_of_sleeping_cases_are_kept_in_their_bytes_only() -> None:
    held = filled()
    before = len(county_lexicon(held))
    for number in range(20):
        held.record(f"new-{number}", Event("asked", "2026-03-01", by=f"person-{number}", id=f"id-{number}"))
    assert len(county_lexicon(held)) == before


def county_lexicon(held: CaseStore) -> dict[str, int]:
    return held._form._ground.program.lexicon._codes


def test_a_case_that_keeps_its_history_is_not_packed() -> None:
    with pytest.raises(ValueError, match="keeps its history"):
        store()._form.pack(county().open_case("child", "c-1", organisation=VILLAGES))


def test_json_of_a_case_without_history() -> None:
    case = county().open_case("child", "c-1", organisation=VILLAGES, keep_history=False)
    for event in EVENTS:
        case.take(event)
    again = county().restore(case.to_json())
    later = Event("visit", "2026-03-20T08:00", data={"seen": True})
    assert again.take(later) == case.take(later)
    assert again.at("2026-05-01") == case.at("2026-05-01")
    damaged = case.to_json().replace('"state": "Q', '"state": "R')
    with pytest.raises(ValueError, match="no stored case"):
        county().restore(damaged)


def test_a_case_is_small() -> None:
    """Issue 5: a thirtieth of what a `transitions` machine takes (15 kB); six duties are open here."""
    assert len(filled().packed("c-1")) < 330
    fresh = store()
    fresh.record("c-1", Event("asked", "2026-03-09T10:00"))
    assert len(fresh.packed("c-1")) < 150


def test_the_store_is_public() -> None:
    assert carerules.CaseStore is CaseStore
