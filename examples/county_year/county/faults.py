"""Faults of the record itself, planted in otherwise ordinary lives: strangers, gaps, repetitions, broken rows."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime, timedelta

from .book import Book, Record
from .cast import Child
from .days import at, day

Row = dict[str, str]

BROKEN: tuple[tuple[str, Row], ...] = (
    ("occurred_at", {"occurred_at": "2026-13-40"}),
    ("occurred_at", {"occurred_at": "next Tuesday"}),
    ("occurred_at", {"occurred_at": ""}),
    ("subject", {"subject": ""}),
    ("subject_type", {"subject_type": ""}),
    ("event", {"event": ""}),
    ("recorded_at", {"recorded_at": "2026-06-31T10:00"}),
)
"""What is wrong in a row that is no event: the column at fault, and the cells."""


def plant(book: Book, children: list[Child]) -> None:
    """Faults among plain children (numbers up to PLAIN), each in a life of its own."""
    plain = [child for child in children if child.is_plain and child.risk == "low" and not child.regrade]
    plain = [
        child
        for child in plain
        if day(child.registered) < day("02-10") and child.village not in ("v-01", "v-11")
    ]
    pupils = [child for child in plain if child.school]
    _strangers(book, plain[0], plain[1], plain[2])
    _without_evidence(book, plain[3], pupils[-1])
    _unaccepted(book, plain[4], pupils[-2], pupils[-3])
    _invalid(book, plain[5], plain[6], plain[7])
    _unknown(book, plain[8], plain[9])
    _recorded_late(book, plain[10:13])
    _repeated(book, plain[13], plain[14])
    _corrected(book, plain[15], plain[16])


def _visit(book: Book, child: Child, when: datetime, by: str = "", evidence: str = "visit_record") -> Record:
    return book.add(child.id, "home_visit", when, by or child.director(when), evidence, child_seen=True)


def _strangers(book: Book, visited: Child, filed: Child, met: Child) -> None:
    """Acts of people and units that have no authority for them."""
    when = at(day("05-06"), "11:11")
    _visit(book, visited, when, by="p-9999")
    book.found("unauthorised", visited.id, when)
    when = at(day("06-03"), "11:12")
    book.add(filed.id, "file_checked", when, "v-02" if filed.village != "v-02" else "v-03", "ledger_update")
    book.found("unauthorised", filed.id, when)
    when = at(day("06-04"), "11:13")
    book.add(met.id, "parents_met", when, "")
    book.found("unauthorised", met.id, when)
    when = at(day("06-05"), "11:14")
    book.add("s-1", "health_checked", when, "health", "check_result")
    book.found("unauthorised", "s-1", when)


def _without_evidence(book: Book, visited: Child, pupil: Child) -> None:
    when = at(day("05-07"), "11:15")
    _visit(book, visited, when, evidence="")
    for duty in ("visit_low", "visit_child"):  # the county's visit by grade, and the law's regular one
        book.found("evidence_missing", visited.id, when, duty=duty)
    when = at(day("04-28"), "11:16")
    book.add(
        pupil.id, "growth_noted", when, pupil.school,
        thought=True, study=True, life=True, family=True, concern=False,
    )  # fmt: skip
    book.found("evidence_missing", pupil.id, when)


def _unaccepted(book: Book, verified: Child, back: Child, closed: Child) -> None:
    """Events that no workflow waits for and no duty asks for."""
    cases = (
        (verified.id, "verified", verified.supervisor, "match_report"),
        (back.id, "leave_ended", back.school, ""),
        (closed.id, "help_closed", closed.township, ""),
        ("s-3", "hazard_mended", "s-3", "repair_record"),
    )
    for number, (subject, event, by, evidence) in enumerate(cases):
        when = at(day("04-22"), f"11:{20 + number}")
        book.add(subject, event, when, by, evidence)
        book.found("unexpected", subject, when)


def _invalid(book: Book, wrong: Child, missing: Child, ahead: Child) -> None:
    when = at(day("05-08"), "11:30")
    _visit(book, wrong, when).data["child_seen"] = "perhaps"
    book.found("invalid_event", wrong.id, when)
    when = at(day("05-09"), "11:31")
    _visit(book, missing, when).data.clear()
    book.found("invalid_event", missing.id, when)
    when = at(day("05-11"), "11:32")
    _visit(book, ahead, when).recorded_at = when - timedelta(days=1)
    book.found("invalid_event", ahead.id, when)


def _unknown(book: Book, *children: Child) -> None:
    for number, child in enumerate(children):
        when = at(day("05-13"), f"11:{40 + number}")
        book.add(child.id, "home_vist", when, child.director(when), "visit_record", child_seen=True)
        book.found("unknown_event", child.id, when)


def _recorded_late(book: Book, children: list[Child]) -> None:
    """An ordinary visit that reaches the register long after its day."""
    for number, child in enumerate(children):
        visit = _first(book, child.id, "home_visit", day("06-01"))
        assert isinstance(visit.at, datetime)
        visit.recorded_at = visit.at + timedelta(days=5 + 4 * number)
        book.found("backfilled", child.id, visit.at)
    filed = _first(book, "v-07", "village_return_filed", day("04-01"))
    assert isinstance(filed.at, datetime)
    filed.recorded_at = filed.at + timedelta(days=25)
    book.found("backfilled", "v-07", filed.at)


def _repeated(book: Book, same: Child, other: Child) -> None:
    """The same row twice is no fault; the same id with other content is."""
    first = _first(book, same.id, "home_visit", day("05-01"))
    assert isinstance(first.at, datetime)
    first.recorded_at = first.at + timedelta(hours=3)
    book.records.append(copy(first))
    second = copy(_first(book, other.id, "home_visit", day("05-01")))
    assert isinstance(second.at, datetime)
    second.at += timedelta(hours=2)
    second.recorded_at = second.at + timedelta(hours=1)
    book.records.append(second)
    book.found("conflict", other.id, second.at)


def _corrected(book: Book, moved: Child, alarmed: Child) -> None:
    """A visit first entered with a wrong day, and an alarm that was false: nothing remains to be found."""
    visit = _first(book, moved.id, "home_visit", day("04-01"))
    assert isinstance(visit.at, datetime)
    wrong = _visit(book, moved, visit.at + timedelta(days=3))
    wrong.recorded_at = visit.at + timedelta(days=3, hours=1)
    visit.corrects = wrong.id
    visit.recorded_at = visit.at + timedelta(days=2, hours=9)
    when = at(day("06-17"), "20:15")
    alarm = book.add(alarmed.id, "found_alone", when, alarmed.director(when), living_alone=True)
    again = copy(alarm)
    again.id, again.retracts, again.recorded_at = f"{alarm.id}-r", alarm.id, when + timedelta(days=1)
    book.records.append(again)


def _first(book: Book, subject: str, event: str, since: date) -> Record:
    """The first such record of the subject in the year's part from `since`, undisturbed so far."""
    found = [
        record
        for record in book.records
        if (record.subject, record.event) == (subject, event)
        and isinstance(record.at, datetime)
        and record.at.date() >= since
        and record.recorded_at is None
    ]
    return min(found, key=lambda record: str(record.at))


def broken_rows() -> list[tuple[str, Row]]:
    """Rows that are no events at all, each with the column that an audit must name."""
    sound = {
        "subject": "child-0001",
        "subject_type": "child",
        "event": "parents_met",
        "occurred_at": "2026-06-15T12:00",
        "by": "parent",
    }
    return [(column, sound | wrong | {"id": f"broken-{n}"}) for n, (column, wrong) in enumerate(BROKEN, 1)]
