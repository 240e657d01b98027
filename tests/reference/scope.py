"""What the words of a condition mean for a case, at an event, in an obligation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from . import measures
from .clock import Clock, age, duration
from .conditions import Tree
from .kleene import UNKNOWN, value

if TYPE_CHECKING:
    from .case import Case
    from .event import Event
    from .obligations import Obligation


@dataclass
class Scope:
    """`loop` is the duty's `for` name with its value; parameters are read as of `values_at` (S5.12)."""

    case: Case
    event: Event | None = None
    opening: Event | None = None
    loop: tuple[str, Any] | None = None
    values_at: int | None = None
    provisional: bool = False

    @classmethod
    def of(cls, case: Case, obligation: Obligation, event: Event | None = None) -> Scope:
        names = list(obligation.duty.raw.get("for") or ())
        loop = (names[0], obligation.value) if names else None
        return cls(case, event, obligation.opening, loop, obligation.values_at)

    @property
    def clock(self) -> Clock:
        return self.case.policy.clock

    def looked_at_unpublished_days(self) -> None:
        self.provisional = True

    def name(self, name: str) -> Any:
        policy = self.case.policy
        if self.loop and name == self.loop[0]:
            return UNKNOWN if self.loop[1] is None else self.loop[1]
        if name in self.case.type.facts:
            return self.case.facts[name]
        if name in policy.parameters:
            found = policy.parameter(name, self.case.now if self.values_at is None else self.values_at)
            return UNKNOWN if found is None else found
        if name in policy.measures and policy.measures[name].raw["subject"] == self.case.type.id:
            return measures.value_of(self.case, policy.measures[name])
        return name  # a bare enum value

    def field(self, of: str, name: str) -> Any:
        if of == "subject":
            return self.case.key[1]
        event = self.event if of == "event" else self.opening
        if event is None:
            return UNKNOWN
        if name in ("at", "by", "id"):
            found = getattr(event, name)
            return UNKNOWN if found is None else found
        return event.data.get(name, UNKNOWN)

    def call(self, function: str, arguments: list[Tree]) -> Any:
        case, now = self.case, self.case.now
        match function:
            case "has":
                return value(arguments[0], self) is not UNKNOWN
            case "in":
                return case.is_in(_word(arguments[0]))
            case "open":
                return any(one.open and one.step is None for one in case.of_duty(_word(arguments[0])))
            case "assigned":
                return case.org.assigned(case, _word(arguments[0]), now)
            case "holds_post":
                return case.org.holds(case, value(arguments[0], self), _word(arguments[1]), now)
            case "duration":
                return duration(_word(arguments[0]))
            case "date":
                return date.fromisoformat(_word(arguments[0]))
            case "age" | "days_since":
                since = value(arguments[0], self)
                return UNKNOWN if since is UNKNOWN else self._elapsed(function, since)
        raise ValueError(f"no function {function}")

    def _elapsed(self, function: str, since: Any) -> int:
        """S3.5; and whole local days."""
        today = self.clock.day(self.case.now)
        day = since if isinstance(since, date) else self.clock.day(since)
        return age(day, today) if function == "age" else (today - day).days


def _word(tree: Tree) -> str:
    """The text of a quoted or bare argument."""
    return str(tree[1])


def holds(case: Case, tree: Tree, event: Event | None = None) -> Any:
    """A condition of the case itself, in three values."""
    return value(tree, Scope(case, event))
