"""What cases are about, and what happens to them."""

from __future__ import annotations

from dataclasses import dataclass

from carerules.expressions.tree import Tree, Type
from carerules.temporal.duration import Duration

from .item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Item):
    """A typed attribute; `default` is None where the fact starts unknown.

    Values are bool, int, float, str (text, enum member, reference), day number (date), microseconds (instant),
    `Duration`. `unit` is set for a relation: the unit type that its value is an instance of.
    """

    type: Type
    default: object = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Item):
    """A subject type. `unit` is set where its cases are the instances of a unit.

    `facts` hold the declared facts and the relations (in the order of the file, relations first).
    """

    unit: str = ""
    facts: dict[str, Fact]
    ends: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """One datum of an event."""

    name: str
    type: Type
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType(Item):
    """A type of event.

    `by` are ids of units, posts or roles (empty: anybody). `data` holds every datum, those implied by `sets`
    and `assigns` included. `sets` maps a fact to the expression that gives its new value. `assigns` and
    `relieves` are a post or a role. `advisory`: an actor without authority keeps the effect.
    """

    subject: str
    by: tuple[str, ...] = ()
    advisory: bool = False
    data: dict[str, Datum]
    sets: dict[str, Tree]
    evidence: tuple[str, ...] = ()
    record_within: Duration | None = None
    planned: bool = False
    assigns: str = ""
    relieves: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Item):
    """A quantity over a case's past: `count` events, `time` a condition held, or the `sum` of a datum.

    Exactly one of `count`, `time`, `sum_event` (with `sum_value`) is set. `window` is a duration (sliding),
    a period name (starts anew) or None (for ever). Its value is an int (count), microseconds (time) or a number (sum).
    """

    subject: str
    count: str = ""
    time: Tree | None = None
    sum_event: str = ""
    sum_value: Tree | None = None
    where: Tree | None = None
    window: Duration | str | None = None
    run: bool = False
    bridge: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Item):
    """A share of cases: among those where `among` holds, how many have `holds`; by unit and level."""

    subject: str
    among: Tree | None
    holds: Tree
    by: tuple[str, ...] = ()
    target: str = ""
