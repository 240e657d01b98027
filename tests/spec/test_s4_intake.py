"""S4.2, S4.3: what a record says, what is wrong with it, and from when a type may be recorded."""

from __future__ import annotations

from .house import Told, event

PART = """
events:
  counted: {subject: child, data: {cases: int, sure: bool, word: text}}
  old_form: {subject: child, effective: {from: 2026-03-02, until: 2026-03-04}}
  joined: {subject: child, assigns: parent, data: {holder: text, note: text}}
duties:
  d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d}
"""
ASKED = event("2026-03-02T10:00", "asked")


def test_everything_that_is_wrong_with_a_record_is_told() -> None:  # S4.2.a S1.7
    history = [
        event("2026-03-02T10:00", "asked"),
        event("2026-03-03T10:00", "counted", cases="many", sure="perhaps"),
        event("2026-03-04T10:00", "unheard_of"),
    ]
    told = Told(PART, history, "2026-03-05")
    assert [(f.kind, f.cause) for f in told.audit.findings if f.kind.endswith("_event")] == [
        ("invalid_event", "type:cases,type:sure,missing:word"), ("unknown_event", "unheard_of"),
    ]  # fmt: skip


def test_data_of_a_type_for_another_kind_of_subject_are_told_and_no_more() -> None:  # S4.2.a
    """The subject's own types have no datum `cases`: the record is still a finding, not the end of the audit."""
    wrong = event("2026-03-02T10:00", "counted", "village/v-1", cases="3", sure="perhaps", word="x")
    told = Told(PART, [wrong], "2026-03-05", subject="village/v-1")
    assert [(f.kind, f.cause) for f in told.audit.findings] == [
        ("invalid_event", "type:sure,subject:village")
    ]


def test_a_type_may_be_recorded_from_its_first_instant_to_its_last() -> None:  # S3.1.f S4.2.a
    def told(at: str) -> list[str]:
        return Told(PART, [event(at, "old_form")], "2026-03-31").findings()

    assert told("2026-03-01T23:59:59.999999") == ["unknown_event 03-01 24:00"]
    assert told("2026-03-02T00:00") == []
    assert told("2026-03-03") == []
    assert told("2026-03-04T00:00") == ["unknown_event 03-04 00:00"]


def test_who_takes_a_role_is_named_by_the_holder_alone_and_the_first_answers() -> None:  # S6.1.b S6.2.d
    history = [
        event("2026-03-01T09:00", "joined", holder="p-1", note="x"),
        event("2026-03-01T10:00", "joined", holder="p-2", note="y"),
        ASKED,
    ]
    assert Told(PART, history, "2026-03-05").obligations("d", "responsible") == ["p-1"]


def test_a_record_without_meaning_gives_a_unit_no_beginning() -> None:  # S1.1.b S4.2
    part = """
    units:
      centre: {level: county, effective: {from: 2026-03-01}}
    subjects:
      centre: {unit: centre}
    events:
      centre_filed: {subject: centre}
    duties:
      d: {subject: centre, bearer: centre, do: centre_filed, within: 60d}
    """
    wrong, filed = (
        event("2026-02-20T10:00", "unheard_of", "centre/x"),
        event("2026-03-05T10:00", "centre_filed", "centre/x"),
    )
    told = Told(part, [wrong, filed], "2026-03-10", subject="centre/x")
    assert told.obligations("d", "status", "opened_at") == ["discharged 03-01 00:00"]
