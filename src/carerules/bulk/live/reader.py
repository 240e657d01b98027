"""What an event says becomes numbers where that is beyond doubt; all else is for the engine's reader. (S1.2, S4.2)"""

from __future__ import annotations

from typing import Any

from carerules.bulk.kernel.words import LAST_INSTANT, NUMBER, TRUTH, WHOLE, WORD
from carerules.bulk.terms import Calendar, Terms, calendar_for
from carerules.expressions.tree import Type
from carerules.history.cells import Cells, RowError
from carerules.history.event import Limits
from carerules.history.typed import decode
from carerules.program.lower import number_of
from carerules.program.plan import Plan, Program
from carerules.temporal.instants import DAY, NEVER, parse_moment

MOST_TEXTS = 4_096
"""Texts of one datum whose numbers are remembered."""
MOST_STRETCHES = 64
"""Stretches of time whose days are remembered."""
_STRETCH, _BEFORE = 512 * DAY, 400 * DAY
"""How long they are; what recurs counts from days as far before. Deadlines from earlier days are for the engine."""
_KINDS = {"int": WHOLE, "number": NUMBER, "bool": TRUTH}
_PLAIN = (bool, int, float)
_LONGEST = Limits().cell

Wanted = tuple[str, int, int, bool, dict[str, float]]
"""A datum: name, column, kind, whether it is optional, texts and their numbers."""


class Reader:
    """Reads for the live cases of one subject type. What it remembers never bears on an answer."""

    def __init__(self, program: Program, plan: Plan, terms: Terms) -> None:
        self._program, self._plan, self._terms = program, plan, terms
        self._cells = Cells(program.zone, _LONGEST, microseconds=True)
        self._types: dict[int, Type] = {}
        self._calendars: dict[int, Calendar] = {}

    def codes(self) -> dict[str, int]:
        """The event types that may be recorded."""
        return {
            name: code for name, code in self._plan.event_codes.items() if name in self._program.policy.events
        }

    def duties(self) -> list[str]:
        """Their names."""
        return [duty.id for duty in self._plan.duties]

    def wanted(self) -> list[tuple[Wanted, ...]]:
        """The data of each event type, by its code."""
        events = self._program.policy.events
        return [
            tuple(self._wanted(datum) for datum in events[event.id].data.values())
            if event.id in events
            else ()
            for event in self._plan.events
        ]

    def _wanted(self, datum: Any) -> Wanted:
        texts: dict[str, float] = {}
        self._types[id(texts)] = datum.type
        kind = _KINDS.get(datum.type.kind, WORD)
        return datum.name, self._plan.columns[datum.name] + 1, kind, datum.optional, texts

    def learn(self, texts: dict[str, float], value: str) -> bool:
        """Remember what a text comes to; False where only the engine can say."""
        kind = self._types[id(texts)]
        try:
            if not value or self._cells.text(value, "data") != value:
                return False
            read = decode(value, kind.kind, kind.values, self._program.zone)
        except (RowError, ValueError):
            return False
        number = number_of(read, self._program.lexicon)
        if number != number:
            return False
        if len(texts) >= MOST_TEXTS:
            texts.clear()
        texts[value] = float(number)
        return True

    def moment(self, value: object) -> int | None:
        """The instant that a text, a date or a datetime names; None for a day without time, and for none."""
        try:
            if type(value) is str:
                found = parse_moment(value.strip(), self._program.zone)
            else:
                found = self._cells.moment(value, "occurred_at")
        except (RowError, ValueError, OverflowError):
            return None
        return None if found.date_only else found.at

    def aside(
        self, ids: set[str], at: int, by: object, evidence: object, name: object, recorded: object
    ) -> bool:
        """Whether what is rarely given bears on nothing: an id of its own, an actor, a time of recording."""
        if not isinstance(evidence, (tuple, list)) or evidence:
            return False
        if recorded is not None and not (type(recorded) is int and at <= recorded <= LAST_INSTANT):
            return False
        return (by is None or _is_name(by)) and (name is None or (_is_name(name) and name not in ids))

    def plain(self, desk: Any, code: int, data: dict[Any, Any]) -> bool:
        """Whether data that the policy does not name are such as every reader takes."""
        known = {name for name, *_ in desk.wanted[code]}
        return all(
            type(name) is str
            and _is_short(name)
            and (value is None or type(value) in _PLAIN or _is_short(value))
            for name, value in data.items()
            if name not in known
        )

    def stretch(self, desk: Any, columns: Any, at: int) -> None:
        """Give the machine the days around `at`, worked out once for each stretch of time."""
        number = at // _STRETCH
        calendar = self._calendars.get(number)
        if calendar is None:
            if len(self._calendars) >= MOST_STRETCHES:
                self._calendars.clear()
            low, high = number * _STRETCH - _BEFORE, (number + 1) * _STRETCH
            calendar = self._calendars[number] = calendar_for(self._program, self._terms, low, high)
        desk.m.load(columns, calendar, NEVER)
        desk.reach(number * _STRETCH, (number + 1) * _STRETCH - 1)


def _is_name(value: object) -> bool:
    return type(value) is str and _is_short(value) and bool(value) and value == value.strip()


def _is_short(value: object) -> bool:
    return type(value) is str and value.isascii() and len(value) <= _LONGEST
