"""S10.4: shares of cases, and `target_missed`: as of the question, for each unit that `by` names."""

from __future__ import annotations

import operator
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .case import Case
from .findings import Finding
from .kleene import UNKNOWN
from .policy import Policy, condition
from .scope import holds

if TYPE_CHECKING:
    from .records import Key

_SIGNS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "==": operator.eq}


def missed(policy: Policy, cases: Iterable[Case], as_of: int) -> Iterator[Finding]:
    """A target is met only if it is whatever the unknown cases turn out to be (READINGS 63)."""
    everyone = [case for case in cases if case.exists and not case.ended]
    for indicator in policy.indicators.values():
        verdicts: dict[Key, list[Any]] = defaultdict(list)
        ours = [case for case in everyone if case.type.id == indicator.raw["subject"]]
        for case in ours if indicator.effective(as_of) else ():
            among = holds(case, condition(indicator.raw.get("among", True)))
            if among is not False:
                # doubt whether it is among is doubt whether it holds, never an answer
                verdict = holds(case, condition(indicator.raw["holds"])) if among is True else UNKNOWN
                for by in indicator.names:
                    verdicts[by, _instance(policy, case, by)].append(verdict)
        for group, told in sorted(verdicts.items()):
            if not _reached(indicator.raw["target"], told):
                yield Finding("target_missed", group, as_of, indicator.id)


def _instance(policy: Policy, case: Case, by: str) -> str:
    """That of a relation, of a subject type's unit, or at a level; "" for a case that belongs to none."""
    if by in case.type.relations:
        units = [case.type.relations[by]]
    elif by in policy.subjects:
        units = [unit for unit in [policy.subjects[by].unit] if unit]
    else:
        units = [unit.id for unit in policy.units.values() if unit.raw.get("level") == by]
    keys = [case.org.instance(case, unit, case.now) for unit in units]
    return next((key[1] for key in keys if isinstance(key, tuple)), "")


def _reached(target: str, verdicts: list[Any]) -> bool:
    found = re.fullmatch(r"(>=|<=|>|<|==) *([\d.]+) *%", target)
    if not found:
        raise ValueError(f"no target: {target}")
    kept = sum(verdict is True for verdict in verdicts)
    perhaps = kept + sum(verdict is UNKNOWN for verdict in verdicts)
    meets, goal = _SIGNS[found[1]], float(found[2])
    return all(meets(number * 100, goal * len(verdicts)) for number in (kept, perhaps))
