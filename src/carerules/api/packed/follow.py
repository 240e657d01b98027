"""The place that a case's records have reached, and the last of them: the next may claim the same place. (S4.10)"""

from __future__ import annotations

from dataclasses import replace

from carerules.history.content import content
from carerules.history.event import Event
from carerules.history.follow import Follow, Place
from carerules.history.order import Order

from .eye import Eye, Illegible
from .ink import Ink

_NOTHING, _NO, _YES, _WHOLE, _FLOAT, _TEXT = range(6)
_PLAIN = (type(None), bool, int, float, str)


def write_place(ink: Ink, place: Place) -> None:
    """The place of a case that keeps no history."""
    ink.flag(place.last is not None)
    if place.last is None:
        return
    plain = place.said is None and all(type(value) in _PLAIN for value in place.last.data.values())
    ink.flag(not plain)
    _write_record(ink, place.last if plain else replace(place.last, data={}))
    if not plain:
        ink.text(content(place.last) if place.said is None else place.said)
    ink.number(len(place.ids))
    for id_ in sorted(place.ids):
        ink.text(id_)
    ink.number(len(place.numbers))
    for type_, n in place.numbers.items():
        ink.text(type_)
        ink.number(n)


def read_place(eye: Eye, order: Order, subject_type: str, subject: str) -> Follow:
    """What `write_place` wrote, as it goes on."""
    if not eye.flag():
        return Follow(order, every_id=False)
    plain = not eye.flag()
    last = _read_record(eye, subject_type, subject)
    said = None if plain else eye.text()
    ids = frozenset(eye.text() for _ in range(eye.number()))
    numbers = {eye.text(): eye.number() for _ in range(eye.number())}
    return Follow.at(Place(last, ids, numbers, said), order)


def _write_record(ink: Ink, record: Event) -> None:
    optional = (record.recorded_at, record.by, record.id)
    mask = sum(1 << place for place, value in enumerate(optional) if value is not None)
    ink.number(mask << 2 | record.date_only << 1 | record.recorded_date_only)
    ink.text(record.type)
    ink.instant(record.occurred_at)
    if record.recorded_at is not None:
        ink.instant(record.recorded_at)
    for text in (record.by, record.id):
        if text is not None:
            ink.text(text)
    ink.number(len(record.data))
    for name, value in record.data.items():
        ink.text(name)
        _write_datum(ink, value)
    ink.number(len(record.evidence))
    for kind in record.evidence:
        ink.text(kind)


def _read_record(eye: Eye, subject_type: str, subject: str) -> Event:
    mask = eye.number()
    type_, occurred_at = eye.text(), eye.instant()
    recorded_at = eye.instant() if mask & 4 else None
    by = eye.text() if mask & 8 else None
    id_ = eye.text() if mask & 16 else None
    data = {eye.text(): _read_datum(eye) for _ in range(eye.number())}
    evidence = tuple(eye.text() for _ in range(eye.number()))
    return Event(
        subject,
        subject_type,
        type_,
        occurred_at,
        bool(mask & 2),
        recorded_at,
        bool(mask & 1),
        by,
        data,
        evidence,
        id_,
    )


def _write_datum(ink: Ink, value: object) -> None:
    if isinstance(value, bool):
        ink.number(_YES if value else _NO)
    elif isinstance(value, int):
        ink.number(_WHOLE)
        ink.signed(value)
    elif isinstance(value, float):
        ink.number(_FLOAT)
        ink.value(value, is_code=False)
    elif isinstance(value, str):
        ink.number(_TEXT)
        ink.text(value)
    else:
        ink.number(_NOTHING)


def _read_datum(eye: Eye) -> object:
    kind = eye.number()
    if kind in (_NOTHING, _NO, _YES):
        return (None, False, True)[kind]
    if kind == _WHOLE:
        return eye.signed()
    if kind == _FLOAT:
        return eye.value()
    if kind != _TEXT:
        raise Illegible
    return eye.text()
