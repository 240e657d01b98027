"""S1: subjects, cases, the instant of the question."""

from __future__ import annotations

from .house import Told, event

REPORT = "duties:\n  r: {subject: county, bearer: bureau, do: report, each: month}\n"
VISIT = "duties:\n  d: {subject: child, bearer: director, do: visit, within: 7d}\n"


def test_a_case_begins_with_its_first_valid_record() -> None:  # S1.1.a
    history = [event("2026-03-02T10:00", "nonsense"), event("2026-03-04T10:00", "found")]
    told = Told(VISIT, history, "2026-03-05")
    assert told.obligations("d") == ["pending 03-04 10:00 03-11 24:00"]
    assert Told(VISIT, history, "2026-03-03").obligations("d") == []


def test_a_unit_exists_from_its_effective_date() -> None:  # S1.1.b
    dated = "units:\n  agency: {level: county, effective: {from: 2026-02-10}}\nsubjects:\n  place: {unit: agency}\n"
    part = (
        dated
        + "duties:\n  d: {subject: place, bearer: agency, do: filed, within: 7d}\nevents:\n  filed: {subject: place}\n"
    )
    told = Told(
        part,
        [event("2026-01-01T00:00", "found")],
        "2026-02-11",
        subject="place/x",
        instances={"agency": ["x"]},
    )
    assert told.obligations("d") == ["pending 02-10 00:00 02-17 24:00"]


def test_a_datum_names_a_unit_through_a_relation_under_another_name_or_a_reference() -> None:  # S1.1.b
    part = """
    events:
      sent: {subject: child, data: {to: text}, sets: {village: event.to}}
      seated: {subject: child, data: {seat: {ref: village}}}
      met: {subject: village}
    duties: {d: {subject: village, bearer: committee, do: met, within: 7d}}
    """
    history = [
        event("2026-03-02T10:00", "sent", to="v-1"),
        event("2026-03-02T11:00", "seated", seat="v-2"),
    ]
    for village in ("village/v-1", "village/v-2"):
        told = Told(part, history, "2026-03-05", subject=village)
        assert told.obligations("d") == ["pending 03-02 10:00 03-09 24:00"], village


def test_what_lies_after_the_question_names_nobody() -> None:  # S1.8
    history = [event("2026-03-02T10:00", "found"), event("2026-04-02T10:00", "report", "county/x")]
    told = Told(REPORT, history, "2026-03-31", subject="county/x")
    assert told.obligations() == []
    assert (told.audit.totals.subjects, told.audit.totals.after_as_of) == (1, 1)
    later = Told(REPORT, history, "2026-04-02", subject="county/x")
    assert later.obligations("r", "status", "period") == ["discharged 2026-04"]


def test_a_fact_is_unknown_until_an_event_sets_it_unless_it_has_a_default() -> None:  # S1.3
    part = """
    duties:
      a: {subject: child, bearer: director, while: at_risk, do: visit, within: 7d}
      b: {subject: child, bearer: director, while: holiday, do: visit, within: 7d}
    """
    told = Told(part, [event("2026-03-02T10:00", "found")], "2026-03-03")
    assert told.obligations("", "duty", "status") == ["a undetermined"]


def test_an_obligation_is_known_by_its_duty_value_and_opening() -> None:  # S1.4 S1.5
    part = "duties:\n  d: {subject: child, bearer: director, upon: asked, for: {case: event.id}, do: visit, within: 7d}\n"
    history = [event("2026-03-02T10:00", "asked", id="a"), event("2026-03-02T10:00", "asked", id="b")]
    told = Told(part, history, "2026-03-03")
    ids = {ob.id for ob in told.audit.obligations}
    assert (len(ids), told.obligations("d", "loop")) == (2, ["a", "b"])


def test_who_acted_when_and_with_what_is_read_and_nothing_else() -> None:  # S1.2
    part = """
    duties:
      d: {subject: child, bearer: director, upon: asked, do: visit, where: event.by == opening.by, within: 7d}
    """
    asked = event("2026-03-02T10:00", "asked", by="school")
    other, same = (
        event("2026-03-03T10:00", "visit", by="office"),
        event("2026-03-04T10:00", "visit", by="school"),
    )
    assert Told(part, [asked, other], "2026-03-05").obligations("d", "status") == ["pending"]
    assert Told(part, [asked, other, same], "2026-03-05").obligations("d", "discharged_at") == ["03-04 10:00"]


def test_a_finding_names_what_proves_it() -> None:  # S1.7
    part = "duties:\n  n: {subject: child, bearer: parent, forbid: harmed}\n"
    told = Told(part, [event("2026-03-02T10:00", "harmed", id="e-7")], "2026-03-03")
    (found,) = told.audit.findings
    assert (found.kind, found.duty, found.bearer, found.events) == ("violated", "n", "parent", ("e-7",))
    assert found.obligation == told.audit.obligations[0].id
