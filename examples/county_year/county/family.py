"""Delegated care and the parents' contact, for a child whose parents are both away."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from .book import Book
from .cast import Child
from .days import END, at, day, due
from .numbers import TERM
from .register import clock, expresses_view, pause


def spell(child: Child) -> tuple[datetime, datetime] | None:
    """From when to when both parents are away."""
    start = child.when["registered"]
    if child.away_from:
        start = at(day(child.away_from), "09:00")
    elif child.away != "both":
        return None
    stop = at(day(child.leaves), "10:00") if child.leaves else END
    return start, at(day(child.away_until), "09:00") if child.away_until else stop


def be_apart(book: Book, rng: Random, child: Child) -> None:
    """Delegation with its notices, weekly contact, meetings; nothing for a child with one parent at home."""
    both = spell(child)
    if both is None:
        return
    start, stop = both
    if child.away_from:
        book.add(child.id, "parents_moved", start, "parent", away="both")
    if child.away_until:
        book.add(child.id, "parents_moved", stop, "parent", away="one")
    delegate(book, rng, child, start)
    keep_contact(book, rng, child, start, stop)


def delegate(book: Book, rng: Random, child: Child, start: datetime) -> None:
    """The child is heard, care is delegated, notices go out, the carer is assessed."""
    days = pause(rng, child, "delegated", 2, 9)
    assert days is not None
    when = at(start.date() + timedelta(days=days), "11:00")
    book.owed(child.id, "delegate_child", start, when)
    _try_in_vain(book, child, when - timedelta(hours=3))
    book.add(child.id, "carer_weighed", when - timedelta(hours=2), "parent", "note_of_choice")
    if "unheard" in child.marks:
        book.violated(child.id, "hear_child", when)
    elif expresses_view(child):
        book.add(child.id, "child_heard", when - timedelta(hours=1), "parent", "note_of_hearing")
    book.add(child.id, "delegated", when, "parent", holder=child.carer, kin=child.kin, **_suitable())
    child.when["delegated"] = when
    for receiver, step in (("school", "notice_school"), ("village_committee", "notice_village")):
        done = _after(rng, child, step, when, 1, 5)
        book.owed(child.id, "written_notice", when, done, receiver)
        if done:
            book.add(child.id, "care_notified", done, "parent", "written_notice", to=receiver)
    done = _after(rng, child, "carer_assessed", when, 2, 10)
    book.owed(child.id, "assess_carer", when, done)
    if done:
        book.add(child.id, "carer_assessed", done, child.director(done), "assessment", fit=True)
    if not child.kin:
        done = _after(rng, child, "confirmed", when, 1, 8)
        book.owed(child.id, "sign_confirmation", when, done)
        if done:
            book.add(child.id, "confirmation_signed", done, child.carer, "signed_confirmation")


def _suitable() -> dict[str, object]:
    return {"adult": True, "harmed_children": False, "addicted": False, "neglected": False}


def _try_in_vain(book: Book, child: Child, when: datetime) -> None:
    """Care is offered to somebody who may not have it, or of whom not everything is known."""
    holder, data = f"p-{2000 + child.number}", _suitable()
    if "unsuitable" in child.marks:
        book.add(child.id, "delegated", when, "parent", holder=holder, kin=False, **data | {"addicted": True})
        book.found("not_permitted", child.id, when, duty="delegate_properly")
    elif "unknown_carer" in child.marks:
        del data["neglected"]
        book.add(child.id, "delegated", when, "parent", holder=holder, kin=False, **data)
        book.found("undetermined", child.id, when, duty="delegate_properly")


def _after(rng: Random, child: Child, step: str, when: datetime, low: int, high: int) -> datetime | None:
    days = pause(rng, child, step, low, high)
    return None if days is None else at(when.date() + timedelta(days=days), clock(rng))


def keep_contact(book: Book, rng: Random, child: Child, start: datetime, stop: datetime) -> None:
    """A contact every five to seven days, a meeting every few months, a summer with the parents for some."""
    pieces = [(start, stop)]
    meetings = _meet(book, rng, child, start, stop)
    if child.reunion:
        began, ended = (at(day(written), "10:00") for written in child.reunion)
        book.add(child.id, "reunion_began", began, "parent")
        book.add(child.id, "reunion_ended", ended, "parent")
        pieces = [(start, began), (ended, stop)]
        meetings.append(began)
    for first, last in pieces:
        _contact(book, rng, child, first, last)
    if "meeting" in child.gap:
        book.violated(child.id, "meet_child", due(start, TERM["meet_child"]))
    else:
        book.recurred(child.id, "meet_child", start, meetings, stop)


def _contact(book: Book, rng: Random, child: Child, first: datetime, last: datetime) -> None:
    delegated = child.when["delegated"]
    after_summer = first > delegated
    when = at(
        first.date() + timedelta(days=0 if after_summer else rng.randint(2, 6)), f"19:{rng.randint(10, 59)}"
    )
    reached, carer_reached, gap, silent = [], [], child.gap.get("contact"), child.gap.get("carer")
    while when < last:
        quiet = silent is not None and day(silent[0]) <= when.date() < day(silent[0]) + timedelta(
            days=silent[1]
        )
        with_carer = when > delegated and not quiet
        book.add(child.id, "contact", when, "parent", with_child=True, with_carer=with_carer)
        reached.append(when)
        if with_carer:
            carer_reached.append(when)
        days = rng.randint(5, 7)
        if gap and when.date() >= day(gap[0]):
            days, gap = gap[1], None
        when = at(when.date() + timedelta(days=days), f"{rng.randint(18, 20)}:{rng.randint(10, 59)}")
    book.recurred(child.id, "contact_child", reached[0] if after_summer else first, reached, last)
    book.recurred(child.id, "contact_carer", reached[0] if after_summer else delegated, carer_reached, last)


def _meet(book: Book, rng: Random, child: Child, start: datetime, stop: datetime) -> list[datetime]:
    meetings, days = [], child.gap.get("meeting", ("", rng.randint(110, 160)))[1]
    when = at(start.date() + timedelta(days=days), "12:00")
    while when < stop:
        book.add(child.id, "parents_met", when, "parent")
        meetings.append(when)
        when = at(when.date() + timedelta(days=rng.randint(110, 160)), "12:00")
    return meetings
