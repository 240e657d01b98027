"""Duties once their names are bound: who owes what, upon what, by when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as OneOf

from carerules.diagnostics.span import Span
from carerules.expressions.tree import Tree
from carerules.temporal.duration import Duration

from .item import Item
from .value import Dated

Modality = OneOf["achieve", "maintain", "forbid", "permit"]


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as the author wrote it: `7d`, or a vague word (`promptly`) with or without a local number.

    `duration` None: the word has no number, so lateness is never judged. `vague` is the term's id or empty.
    """

    duration: Duration | None
    vague: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRef:
    """An event named by a rule.

    `kind` `event`: `name` is an event type's id. Otherwise an internal event: `violated discharged lapsed
    undetermined` (`name`: a duty's id) or `entered exited` (`name`: `workflow.state.path`).
    """

    kind: str
    name: str
    when: Tree | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """`for: {name: values}`: one obligation per value. Exactly one of `fixed`, `group`, `datum` is set."""

    name: str
    fixed: tuple[str, ...] = ()
    group: str = ""
    datum: Tree | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """One step of the ladder: opens `after` the violation; asks `to` for `do` (empty: the duty's own act)."""

    after: Duration
    to: str
    within: Term | None = None
    do: str = ""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """`upon` an event by `approver` deadlines are waived until the instant or date given by `until`."""

    upon: str
    approver: str
    until: Tree
    reason: Tree | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Item):
    """A duty. What may change over time is `Dated`; the rest is fixed.

    For modality `achieve`, exactly one of `within`, `due`, `before`, `every`, `each` is set.
    `do` lists the acts (achieve), `forbid` and `permit` the event types of those modalities.
    """

    subject: str
    modality: Modality
    bearer: Dated[str]
    assisting: tuple[str, ...] = ()
    supervising: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    upon: tuple[EventRef, ...] = ()
    holds_while: Dated[Tree] | None = None
    acts: tuple[EventRef, ...] = ()
    """What discharges it (achieve), violates it (forbid) or is allowed by it (permit)."""
    keep: Dated[Tree] | None = None
    where: Dated[Tree] | None = None
    loop: Loop | None = None
    at_most: int = 16
    within: Dated[Term] | None = None
    due: Dated[Tree] | None = None
    due_offset: Duration | None = None
    """The `± duration` of `due: <expression> ± duration`, split off by the resolver; negative counts backwards."""
    before: str = ""
    every: Dated[Term] | None = None
    each: str = ""
    """A period's name: `week month quarter half_year year term` or one of the policy's own."""
    times: int = 1
    by: tuple[str, ...] = ()
    """Days in the period, as written: `28`, `-3`, `06-30`."""
    grid: bool = False
    """`from: start`: a fixed grid from the opening; otherwise from the last act."""
    missed_once: bool = False
    partial: bool = False
    warn: Dated[Duration] | None = None
    roll: bool = False
    count_first_day: bool = False
    restart: bool = False
    tolerance: Dated[Term] | None = None
    suspend: Dated[Tree] | None = None
    waive: Waiver | None = None
    escalate: tuple[Escalation, ...] = ()
    immediate: bool = False
    tightens: str = ""
    spans: dict[str, Span] = field(default_factory=dict)
    """Where each key's value is written, by key."""
