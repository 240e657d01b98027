"""A policy as a Python dict -> objects that answer at an instant. Items are kept by id, sorted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from .calendar import ONE, SchoolDays, Term, WorkingDays, shipped, working_days
from .clock import Clock, Duration, duration, is_date, is_duration
from .conditions import Tree, conjunction, parse
from .periods import Periods
from .types import Type, constant, decode, read_type

ALWAYS: Tree = ("constant", True)
UNQUANTIFIED = "unquantified"
T = TypeVar("T", bound="Item")


class Trigger(NamedTuple):
    """An event type with the condition under which it counts."""

    event: str
    when: Tree


@dataclass
class Item:
    """What all items share: an id, the dict that was written, the policy around it."""

    id: str
    raw: Mapping[str, Any]
    policy: Policy

    def at(self, key: str, instant: int) -> Any:
        """The value in force at the instant; None if there is none yet."""
        return self.policy.pick(self.raw.get(key), instant)

    def tree(self, key: str, instant: int) -> Tree:
        raw = self.at(key, instant)
        return ALWAYS if raw is None else condition(raw)

    def length(self, key: str, instant: int) -> Duration | str | None:
        return self.policy.length(self.raw.get(key), instant)

    def triggers(self, key: str) -> list[Trigger]:
        return triggers(self.raw.get(key))

    def effective(self, instant: int) -> bool:
        """S3.1, S5.12: from the first instant of `from`; `until` is the first day no longer in force."""
        window = self.raw.get("effective") or {}
        start, end = window.get("from"), window.get("until")
        from_date = self.policy.clock.from_date
        return (start is None or from_date(start) <= instant) and (end is None or instant < from_date(end))

    @property
    def names(self) -> list[str]:
        return as_list(self.raw.get("by"))


class SubjectType(Item):
    """A type of subject, with the facts and relations of its cases."""

    @property
    def unit(self) -> str | None:
        return self.raw.get("unit")

    @property
    def relations(self) -> Mapping[str, str]:
        return self.raw.get("relations") or {}

    @cached_property
    def facts(self) -> dict[str, Type]:
        declared = {name: read_type(raw) for name, raw in (self.raw.get("facts") or {}).items()}
        return {name: Type("ref", (unit,)) for name, unit in self.relations.items()} | declared

    def default(self, name: str) -> Any:
        raw = (self.raw.get("facts") or {}).get(name)
        given = raw.get("default") if isinstance(raw, Mapping) else None
        return None if given is None else decode(self.facts[name], given, self.policy.clock)


class EventType(Item):
    """A type of event."""

    @cached_property
    def data(self) -> dict[str, Type]:
        """S4: declared data, and those that a list of `sets` takes over from the facts."""
        facts = self.policy.subjects[self.raw["subject"]].facts
        sets = self.raw.get("sets")
        data = {name: facts[name] for name in (sets if isinstance(sets, list) else ())}
        for name, raw in (self.raw.get("data") or {}).items():
            data[name] = facts[name]._replace(optional=True) if raw == "?" else read_type(raw)
        return data

    @property
    def sets(self) -> dict[str, Tree]:
        sets = self.raw.get("sets") or {}
        if isinstance(sets, list):
            return {name: ("field", "event", name) for name in sets}
        return {name: condition(raw) for name, raw in sets.items()}


class Duty(Item):
    """A duty."""

    @property
    def modality(self) -> str:
        return next(key for key in ("do", "keep", "forbid", "permit") if key in self.raw)

    @property
    def once(self) -> bool:
        return self.raw.get("missed") == "once"

    @property
    def on_grid(self) -> bool:
        """An act counts once, for one period of a fixed grid. (S4.5)"""
        return "each" in self.raw or self.raw.get("from") == "start"

    def in_force(self, instant: int) -> bool:
        """S5.12; a dated deadline before its first date is not in force."""
        dated = (key for key in ("within", "every", "due") if self.raw.get(key) is not None)
        return self.effective(instant) and all(self.at(key, instant) is not None for key in dated)


class Policy:
    """Everything a policy says."""

    def __init__(self, raw: Mapping[str, Any]):
        self.raw = raw
        self.clock, self.periods = _time(raw)
        self.order: list[str] = list(raw.get("order") or ())
        self.vague: Mapping[str, Any] = raw.get("vague_terms") or {}
        self.parameters: Mapping[str, Any] = raw.get("parameters") or {}
        self.units, self.posts = self._items("units", Item), self._items("posts", Item)
        self.roles, self.groups = self._items("roles", Item), self._items("groups", Item)
        self.subjects = self._items("subjects", SubjectType)
        self.events = self._items("events", EventType)
        self.workflows = self._items("workflows", Item)
        self.duties = self._items("duties", Duty)
        self.measures = self._items("measures", Item)
        self.indicators = self._items("indicators", Item)

    def _items(self, section: str, kind: type[T]) -> dict[str, T]:
        return {id_: kind(id_, raw or {}, self) for id_, raw in sorted((self.raw.get(section) or {}).items())}

    def duties_of(self, kind: str) -> list[Duty]:
        return [duty for duty in self.duties.values() if duty.raw["subject"] == kind]

    def pick(self, raw: Any, instant: int) -> Any:
        """The value of a dated map at the instant, None before its first date; anything else is itself."""
        if not is_dated(raw):
            return raw
        dates = [text for text in sorted(raw) if self.clock.from_date(text) <= instant]
        return raw[dates[-1]] if dates else None

    def length(self, raw: Any, instant: int) -> Duration | str | None:
        """A duration, also by way of a vague term or a parameter; UNQUANTIFIED for a word alone."""
        value = self.pick(raw, instant)
        if value is None or is_duration(value):
            return None if value is None else duration(value)
        if value in self.vague:
            local = self.vague[value].get("local")
            return self.length((local or {}).get("value"), instant) or UNQUANTIFIED
        return self.length(self.parameters[value].get("value"), instant)

    def parameter(self, name: str, instant: int) -> Any:
        """None before its first date."""
        return constant(self.pick(self.parameters[name]["value"], instant))

    @cached_property
    def boundaries(self) -> list[int]:
        """Every instant at which something written with a date begins or stops to hold. (S4.1, S5.12)"""
        return sorted({self.clock.from_date(text) for text in _dates(self.raw)})


def condition(raw: Any) -> Tree:
    if isinstance(raw, list):
        return conjunction([condition(one) for one in raw])
    return parse(raw) if isinstance(raw, str) else ("constant", raw)


def triggers(raw: Any) -> list[Trigger]:
    found = []
    for one in as_list(raw):
        written = one if isinstance(one, Mapping) else {"event": one}
        when = condition(written["when"]) if "when" in written else ALWAYS
        found += [Trigger(re.sub(r"\s", "", event), when) for event in as_list(written["event"])]
    return found


def as_list(raw: Any) -> list[Any]:
    return [] if raw is None else raw if isinstance(raw, list) else [raw]


def is_dated(raw: Any) -> bool:
    return isinstance(raw, Mapping) and bool(raw) and all(is_date(key) for key in raw)


def _dates(raw: Any) -> Iterator[str]:
    if isinstance(raw, Mapping):
        if is_dated(raw):
            yield from raw
        yield from (raw[key] for key in ("from", "until") if is_date(raw.get(key)))
        for value in raw.values():
            yield from _dates(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _dates(value)


def _time(raw: Mapping[str, Any]) -> tuple[Clock, Periods]:
    calendar = raw.get("calendar")
    working: WorkingDays = shipped(calendar) if isinstance(calendar, str) else working_days(calendar)
    terms = [
        Term(str(term["id"]), date.fromisoformat(term["from"]), date.fromisoformat(term["until"]) - ONE)
        for term in raw.get("terms") or ()
    ]
    own = {name: period["starts"] for name, period in (raw.get("periods") or {}).items()}
    return Clock(raw["timezone"], working, SchoolDays(working, terms)), Periods(terms, own)
