"""Binds which clause of a source is carried out by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument
from carerules.model.clause import Clause, NotCarriedOut

from .binding import Binding
from .policy import ClauseMap
from .written import Written, WrittenPolicy

SECTIONS = (
    "duties",
    "workflows",
    "events",
    "measures",
    "indicators",
    "groups",
    "posts",
    "roles",
    "units",
    "parameters",
)
"""The sections whose items can carry out a clause; a name in several of them is written `section.name`."""


def bind_clauses(binding: Binding) -> tuple[ClauseMap, ...]:
    """The map of clauses, by source and clause."""
    policy = binding.policy
    for source in sorted({source for source, _ in policy.clauses}):
        first = min(written.span for (of, _), written in policy.clauses.items() if of == source)
        binding.names.find("source", source, first)
    return tuple(_bind(binding, source, written) for (source, _), written in policy.clauses.items())


def _bind(binding: Binding, source: str, written: Written[Clause]) -> ClauseMap:
    named = written.shape.root
    reason = named.none if isinstance(named, NotCarriedOut) else ""
    names = () if isinstance(named, NotCarriedOut) else named
    items = [_item(binding, name, written.at(place)) for place, name in enumerate(names)]
    return ClauseMap(
        source=source,
        clause=written.id,
        items=tuple(item for item in items if item is not None),
        reason=reason,
        span=written.span,
    )


def _item(binding: Binding, name: str, span: Span) -> tuple[str, str] | None:
    """The section and id that `name` or `section.name` means."""
    section, dot, id_ = name.rpartition(".")
    sections = [section] if dot else [each for each in SECTIONS if name in _section(binding.policy, each)]
    if dot and (section not in SECTIONS or id_ not in _section(binding.policy, section)):
        sections = []
    if len(sections) > 1:
        choices = tuple(f"{each}.{name}" for each in sections)
        binding.report.add("CR325", span, name=name, choices=choices)
    elif not sections:
        near = nearest(name, _all(binding.policy))
        args: dict[str, Argument] = {"suggestion": near} if near else {}
        binding.report.add("CR324", span, name=name, **args)
    return (sections[0], id_) if sections else None


def _section(policy: WrittenPolicy, section: str) -> Mapping[str, Written[Any]]:
    items: Mapping[str, Written[Any]] = getattr(policy, section)
    return items


def _all(policy: WrittenPolicy) -> Iterator[str]:
    return (id_ for section in SECTIONS for id_ in _section(policy, section))
