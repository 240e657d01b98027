"""An audit that takes columns and gives columns: the bulk path, or the engine where a policy needs it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from carerules.answer.evaluate import Instances
from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span

from .audit import Audit, Source, audit
from .beside import columns_beside, instances_beside
from .instant import instant

if TYPE_CHECKING:
    from carerules.bulk.lowered import Lowered
    from carerules.bulk.result import ColumnAudit

    from .policy import Policy

_LOWERED: WeakKeyDictionary[Policy, Lowered] = WeakKeyDictionary()
"""The kernel's tables of a policy, as long as somebody holds the policy."""


def audit_columns(
    policy: Policy,
    source: Source,
    as_of: int | str,
    instances: Instances | None,
    violations_only: bool,
    threads: int,
    compiled: bool | None,
) -> ColumnAudit:
    """See `Policy.audit_columns`."""
    try:
        from carerules.bulk.audit import ColumnAuditor
        from carerules.bulk.coding import NotColumnar
        from carerules.bulk.lowered import Lowered
    except ImportError as error:
        missing = {"format": "Arrow", "package": error.name or "pyarrow"}
        raise DataError([Diagnostic("CR804", Span("", 1, 1, 1, 1), missing)]) from None
    until = instant(as_of, policy.resolved.zone)
    mapping: Mapping[str, str] | None = None
    if isinstance(source, (str, os.PathLike)):
        mapping = columns_beside(Path(source))
        instances = instances if instances is not None else instances_beside(Path(source))
    elif hasattr(source, "__arrow_c_stream__"):
        source = _held(source)
    try:
        if policy not in _LOWERED:
            _LOWERED[policy] = Lowered(policy.program)
        auditor = ColumnAuditor(_LOWERED[policy], until, not violations_only, threads, compiled)
        return auditor.audit(source, mapping, instances)
    except NotColumnar as why:
        return _told(audit(policy, source, until, None, instances, None), violations_only, why.args)


def _held(source: Source) -> Source:
    """A table: a stream can be read once only, and the engine may have to read it, too."""
    import pyarrow as pa

    return source if isinstance(source, pa.Table) else pa.table(source)


def _told(found: Audit, violations_only: bool, why: tuple[str, ...]) -> ColumnAudit:
    """The engine's answer as columns: those of `Audit.to_arrow`."""
    import pyarrow as pa

    from carerules.bulk.result import ColumnAudit

    states = found.states
    whole = ColumnAudit(
        obligations=found.to_arrow(),
        states=pa.table(
            {
                "subject": [state.subject for state in states],
                "workflow": [state.workflow for state in states],
                "state": [state.state for state in states],
                "since": pa.array([state.since for state in states], pa.int64()).cast(
                    pa.timestamp("us", "UTC")
                ),
            }
        ),
        unexpected=None,
        totals=found.totals,
        rejected=found.rejected,
        by_engine=found.totals.subjects,
        why_engine=why,
    )
    return whole.only_violations() if violations_only else whole
