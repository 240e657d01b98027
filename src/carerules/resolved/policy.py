"""The resolved policy: every name bound, every inherited item in place."""

from __future__ import annotations

from dataclasses import dataclass

from carerules.diagnostics.span import Span
from carerules.expressions.tree import Type
from carerules.temporal.calendar import Calendar, Terms
from carerules.temporal.duration import Duration
from carerules.temporal.zone import Zone

from .duty import Duty
from .item import Item
from .organisation import Group, Post, Role, Unit
from .subject import EventType, Indicator, Measure, Subject
from .value import Dated, Label
from .workflow import Workflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Item):
    """A document that duties rest on; `rank` is one of `law regulation provincial normative local internal`."""

    title: str
    rank: str
    number: str = ""
    issuer: str = ""
    review_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueTerm(Item):
    """The law's word without a number; `value` None where nobody decided a local one."""

    term: str
    value: Dated[Duration] | None = None
    decided_by: str = ""
    document: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Item):
    """A number or text that conditions read by name; `tighten` is `lower`, `higher` or empty."""

    type: Type
    value: Dated[object]
    tighten: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseMap:
    """One clause of a source: the items that carry it out (`(section, id)`), or why none does."""

    source: str
    clause: str
    items: tuple[tuple[str, str], ...]
    reason: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A whole policy. Mappings are in the order of the sorted ids, so files' names and order never matter."""

    id: str
    language_version: int
    label: Label
    zone: Zone
    calendar: Calendar
    terms: Terms | None
    periods: dict[str, tuple[tuple[int, int], ...]]
    """The policy's own periods: name -> the `(month, day)` at which each part of the year starts."""
    order: tuple[str, ...]
    levels: tuple[str, ...]
    sources: dict[str, Source]
    vague_terms: dict[str, VagueTerm]
    parameters: dict[str, Parameter]
    units: dict[str, Unit]
    posts: dict[str, Post]
    roles: dict[str, Role]
    groups: dict[str, Group]
    subjects: dict[str, Subject]
    events: dict[str, EventType]
    workflows: dict[str, Workflow]
    duties: dict[str, Duty]
    measures: dict[str, Measure]
    indicators: dict[str, Indicator]
    clauses: tuple[ClauseMap, ...]
    extends: str = ""
    tightenings: tuple[tuple[str, str, str], ...] = ()
    """`(section, id, reason)` of every inherited item changed under `tightens`."""

    @property
    def unquantified(self) -> tuple[str, ...]:
        """Duties whose deadline word has no number, now or at some time: lateness is not judged then. # S5.2"""
        return tuple(name for name, duty in self.duties.items() if lacks_number(duty))


def lacks_number(duty: Duty) -> bool:
    """Whether its deadline or tolerance is, now or at some time, a word that nobody has given a number."""
    lengths = (duty.every or duty.within, duty.tolerance)
    return any(term.duration is None for dated in lengths if dated is not None for term in dated.values())
