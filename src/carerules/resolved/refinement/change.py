"""One key of an inherited item that the refinement writes otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Argument
from carerules.model.scalar import is_dated
from carerules.resolved.fingerprint import canonical
from carerules.resolved.policy import Policy
from carerules.resolved.value import Dated
from carerules.resolved.written import Written
from carerules.source.node import Mapping as MappingNode
from carerules.source.node import Scalar
from carerules.temporal.civil import parse_date

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """`key` of the item `id`, as inherited (`before`, bound in the policy `base`) and as it stands now."""

    section: str
    id: str
    key: str
    before: Written[Any]
    after: Written[Any]
    base: Policy
    policy: Policy

    @property
    def old(self) -> Any:
        """The inherited item with its names bound."""
        return getattr(self.base, self.section)[self.id]

    @property
    def new(self) -> Any:
        """The item as it stands now, with its names bound."""
        return getattr(self.policy, self.section)[self.id]

    def text(self, item: Written[Any], at: int) -> str:
        """What `item` says under the key of the value in force at `at`."""
        node = item.find(self.key)
        if isinstance(node, MappingNode) and is_dated(node.entries):
            node = node.entries[_date(node.entries, at, self.policy)].node
        return node.text if isinstance(node, Scalar) else ""

    def problem(self, code: str, *path: str | int, at: int | None = None, **args: Argument) -> Diagnostic:
        """`code` at the key, or at `path` below it, beside the inherited place; `at` chooses among dated values."""
        here, there = (_place(item, self.key, path, at, self.policy) for item in (self.after, self.before))
        return Diagnostic(code, here, {"item": self.id, "key": self.key, **args}, (inherited(there),))


def inherited(span: Span) -> Label:
    """The label that points at what is inherited."""
    return Label(span, "inherited_here")


def alike(one: object, other: object) -> bool:
    """Whether two bound values mean the same; where they stand, and how their parts are typed, does not count."""
    ignored = frozenset({"span", "spans", "type"})
    return canonical(one, ignored) == canonical(other, ignored)


def at_all_times(before: Dated[T] | None, after: Dated[T] | None) -> Iterator[tuple[int, T | None, T | None]]:
    """Both values from each instant at which one of them changes."""
    instants = {since for value in (before, after) if value is not None for since, _ in value.steps}
    for instant in sorted(instants):
        yield instant, before.at(instant) if before else None, after.at(instant) if after else None


def _place(item: Written[Any], key: str, path: tuple[str | int, ...], at: int | None, policy: Policy) -> Span:
    """Where the value is written that counts from `at`; of the item where the key is not."""
    node = item.find(key)
    if node is None:
        return item.span
    if at is not None and isinstance(node, MappingNode) and is_dated(node.entries):
        return item.at(key, _date(node.entries, at, policy))
    if path and item.find(key, *path) is not None:
        return item.at(key, *path)
    return node.span if isinstance(node, Scalar) else item.key(key)


def _date(entries: Mapping[str, object], at: int, policy: Policy) -> str:
    """The date under which the value in force at `at` stands, else the first."""
    starts = sorted((policy.zone.start(parse_date(date)), date) for date in entries)
    return max(([start for start in starts if start[0] <= at]) or [starts[0]])[1]
