"""Indicators: shares of cases, by unit and level."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from carerules.engine import holding
from carerules.engine.conditions import truth
from carerules.engine.context import Context
from carerules.program.opcodes import FALSE, MAYBE, TRUE
from carerules.program.plan import Program
from carerules.temporal.instants import NEVER

from .records import Finding, Share
from .strays import finding_of

_TARGET = re.compile(r"(>=|<=|>|<|==) *([0-9.]+) *%")
_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}


@dataclass(slots=True)
class Tally:
    """Counts cases as they are evaluated, each as it stands at `as_of`."""

    program: Program
    as_of: int
    counts: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)
    """(indicator, by, unit) -> among, holds, unknown."""

    def add(self, ctx: Context) -> None:
        """Count one case; one that does not exist yet, or has ended, is in no share. # S10.4.a"""
        if ctx.row.born == NEVER or ctx.row.ended:
            return
        for name, among, holds in ctx.plan.indicators:
            included = truth(ctx, among)
            if included != FALSE:
                verdict = truth(ctx, holds) if included == TRUE else MAYBE
                self.add_many(ctx, name, 1, int(verdict == TRUE), int(verdict == MAYBE))

    def add_many(self, ctx: Context, name: str, among: int, holds: int, unknown: int) -> None:
        """Count cases that belong to the same units as that of `ctx`."""
        indicator = self.program.policy.indicators[name]
        if not indicator.effective.since <= self.as_of < indicator.effective.until:
            return
        for by in indicator.by:
            counts = self.counts.setdefault((name, by, self._unit(ctx, by)), [0, 0, 0])
            for place, more in enumerate((among, holds, unknown)):
                counts[place] += more

    def _unit(self, ctx: Context, by: str) -> str:
        """The instance that the case belongs to: of a relation, of a subject type's unit, or at a level."""
        policy, lexicon = self.program.policy, self.program.lexicon
        fact = policy.subjects[ctx.plan.id].facts.get(by)
        subject = policy.subjects.get(by)
        if fact is not None and fact.unit:
            units = [fact.unit]
        elif subject is not None and subject.unit:
            units = [subject.unit]
        else:
            units = [unit.id for unit in policy.units.values() if unit.level == by]
        for unit in units:
            instance = holding.related(ctx, lexicon.code(unit), self.as_of)
            if instance:
                return lexicon.text(instance)
        return ""

    def shares(self) -> list[Share]:
        """One share per indicator, grouping and unit, sorted."""
        return [self._share(key, *counts) for key, counts in sorted(self.counts.items())]

    def _share(self, key: tuple[str, str, str], among: int, holds: int, unknown: int) -> Share:
        """A target is met only if it is met whatever the unknown cases turn out to be. # S10.4.b"""
        target = self.program.policy.indicators[key[0]].target
        met: bool | None = None
        parts = _TARGET.fullmatch(target)
        if parts is not None and among:
            compare, goal = _COMPARE[parts[1]], Fraction(parts[2])
            met = all(compare(Fraction(100 * held, among), goal) for held in (holds, holds + unknown))
        return Share(
            indicator=key[0],
            by=key[1],
            unit=key[2],
            among=among,
            holds=holds,
            unknown=unknown,
            target=target,
            met=met,
        )

    def findings(self) -> list[Finding]:
        """`target_missed` for every share that falls short. # S10.4"""
        return [
            finding_of("target_missed", share.by, share.unit, self.as_of, "", share.indicator)
            for share in self.shares()
            if share.met is False
        ]
