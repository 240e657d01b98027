"""An audit: a whole history judged as of an instant; an explanation: some of its cases, told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carerules.answer.evaluate import Instances, Progress, evaluate
from carerules.answer.records import Finding, Obligation, Share, State, Totals
from carerules.answer.totals import count
from carerules.diagnostics.diagnostic import Diagnostic
from carerules.explain.cases import Told, explain_cases
from carerules.explain.mask import bare
from carerules.history.event import History, Rejected
from carerules.history.read import read
from carerules.history.settle import prepare
from carerules.report.pseudonym import pseudonym

from .beside import columns_beside, instances_beside
from .instant import instant

if TYPE_CHECKING:
    from .policy import Policy

Source = str | os.PathLike[str] | Iterable[Mapping[str, Any]] | Any
"""A path, an Arrow table, or an iterable of mappings."""


@dataclass(frozen=True)
class Audit:
    """What was found, in a stable order.

    `shares` are the indicators, by unit; `rejected` are the quarantined rows; `warnings` concern the data as a whole.
    """

    policy: Policy = field(repr=False)
    as_of: int
    known_as_of: int | None
    obligations: list[Obligation] = field(repr=False)
    findings: list[Finding] = field(repr=False)
    states: list[State] = field(repr=False)
    shares: list[Share] = field(repr=False)
    totals: Totals
    rejected: tuple[Rejected, ...] = field(repr=False)
    warnings: tuple[Diagnostic, ...] = field(default=(), repr=False)

    @property
    def assumptions(self) -> tuple[Any, ...]:
        """The assumed numbers that some verdict here rests on."""
        return self.policy.assumptions

    @property
    def unquantified(self) -> tuple[str, ...]:
        """Duties whose lateness nobody can judge, because their word has no number."""
        return self.policy.unquantified

    @property
    def tightenings(self) -> tuple[tuple[str, str, str], ...]:
        """Inherited items that the policy changed for a stated reason."""
        return self.policy.resolved.tightenings

    def to_arrow(self) -> Any:
        """The obligations as an Arrow table, one row each (instants are timestamps in microseconds UTC)."""
        from carerules.history.arrow_writer import obligations_table

        return obligations_table(self.obligations)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chosen cases, told; and the rows that could not be read."""

    told: tuple[Told, ...]
    rejected: tuple[Rejected, ...]


def gather(policy: Policy, source: Source, instances: Instances | None) -> tuple[History, Instances | None]:
    """Read the data, and what lies beside a file of them."""
    columns: Mapping[str, str] | None = None
    if isinstance(source, (str, os.PathLike)):
        columns = columns_beside(Path(source))
        instances = instances if instances is not None else instances_beside(Path(source))
    return read(source, zone=policy.resolved.zone, columns=columns), instances


def audit(
    policy: Policy,
    source: Source,
    as_of: int | str,
    known_as_of: int | str | None,
    instances: Instances | None,
    progress: Progress | None,
) -> Audit:
    """See `Policy.audit`."""
    zone = policy.resolved.zone
    until = instant(as_of, zone)
    known = instant(known_as_of, zone, "known_as_of") if known_as_of is not None else None
    data, instances = gather(policy, source, instances)
    prepared = prepare(data.events, policy.resolved.order, known)
    result = evaluate(policy.program, prepared, until, instances, progress)
    rows = {
        "rows": data.rows,
        "accepted": len(data.events),
        "quarantined": len(data.rejected),
        "after_as_of": sum(event.occurred_at > until for event in data.events),
        "unknown_yet": prepared.unknown_yet,
        "duplicates": prepared.duplicates,
        "retracted": prepared.corrected + prepared.retracted,
    }
    return Audit(
        policy=policy,
        as_of=until,
        known_as_of=known,
        obligations=result.obligations,
        findings=result.findings,
        states=result.states,
        shares=result.shares,
        totals=count(result.obligations, result.findings, result.subjects, rows),
        rejected=tuple(data.rejected),
        warnings=data.warnings,
    )


def explain(
    policy: Policy,
    source: Source,
    as_of: int | str,
    known_as_of: int | str | None,
    instances: Instances | None,
    chosen: Callable[[str, str], bool],
    duty: str | None,
    language: str,
    mask: bool,
) -> Explanation:
    """See `Policy.explain`."""
    zone = policy.resolved.zone
    until = instant(as_of, zone)
    known = instant(known_as_of, zone, "known_as_of") if known_as_of is not None else None
    data, instances = gather(policy, source, instances)
    prepared = prepare(data.events, policy.resolved.order, known)
    told = explain_cases(
        policy.program,
        prepared,
        until,
        lambda case: chosen(*case),
        instances,
        duty,
        language,
        pseudonym if mask else bare,
    )
    return Explanation(tuple(told), tuple(data.rejected))
