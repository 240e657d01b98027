"""Duties become tables: one row a duty, one version for each stretch of time in which its values stand."""

from __future__ import annotations

from carerules.expressions import tree as ast
from carerules.resolved import duty as resolved
from carerules.resolved.value import Dated
from carerules.temporal.instants import EVER

from . import opcodes as op
from .charts import event_key
from .lower import Scope
from .plan import (
    ACHIEVE,
    ACT,
    BEFORE,
    DUE,
    EACH,
    EVERY,
    FORBID,
    KEEP,
    MAINTAIN,
    NONE,
    PERMIT,
    WITHIN,
    Code,
    DutyPlan,
    Rung,
    Version,
)

_MODALITY = {"achieve": ACHIEVE, "maintain": MAINTAIN, "forbid": FORBID, "permit": PERMIT}


class DutyCompiler:
    """Compiles one duty of a subject type."""

    def __init__(self, index: int, duty: resolved.Duty, scope: Scope, codes: dict[str, int]) -> None:
        self.index, self.duty, self.scope, self.codes = index, duty, scope, codes

    def plan(self, members: dict[str, tuple[str, ...]], evidence: dict[str, tuple[str, ...]]) -> DutyPlan:
        """The duty's row. `members` are the units of each group, `evidence` what each event type demands."""
        duty, code_of = self.duty, self.scope.lexicon.code
        versions = self._versions()
        loop_code, loop_fixed = self._loop(members)
        waive = duty.waive
        acts = {self.codes[event_key(ref)]: self.scope.condition(ref.when)[0] for ref in duty.acts}
        asked = {event_key(ref): ref.name for ref in duty.acts}
        asked |= {rung.do: rung.do for rung in duty.escalate if rung.do}  # a step's own act  # S5.11
        demands = {
            self.codes[key]: tuple(sorted(map(code_of, evidence.get(name, ()))))
            for key, name in asked.items()
        }
        return DutyPlan(
            index=self.index,
            id=duty.id,
            modality=_MODALITY[duty.modality],
            timing=self._timing(),
            versions=versions,
            effective_since=duty.effective.since,
            effective_until=duty.effective.until,
            opened_by={self.codes[event_key(ref)]: self.scope.condition(ref.when)[0] for ref in duty.upon},
            acts=acts,
            evidence=demands,
            loop_fixed=loop_fixed,
            loop_code=loop_code,
            looped=duty.loop is not None,
            at_most=duty.at_most,
            before=self.codes[duty.before] if duty.before else -1,
            due_offset=duty.due_offset,
            each=duty.each,
            times=duty.times,
            by_days=duty.by,
            grid=duty.grid,
            missed_once=duty.missed_once,
            partial=duty.partial,
            roll=duty.roll,
            count_first_day=duty.count_first_day,
            restart=duty.restart,
            immediate=duty.immediate,
            suspends=duty.suspend is not None,
            rungs=tuple(self._rung(place, rung) for place, rung in enumerate(duty.escalate, 1)),
            waive_event=self.codes[waive.upon] if waive else -1,
            waive_approver=code_of(waive.approver) if waive else 0,
            waive_until=self._until(waive.until) if waive else NONE,
            period_column=self.scope.columns.get("period", -1),
            keeps_opening=bool(duty.upon),
            violated=self._internal("violated"),
            discharged=self._internal("discharged"),
            lapsed=self._internal("lapsed"),
            undetermined=self._internal("undetermined"),
        )

    def _until(self, tree: ast.Tree) -> Code:
        """An instant; a date is the first day on which the waiver no longer holds. # S3.1"""
        code, _ = self.scope.condition(tree)
        return (*code, op.TO_INSTANT, 1) if tree.type.kind == "date" else code

    def _internal(self, kind: str) -> int:
        return self.codes.get(f"{kind}({self.duty.id})", -1)

    def _timing(self) -> int:
        duty = self.duty
        if duty.modality == "maintain":
            return KEEP
        if duty.modality != "achieve":
            return ACT
        if duty.every is not None:
            return EVERY
        if duty.each:
            return EACH
        if duty.before:
            return BEFORE
        return DUE if duty.due is not None else WITHIN

    def _loop(self, members: dict[str, tuple[str, ...]]) -> tuple[Code, tuple[int, ...]]:
        loop = self.duty.loop
        if loop is None:
            return NONE, ()
        if loop.datum is not None:
            return self.scope.condition(loop.datum)[0], ()
        values = members[loop.group] if loop.group else loop.fixed
        return NONE, tuple(self.scope.lexicon.code(value) for value in values)

    def _rung(self, place: int, rung: resolved.Escalation) -> Rung:
        within = rung.within.duration if rung.within else None
        to = self.scope.lexicon.code(rung.to)
        return Rung(place, rung.after, to, within, self.codes[rung.do] if rung.do else -1)

    def _versions(self) -> tuple[Version, ...]:
        """One version from each instant at which any dated value of the duty changes. # S5.12"""
        duty = self.duty
        dated: tuple[Dated[object] | None, ...] = (
            duty.bearer, duty.holds_while, duty.keep, duty.where, duty.within, duty.due, duty.every,
            duty.warn, duty.tolerance, duty.suspend,
        )  # fmt: skip
        starts = {since for value in dated if value is not None for since, _ in value.steps}
        return tuple(self._version(number, since) for number, since in enumerate(sorted(starts | {EVER})))

    def _version(self, number: int, since: int) -> Version:
        duty = self.duty
        bearer = duty.bearer.at(since)
        conditions = [
            self._part(part, since) for part in (duty.holds_while, duty.keep, duty.where, duty.suspend)
        ]
        due, due_reads = self._part(duty.due, since)
        term = (duty.every or duty.within or Dated(())).at(since)
        tolerance = duty.tolerance.at(since) if duty.tolerance else None
        needed = (duty.keep, duty.due, duty.every or duty.within)
        begun = all(part is None or part.at(since) is not None for part in needed)
        return Version(
            number=number,
            since=since,
            in_force=begun,
            bearer=self.scope.lexicon.code(bearer) if bearer else 0,
            holds_while=conditions[0][0],
            while_reads=conditions[0][1],
            where=conditions[2][0],
            keep=conditions[1][0],
            keep_reads=conditions[1][1],
            suspend=conditions[3][0],
            suspend_reads=conditions[3][1],
            due=due,
            due_reads=due_reads,
            due_instant=_is_instant(duty.due.at(since)) if duty.due else False,
            term=term.duration if term else None,
            unquantified=self._is_unquantified(term, tolerance),
            assumed=any(part is not None and part.assumed for part in (term, tolerance)),
            tolerance=tolerance.duration if tolerance else None,
            warn=duty.warn.at(since) if duty.warn else None,
        )

    def _is_unquantified(self, term: resolved.Term | None, tolerance: resolved.Term | None) -> bool:
        """A deadline word without a number. # S5.2"""
        return any(part is not None and part.duration is None for part in (term, tolerance))

    def _part(self, part: Dated[ast.Tree] | None, since: int) -> tuple[Code, int]:
        return self.scope.condition(part.at(since) if part is not None else None)


def _is_instant(tree: ast.Tree | None) -> bool:
    return tree is not None and tree.type.kind == "instant"
