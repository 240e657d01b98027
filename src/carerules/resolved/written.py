"""A policy as it was written, from whichever files: shapes with their places, before any name is looked up.

A refinement is merged here (`extends`), so that binding sees one policy and need not know where items come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from carerules.diagnostics.span import Span
from carerules.model.clause import Clause
from carerules.model.document import Source, VagueTerm
from carerules.model.duty import Duty
from carerules.model.event import Event
from carerules.model.head import Head
from carerules.model.measure import Indicator, Measure
from carerules.model.organisation import Group, Post, Role, Unit
from carerules.model.parameter import Parameter
from carerules.model.shape import AnyShape
from carerules.model.subject import Subject
from carerules.model.workflow import Workflow
from carerules.source.node import Node, find, locate, locate_key

M_co = TypeVar("M_co", bound=AnyShape, covariant=True)


@dataclass(frozen=True, slots=True)
class Written(Generic[M_co]):
    """An item's `shape`, the `node` it was read from, and the place of its id."""

    id: str
    shape: M_co
    node: Node
    span: Span

    def at(self, *path: str | int) -> Span:
        """Where the value at `path` is written; parts that are not in the text are passed over."""
        return locate(self.node, path)

    def key(self, *path: str | int) -> Span:
        """Where the key at `path` is written."""
        return locate_key(self.node, path)

    def find(self, *path: str | int) -> Node | None:
        """The node at `path`, or None where nothing is written."""
        return find(self.node, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPolicy:
    """All items by section and id, ids sorted. `clauses` are by source and clause."""

    head: Written[Head]
    sources: dict[str, Written[Source]]
    vague_terms: dict[str, Written[VagueTerm]]
    parameters: dict[str, Written[Parameter]]
    units: dict[str, Written[Unit]]
    posts: dict[str, Written[Post]]
    roles: dict[str, Written[Role]]
    groups: dict[str, Written[Group]]
    subjects: dict[str, Written[Subject]]
    events: dict[str, Written[Event]]
    workflows: dict[str, Written[Workflow]]
    duties: dict[str, Written[Duty]]
    measures: dict[str, Written[Measure]]
    indicators: dict[str, Written[Indicator]]
    clauses: dict[tuple[str, str], Written[Clause]]
