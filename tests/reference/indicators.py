"""Shares of cases, and `target_missed`: as of the question, for all and for each unit that `by` names."""

from __future__ import annotations

import operator
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .case import Case
from .findings import Finding
from .policy import Item, Policy, condition
from .scope import holds

if TYPE_CHECKING:
    from .records import Key

_SIGNS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "==": operator.eq}


def missed(policy: Policy, cases: Iterable[Case], as_of: int) -> Iterator[Finding]:
    """An unknown `holds` does not hold, an unknown `among` counts among (READINGS 63)."""
    everyone = [case for case in cases if case.exists and not case.ended]
    for indicator in policy.indicators.values():
        among: dict[Key, list[bool]] = defaultdict(list)
        for case in everyone:
            ours = case.type.id == indicator.raw["subject"]
            if ours and holds(case, condition(indicator.raw.get("among", True))) is not False:
                for group in _groups(policy, indicator, case, as_of):
                    among[group].append(holds(case, condition(indicator.raw["holds"])) is True)
        for group, kept in sorted(among.items()):
            if not _reached(indicator.raw["target"], sum(kept), len(kept)):
                yield Finding("target_missed", group, as_of, indicator.id)


def _groups(policy: Policy, indicator: Item, case: Case, as_of: int) -> Iterator[Key]:
    for kind in indicator.names:
        unit = policy.subjects[kind].unit
        key = case.org.instance(case, unit, as_of) if unit else None
        if isinstance(key, tuple):
            yield key


def _reached(target: str, kept: int, among: int) -> bool:
    found = re.fullmatch(r"(>=|<=|>|<|==) *([\d.]+) *%", target)
    if not found:
        raise ValueError(f"no target: {target}")
    return bool(_SIGNS[found[1]](kept * 100, float(found[2]) * among))
