"""Episodes: what happens around one occasion, line by line, and who owes what in them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from .book import Book, Record
from .cast import Child
from .days import END, at, day, due, end_of
from .scripts import SCRIPTS


class Told(NamedTuple):
    """An episode as it came out: the records, by key."""

    records: dict[str, Record]

    def when(self, key: str) -> datetime | None:
        """The instant of a line, or of a deadline counted from it (`begun+10sd`); None if it did not happen."""
        name, _, term = key.partition("+")
        if name not in self.records:
            return None
        moment = self.records[name].at
        moment = moment if isinstance(moment, datetime) else end_of(moment)
        return due(moment, term) if term else moment


def tell(book: Book, child: Child) -> None:
    """Write the child's episode into the book, with the violations and findings that follow from its dates."""
    script = SCRIPTS[child.episode]
    told = Told({})
    for key, days, clock, event, actor, evidence, data in script.lines:
        place = child.moved.get(key, (days, clock) if days is not None else None)
        if place is not None:
            told.records[key] = _line(book, child, told, place, event, actor, evidence, data)
    for duty, opened, done, value in script.owes:
        start = told.when(opened)
        if start is not None:
            named = told.records[value[1:]].id if value.startswith("@") else value
            book.owed(child.id, duty, start, told.when(done), named)
    for duty, opened, acts, until in script.recurs:
        start, stop = told.when(opened), told.when(until)
        assert start is not None
        assert stop is not None
        done_at = [moment for key in acts if (moment := told.when(key))]
        book.recurred(child.id, duty, start, done_at, min(stop, END))
    for duty, key in script.forbids:
        moment = told.when(key)
        if moment:
            book.violated(child.id, duty, moment)
    for duty, order, done in script.by_date:
        last = end_of(told.records[order].data["until"])  # type: ignore[arg-type]
        if (told.when(done) or last) > last:
            book.violated(child.id, duty, last)
    for kind, key, more in script.finds:
        moment = told.when(key)
        assert moment
        book.found(kind, child.id, moment, **more)


def _line(
    book: Book, child: Child, told: Told, place: tuple[int, str], event: str, actor: str, evidence: str,
    data: dict[str, object],
) -> Record:  # fmt: skip
    days, clock = place
    when = day(child.on) + timedelta(days=days)
    moment = at(when, clock or "23:59")
    actors = {
        "director": child.director(moment),
        "supervisor": child.supervisor,
        "school": child.school,
        "village": child.village,
        "township": child.township,
        "carer": child.carer,
    }
    values = {name: _value(child, told, value) for name, value in data.items()}
    return book.add(child.id, event, moment if clock else when, actors.get(actor, actor), evidence, **values)


def _value(child: Child, told: Told, value: object) -> object:
    """`@key` is the id of an earlier line, `+48` a day counted from the first."""
    if isinstance(value, str) and value.startswith("@"):
        return told.records[value[1:]].id
    if isinstance(value, str) and value.startswith("+"):
        return day(child.on) + timedelta(days=int(value))
    return value
