"""A child's way into the register, out of it, and through a school's books."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from .book import Book
from .cast import Child
from .days import END, TERMS, YEAR, at, day, end_of
from .numbers import TOO_MANY, VIEW_AGE


def clock(rng: Random, first: int = 9, last: int = 16) -> str:
    """A time of day in office hours."""
    return f"{rng.randint(first, last):02}:{rng.randint(0, 59):02}"


def pause(rng: Random, child: Child, step: str, low: int, high: int) -> int | None:
    """Days until a step is done: as planted, else a few."""
    usual = rng.randint(low, high)
    return child.late.get(step, usual)


def register(book: Book, rng: Random, child: Child) -> None:
    """Registered, verified, filed, assessed; in v-01 a person is named for every child."""
    start = at(day(child.registered), clock(rng, 8, 8))
    data: dict[str, object] = {"birth_date": child.birth_date, "away": child.away, "village": child.village}
    data |= {"other_able": False, "expresses_view": expresses_view(child)}
    if child.boarding is not None:
        data["boarding"] = child.boarding
    book.add(child.id, "registered", start, "child_director", "register_form", **data)
    child.when["registered"] = start
    if "ruled_out" in child.marks:
        _rule_out(book, child)
        return
    verified = _once(book, rng, child, "verified", "verify_child", start, (1, 5))
    assert verified
    book.add(child.id, "verified", verified, child.supervisor, "match_report")
    if child.village == "v-01":
        child.when["named"] = at(verified.date(), "17:30")
        book.add(
            child.id, "person_named", child.when["named"], child.village, holder=f"p-{3000 + child.number}"
        )
    if "newcomer" in child.marks:
        book.found("provisional", child.id, verified, duty="open_file")
        return
    filed = _once(book, rng, child, "file_opened", "open_file", verified, (1, 5))
    assert filed
    book.add(child.id, "file_opened", filed, child.township, "child_file")
    assessed = _once(book, rng, child, "assessed", "assess_risk", verified, (1, 6))
    assert assessed
    if "two_grades" in child.marks:
        book.add(child.id, "assessed", assessed, child.supervisor, "assessment", risk="low")
        book.add(child.id, "assessed", assessed.date(), child.supervisor, "assessment", risk="medium")
        book.found("ambiguous_order", child.id, assessed.date())
        child.when["assessed"] = end_of(assessed.date())
        return
    book.add(child.id, "assessed", assessed, child.supervisor, "assessment", risk=child.risk)


def _once(
    book: Book, rng: Random, child: Child, step: str, duty: str, opened: datetime, usual: tuple[int, int]
) -> datetime | None:
    """When a step owed once is done; the book learns whether that is late."""
    days = pause(rng, child, step, *usual)
    done = None if days is None else at(opened.date() + timedelta(days=days), clock(rng))
    book.owed(child.id, duty, opened, done)
    if done:
        child.when[step] = done
    return done


def expresses_view(child: Child) -> bool:
    """Whether the child is old enough to be asked who is to care for it."""
    return YEAR - child.birth_date.year >= VIEW_AGE


def _rule_out(book: Book, child: Child) -> None:
    out = child.when["registered"] + timedelta(days=3)
    book.add(child.id, "ruled_out", out, child.supervisor)
    book.add(child.id, "exit_recorded", out + timedelta(days=2), child.director(out), "ledger_update")


def stops(child: Child) -> datetime:
    """When the register closes for the child; after the year if it does not."""
    if child.leaves:
        return at(day(child.leaves), "10:00")
    return at(child.sixteenth, "00:00") if child.sixteenth else END


def leave_register(book: Book, rng: Random, child: Child) -> None:
    """Sixteenth birthday, the end of the parents' absence, and one child who is left behind again."""
    if child.leaves:
        book.add(child.id, "parents_moved", stops(child), "parent", away="none")
        book.add(child.id, "left_scope", stops(child), child.supervisor, reason="parents_back")
    if child.leaves or child.sixteenth:
        done = _once(book, rng, child, "exit", "record_exit", stops(child), (1, 7))
        if done:
            book.add(child.id, "exit_recorded", done, child.director(done), "ledger_update")
    if "comes_back" in child.marks:
        _come_back(book, child)


def _come_back(book: Book, child: Child) -> None:
    back = at(day("06-15"), "10:00")
    book.add(child.id, "back_in_scope", back, child.director(back), away="one")
    book.add(child.id, "verified", back + timedelta(days=2), child.supervisor, "match_report")
    book.add(child.id, "file_opened", back + timedelta(days=5), child.township, "child_file")
    book.add(child.id, "assessed", back + timedelta(days=6), child.supervisor, "assessment", risk="low")
    for days in (10, 80, 150):
        when = back + timedelta(days=days)
        book.add(child.id, "home_visit", when, child.director(when), "visit_record", child_seen=True)
    book.add(child.id, "file_checked", back + timedelta(days=120), child.supervisor, "ledger_update")


