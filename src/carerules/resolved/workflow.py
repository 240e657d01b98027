"""Workflows: statecharts of one subject type (SCXML terms)."""

from __future__ import annotations

from dataclasses import dataclass, field

from carerules.diagnostics.span import Span
from carerules.expressions.tree import Tree

from .duty import EventRef, Term
from .item import Item
from .value import Dated, Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """`event` None: eventless. `to` is the full dotted path of the target state, or None (accept and stay)."""

    event: EventRef | None
    when: Tree | None
    to: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """A timed transition: taken when its state has been active for `delay`, if `when` holds then."""

    delay: Dated[Term]
    to: str
    when: Tree | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, by its full dotted `path`. `parent` is a path or empty; `initial` a child's path or empty (a leaf).

    `history` is empty, `shallow` or `deep`: a later entry into this compound state resumes what was left.
    """

    path: str
    parent: str
    initial: str = ""
    final: bool = False
    history: str = ""
    transitions: tuple[Transition, ...] = ()
    after: tuple[After, ...] = ()
    span: Span
    label: Label = field(default_factory=Label)
    description: Label = field(default_factory=Label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow(Item):
    """`states` in document order, parents before children; `ignore_unexpected` silences `unexpected` findings."""

    subject: str
    initial: str
    states: dict[str, State]
    ignore_unexpected: bool = False
