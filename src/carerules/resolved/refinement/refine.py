"""Holds a refinement against what it inherits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.model.section import SECTIONS
from carerules.resolved.policy import Policy
from carerules.resolved.report import Report
from carerules.resolved.written import Written, WrittenPolicy
from carerules.source.node import Mapping as MappingNode

from . import charts, conditions, inside, lengths, levels, values
from .additions import additions
from .change import Change
from .change import inherited as label
from .head import head
from .table import Way, way

JUDGES: Mapping[Way, Callable[[Change], Iterator[Diagnostic]]] = {
    Way.FREE: values.free,
    Way.SHORTER: lengths.shorter,
    Way.NUMBER: lengths.number,
    Way.FEWER: conditions.fewer,
    Way.MORE: conditions.more,
    Way.HIGHER: levels.higher,
    Way.GAINS: values.gains,
    Way.TAKEOVERS: levels.takeovers,
    Way.LADDER: levels.ladder,
    Way.WIDER: values.wider,
    Way.TIGHTEN: values.tighten,
    Way.FACTS: inside.facts,
    Way.DATA: inside.data,
    Way.SETS: inside.sets,
    Way.STATES: charts.states,
    Way.FIXED: values.fixed,
}
NEVER = frozenset({"CR356", "CR359"})
"""What no reason excuses: a workflow that is cut, and another head."""


def refine(
    before: WrittenPolicy, after: WrittenPolicy, base: Policy, policy: Policy, report: Report
) -> Policy:
    """`policy` with the reasons for which it departs from `base`; departures without one are errors in `report`.

    `before` and `after` are the two as written, with the places that messages point to.
    """
    report.diagnostics += head(before, after, base, policy)
    _clauses(before, after, report)
    reasons = list(base.tightenings)
    for section in SECTIONS:
        written = getattr(after, section)
        for id_ in written:
            item, inherited = written[id_], getattr(before, section).get(id_)
            if item is inherited:
                continue
            found = list(
                _changes(section, inherited, item, base, policy)
                if inherited is not None
                else additions(section, item, base, policy)
            )
            reason = item.shape.tightens
            if reason is not None and any(d.code not in NEVER for d in found):
                reasons.append((section, id_, reason))
                found = [d for d in found if d.code in NEVER]
            elif reason is not None and not found:
                report.add("CR363", item.key("tightens"), item=id_)
            report.diagnostics += found
    return replace(policy, tightenings=tuple(reasons))


def idle_reasons(written: WrittenPolicy, report: Report) -> None:
    """Report every `tightens` of a policy that refines none."""
    for section in SECTIONS:
        for id_, item in getattr(written, section).items():
            if item.shape.tightens is not None:
                report.add("CR363", item.key("tightens"), item=id_)


def _changes(
    section: str, before: Written[Any], after: Written[Any], base: Policy, policy: Policy
) -> Iterator[Diagnostic]:
    """What is wrong with an inherited item that is written again."""
    node = after.node
    modality = base.duties[after.id].modality if section == "duties" else ""
    for key in node.entries if isinstance(node, MappingNode) else ():
        if after.find(key) is not before.find(key):
            judge = JUDGES[way(section, key, modality)]
            yield from judge(Change(section, after.id, key, before, after, base, policy))


def _clauses(before: WrittenPolicy, after: WrittenPolicy, report: Report) -> None:
    """A clause that the base carries out may not be declared to be carried out by nothing."""
    for key, inherited in before.clauses.items():
        item = after.clauses[key]
        if isinstance(inherited.shape.root, tuple) and not isinstance(item.shape.root, tuple):
            report.add("CR367", item.span, label(inherited.span), clause=item.id)
