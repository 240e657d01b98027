"""An audit over columns: the kernel for what it can do, the engine for the rest, one answer. (S2)"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from carerules.answer.evaluate import Instances
from carerules.engine.organisation import Organisation
from carerules.program.plan import Plan

from .chosen import Kernel, chosen, interpreted
from .columns import Layout
from .evaluate import Pace, Task
from .ground import ground_for
from .intake import Arrivals, names_of, rejected
from .judge import Gathered, Judge
from .leftover import Leftover
from .lines import Lines, plain
from .lowered import Lowered, Ready
from .origin import Origin
from .result import ColumnAudit
from .settlement import Settlement, settle
from .shares import add_shares
from .states import engine_states
from .survey import Survey
from .totals import Sums, totals_of


class ColumnAuditor:
    """One audit. Raises NotColumnar where the engine must take the whole."""

    def __init__(
        self, lowered: Lowered, as_of: int, everything: bool, threads: int, compiled: bool | None
    ) -> None:
        self.lowered, self.program = lowered, lowered.program
        self.as_of, self.everything, self.threads = as_of, everything, threads
        self.kernel: Kernel = interpreted() if compiled is False else chosen()

    def audit(
        self, source: Any, mapping: Mapping[str, str] | None, instances: Instances | None = None
    ) -> ColumnAudit:
        """The whole way."""
        plans = self.lowered.candidates()
        origin = Origin(source, mapping, list(dict.fromkeys(name for plan in plans for name in plan.columns)))
        self.lines = Lines(self.program, pa.int64() if origin.numbered else pa.string())
        self.left = Leftover(self.program, self.as_of, mapping)
        if self.lowered.is_plain:
            return self._plain(origin)
        return self._several(origin, [plan.id for plan in plans], instances or {})

    def _plain(self, origin: Origin) -> ColumnAudit:
        """One subject type without units or dates: nothing has to be known beforehand."""
        (ready,) = self.lowered.ready(self.as_of, self.as_of)
        names = None if origin.numbered else names_of(origin)
        judge = self._judge(ready, Organisation(), self.as_of)
        settlement = self._settle(origin, [ready.plan.id], names)
        arrivals = Arrivals(
            origin, self.program, judge.layout, self.as_of, names, self.threads > 1, settlement=settlement
        )
        found = judge.judge(arrivals)
        self._take_left(origin, [(judge, found)], settlement)
        sums = Sums(arrivals.rows, len(arrivals.bad), arrivals.late)
        return self._answer([(judge, found)], sums, rejected(origin, arrivals.bad, self.program.zone))

    def _several(self, origin: Origin, types: list[str], instances: Instances) -> ColumnAudit:
        """Units first, by the engine; then each type that the kernel knows, in the time that its data lie in."""
        names = None if origin.numbered else names_of(origin)
        settlement = self._settle(origin, types, names)
        survey = Survey(self.program, self.as_of, types, names, settlement)
        survey.look(origin)
        first = min([survey.earliest, *survey.first.values(), self.as_of])
        found = {ready.plan.id: ready for ready in self.lowered.ready(first, self.as_of)}
        named = {unit: {*names, *instances.get(unit, ())} for unit, names in survey.instances.items()}
        named |= {unit: set(names) for unit, names in instances.items() if unit not in named}
        self.left.organise(origin.whole_rows(survey.others()), named, survey.since)
        judged = []
        for place, kind in enumerate(types):
            if kind not in survey.first and not (survey.kinds == place).any():
                continue
            judge = self._judge(found[kind], self.left.org, survey.first.get(kind, self.as_of))
            ours = _rows_of(survey.kinds, place)
            arrivals = Arrivals(
                origin, self.program, judge.layout, self.as_of, survey.names, self.threads > 1, ours
            )
            judged.append((judge, judge.judge(arrivals)))
        self._take_left(origin, judged, settlement, survey.aside)
        for judge, gathered in judged:
            add_shares(self.left, judge.plan, gathered)
        sums = Sums(survey.rows, len(survey.bad), survey.late)
        return self._answer(judged, sums, rejected(origin, survey.bad, self.program.zone))

    def _judge(self, ready: Ready, org: Organisation, first: int) -> Judge:
        ground = ground_for(ready.program, ready.kinds, ready.duties, ready.parties, org, first, self.as_of)
        pace = Pace(1.0 if self.everything else 0.25)
        task = Task(
            self.kernel, ready.program, ready.tables, self.as_of, self.everything, ground, self.threads, pace
        )
        layout = Layout(ready.program, ready.plan, not self.lowered.is_plain)
        return Judge(ready.plan, ready.told, ready.terms, task, layout, self.lines, ready.by_day)

    def _settle(self, origin: Origin, types: list[str], names: Any) -> Settlement:
        return settle(self.kernel, origin, self.program, types, names, self.as_of)

    def _take_left(
        self,
        origin: Origin,
        judged: Sequence[tuple[Judge, Gathered]],
        settlement: Settlement,
        aside: Collection[int] = (),
    ) -> None:
        """Cases that were left go to the engine as they came, with what was dropped of them."""
        cases = {(judge.plan.id, subject) for judge, gathered in judged for subject in gathered.left}
        rows = [part - 1 for _, gathered in judged for part in gathered.left_rows]
        if rows:
            rows.append(np.array(settlement.rows_of(cases), np.int64))
            self.left.take(origin.whole_rows(np.sort(np.concatenate(rows))))
        duplicates, retracted, conflicts = settlement.counted(cases, aside)
        self.left.duplicates += duplicates
        self.left.retracted += retracted
        self.left.conflicts += conflicts

    def _answer(
        self, judged: Sequence[tuple[Judge, Gathered]], sums: Sums, quarantined: Sequence[Any]
    ) -> ColumnAudit:
        records = self.left.evaluation.obligations
        if not self.everything:
            records = [ob for ob in records if ob.status in ("violated", "discharged_late")]
        tables = [table for _, gathered in judged for table in gathered.tables]
        odd = [part for _, gathered in judged for part in gathered.odd]
        plans: list[Plan] = list(self.program.plans.values())
        states = [table for _, gathered in judged for table in gathered.states]
        states += [engine_states(plan, self.left.evaluation.states, self.lines.subject) for plan in plans]
        return ColumnAudit(
            obligations=pa.concat_tables([*tables, self.lines.of_engine(records)]),
            states=pa.concat_tables(states),
            unexpected=plain(np.concatenate(odd) if odd else np.zeros(0, np.int64)),
            totals=totals_of(judged, self.left, sums),
            rejected=tuple(quarantined),
            by_engine=self.left.evaluation.subjects,
            compiled=self.kernel.compiled,
        )


def _rows_of(kinds: Any, place: int) -> Any:
    """Marks the rows of one subject type in a chunk, by the number of its first row."""

    def ours(first_row: int, table: Mapping[str, Any]) -> Any:
        return kinds[first_row - 1 : first_row - 1 + len(table["occurred_at"])] == place

    return ours
