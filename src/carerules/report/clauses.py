"""Clause coverage: which clauses of which source a policy carries out, and by what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carerules.diagnostics.span import Span
from carerules.resolved.build_clause import SECTIONS
from carerules.resolved.items import items
from carerules.resolved.policy import ClauseMap, Policy, Source


@dataclass(frozen=True, slots=True)
class Citing:
    """An item that cites a clause."""

    clause: str
    section: str
    id: str
    place: Span


@dataclass(frozen=True, slots=True)
class SourceClauses:
    """The clauses of one source.

    `listed` is its map, in the order of the file: clauses with the items that carry them out, or with a reason why
    none does. `not_listed` are items that cite a clause which the map does not have, `not_named` items that cite one
    whose line does not name them, though a map could. Without a map `listed` is empty, and every citation is among
    `not_listed`.
    """

    source: Source
    listed: tuple[ClauseMap, ...]
    not_listed: tuple[Citing, ...]
    not_named: tuple[Citing, ...]

    @property
    def carried_out(self) -> tuple[ClauseMap, ...]:
        """Clauses that some item carries out."""
        return tuple(clause for clause in self.listed if clause.items)

    @property
    def explained(self) -> tuple[ClauseMap, ...]:
        """Clauses of which a reason says why nothing carries them out."""
        return tuple(clause for clause in self.listed if not clause.items and clause.reason)

    @property
    def tenths(self) -> int | None:
        """Clauses carried out of those listed, in tenths of a per cent, rounded down; None without a map."""
        return len(self.carried_out) * 1000 // len(self.listed) if self.listed else None


def clause_coverage(policy: Policy) -> tuple[SourceClauses, ...]:
    """Every source of the policy, in the order of the ids. That an item named by a map exists is seen by `check`."""
    maps: dict[str, list[ClauseMap]] = {}
    for clause in policy.clauses:
        maps.setdefault(clause.source, []).append(clause)
    citing: dict[str, list[Citing]] = {}
    for source, one in _citations(policy):
        citing.setdefault(source, []).append(one)
    return tuple(
        _of_source(source, maps.get(source.id, []), citing.get(source.id, []))
        for source in policy.sources.values()
    )


def _citations(policy: Policy) -> Iterator[tuple[str, Citing]]:
    for section, item in items(policy):
        for citation in dict.fromkeys(item.source):
            yield citation.source, Citing(citation.clause, section, item.id, item.span)


def _of_source(source: Source, listed: list[ClauseMap], citing: list[Citing]) -> SourceClauses:
    named = {clause.clause: set(clause.items) for clause in listed}
    return SourceClauses(
        source=source,
        listed=tuple(listed),
        not_listed=tuple(one for one in citing if one.clause not in named),
        not_named=tuple(
            one
            for one in citing
            if one.clause in named
            and one.section in SECTIONS
            and (one.section, one.id) not in named[one.clause]
        ),
    )
