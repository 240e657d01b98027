"""Home visits by risk grade, and what is planned to go wrong with them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from .book import Book
from .cast import Child
from .days import END, at, day, due
from .numbers import TERM
from .register import stops

PACE = {"high": (4, 7), "medium": (20, 26), "low": (56, 78)}
"""Days between visits, well inside the policy's intervals."""


def visit_all_year(book: Book, rng: Random, child: Child) -> None:
    """Visits from the assessment to the end, in one piece for each grade."""
    start, stop = child.when["assessed"], stops(child)
    if "intervention" in child.marks:
        start = _intervene(book, rng, child, start)
    if child.regrade:
        changed, grade, reason = child.regrade
        moment = at(day(changed), "10:30")
        _visit(book, rng, child, child.risk, start, moment)
        data = {"reason": reason} if reason else {}
        book.add(child.id, "assessed", moment, child.supervisor, "assessment", risk=grade, **data)
        if child.risk == "high" and not reason:
            book.violated(child.id, "give_reason", moment)
        _visit(book, rng, child, grade, moment, stop)
    elif child.reunion:
        began, ended = (at(day(written), "10:00") for written in child.reunion)
        _visit(book, rng, child, child.risk, start, began)
        _visit(book, rng, child, child.risk, ended, stop, first=0)
    elif "waived" in child.marks:
        _waive(book, rng, child, start)
    else:
        _visit(book, rng, child, child.risk, start, stop)


def _visit(
    book: Book,
    rng: Random,
    child: Child,
    grade: str,
    start: datetime,
    stop: datetime,
    first: int | None = None,
) -> None:
    """Visits at the grade's pace from `start` to `stop`; `first` days until the first one."""
    duty, gap, seen = f"visit_{grade}", child.gap.get("visit"), []
    days = first if first is not None else rng.randint(1, 3 if grade == "high" else 9)
    when = start.date() + timedelta(days=days)
    while at(when, "15:00") < stop:
        moment = at(_aside(child, when), f"15:{rng.randint(0, 59):02}")
        if child.is_plain and grade != "high" and rng.random() < 0.05 and moment + timedelta(days=2) < stop:
            _call_in_vain(book, child, moment)
            moment += timedelta(days=rng.randint(1, 2))
        seen.append(_see(book, child, moment))
        if "unseen" in child.marks and len(seen) == 3:
            seen.append(_retry_late(book, child, moment + timedelta(days=20)))
        pause = rng.randint(*PACE[grade])
        if gap and seen[-1].date() >= day(gap[0]):
            pause, gap = gap[1], None
        when = seen[-1].date() + timedelta(days=pause)
    opened = seen.pop(0) if first == 0 else start
    book.recurred(child.id, duty, opened, seen, stop)


def _see(book: Book, child: Child, when: datetime) -> datetime:
    visit = book.add(child.id, "home_visit", when, child.director(when), "visit_record", child_seen=True)
    assert isinstance(visit.at, datetime)
    return visit.at


def _call_in_vain(book: Book, child: Child, when: datetime) -> None:
    book.add(child.id, "home_visit", when, child.director(when), "visit_record", child_seen=False)


def _retry_late(book: Book, child: Child, when: datetime) -> datetime:
    """Not seen, and seen only after the time for another visit."""
    _call_in_vain(book, child, when)
    days = child.late["retry"]
    assert days is not None
    again = when + timedelta(days=days)
    book.owed(child.id, "see_unseen_child", when, again)
    return _see(book, child, again)


def _aside(child: Child, when: date) -> date:
    """An ordinary visit keeps out of the way of an episode that is about visits."""
    if child.episode == "three_in_vain" and 0 <= (when - day(child.on)).days <= 8:
        return day(child.on) + timedelta(days=9)
    return when


def _waive(book: Book, rng: Random, child: Child, start: datetime) -> None:
    """A visit falls due inside a waiver and is made up before its end."""
    last = _see(book, child, at(day("04-02") + timedelta(days=rng.randint(0, 6)), "15:20"))
    first = _see(book, child, at(start.date() + timedelta(days=4), "15:40"))
    book.recurred(child.id, "visit_low", start, [first, last], last)
    deadline = due(last, TERM["visit_low"])
    until = deadline.date() + timedelta(days=15)
    waived = at(deadline.date() - timedelta(days=5), "09:00")
    book.add(child.id, "visits_waived", waived, child.supervisor, until=until, cause="flood")
    made_up = at(deadline.date() + timedelta(days=8), "15:00")
    _visit(book, rng, child, "low", made_up - timedelta(hours=1), END, first=0)


def _intervene(book: Book, rng: Random, child: Child, start: datetime) -> datetime:
    """A weekly visit is missed, an intervention planned, the grade confirmed: from then on it is weekly again."""
    visits = [_see(book, child, at(start.date() + timedelta(days=days), "15:10")) for days in (3, 9, 15, 21)]
    missed = due(visits[-1], TERM["visit_high"])
    book.violated(child.id, "visit_high", missed)
    _see(book, child, at(missed.date() + timedelta(days=1), "15:30"))
    days = child.late["plan"]
    assert days is not None
    planned = at(missed.date() + timedelta(days=days), "11:00")
    book.owed(child.id, "plan_intervention", missed, planned)
    book.add(child.id, "intervention_planned", planned, "civil_affairs", "intervention_plan")
    again = at(planned.date() + timedelta(days=1), "10:00")
    book.add(child.id, "assessed", again, child.supervisor, "assessment", risk="high")
    return again