def keep_file(book: Book, rng: Random, child: Child) -> None:
    """The file is checked in the second half-year; some circumstances change."""
    verified = child.when["verified"]
    checked = at(day("08-20") + timedelta(days=rng.randint(0, 92)), clock(rng))
    if verified < at(day("07-01"), "00:00") and checked < stops(child):
        book.add(child.id, "file_checked", checked, child.supervisor, "ledger_update")
    changed = at(day("04-01") + timedelta(days=rng.randint(0, 240)), clock(rng, 8, 10))
    plain = child.is_plain and rng.random() < 0.2
    if "changes" in child.marks:
        _change_too_often(book, child)
    elif (plain or "change" in child.marks) and child.when["assessed"] < changed < stops(child):
        matter = rng.choice(("carer", "phone", "address", "schooling", "health"))
        change = book.add(child.id, "circumstances_changed", changed, child.director(changed), matter=matter)
        days = pause(rng, child, "file_updated", 1, 3)
        done = None if days is None else changed + timedelta(days=days, hours=2)
        book.owed(child.id, "record_change", changed, done, change.id)
        if done:
            book.add(child.id, "file_updated", done, child.director(done), "ledger_update", about=change.id)


def _change_too_often(book: Book, child: Child) -> None:
    """One more at a time than the policy keeps open."""
    start = at(day("05-12"), "09:00")
    for number in range(TOO_MANY):
        when, matter = (
            start + timedelta(minutes=10 * number),
            ("carer", "phone", "address", "health")[number % 4],
        )
        change = book.add(child.id, "circumstances_changed", when, child.director(when), matter=matter)
        if number == TOO_MANY - 1:
            book.found("too_many_open", child.id, when, duty="record_change")
        done = when + timedelta(days=1)
        book.add(child.id, "file_updated", done, child.director(done), "ledger_update", about=change.id)


def go_to_school(book: Book, rng: Random, child: Child) -> None:
    """Growth record, its notes by term, and help with calls for boarders."""
    joined = child.when["registered"] + timedelta(hours=2)
    book.add(child.id, "school_joined", joined, "school", school=child.school)
    child.when["joined"] = joined
    opened = _once(book, rng, child, "growth_record", "open_growth_record", joined, (3, 20))
    if opened:
        book.add(child.id, "growth_record_opened", opened, child.school, "growth_record")
    if joined.date() < TERMS["spring_2026"][0]:
        _note_spring(book, rng, child)
    if joined.date() < TERMS["autumn_2026"][0] and rng.random() < 0.5 and stops(child) == END:
        when = at(day("11-01") + timedelta(days=rng.randint(0, 40)), clock(rng))
        _note(book, child, when, concern=False, family=True)


def _note(book: Book, child: Child, when: datetime, *, concern: bool, family: bool) -> str:
    note = book.add(
        child.id, "growth_noted", when, child.school, "growth_record",
        thought=True, study=True, life=True, family=family, concern=concern,
    )  # fmt: skip
    return note.id


def _note_spring(book: Book, rng: Random, child: Child) -> None:
    when = at(day("05-10") + timedelta(days=rng.randint(0, 46)), clock(rng))
    partial, concern = "partial_note" in child.marks, "concern" in child.marks or rng.random() < 0.05
    note = _note(book, child, when, concern=concern, family=not partial)
    if partial:
        book.violated(child.id, "note_growth", end_of(day("07-01")))
    if not concern:
        return
    days = pause(rng, child, "support", 2, 10)
    done = None if days is None else when + timedelta(days=days)
    book.owed(child.id, "act_on_growth_record", when, done, note)
    if done and done < END:
        book.add(child.id, "support_planned", done, child.school, "support_plan", about=note)


def help_with_calls(book: Book, child: Child) -> None:
    """Three calls a term for a boarder whose parents are both away all the term."""
    if child.away != "both" or child.boarding is False or child.leaves or child.away_until:
        return
    if "unknown_boarding" in child.marks:
        book.found("undetermined", child.id, at(TERMS["spring_2026"][0], "00:00"), duty="arrange_calls")
        return
    calls = ("03-20", "04-24", "06-05", "09-25", "10-30")
    for number, written in enumerate(calls):
        if "two_calls" in child.marks and number == 2:
            book.violated(child.id, "arrange_calls", end_of(TERMS["spring_2026"][1]))
            continue
        when: date = day(written)
        if child.when["joined"].date() < when:
            book.add(child.id, "call_arranged", at(when, "17:00"), child.school, "contact_log")
