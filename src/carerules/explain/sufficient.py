"""Which records an obligation rests on: enough of them to give the same answer again, and none too many. (S9.7)"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carerules.answer.evaluate import Case, Instances, organise, replay_organisation
from carerules.answer.records import Obligation
from carerules.answer.tell import Teller
from carerules.engine.context import Context
from carerules.engine.replay import replay_case
from carerules.engine.state import PENDING
from carerules.engine.state import Obligation as Engine
from carerules.history.settle import Settled
from carerules.program.plan import Program
from carerules.temporal.instants import NEVER

MOST_EVALUATIONS = 400
"""For one obligation; a case of a hundred records seldom needs a quarter of them."""

_NEAR = (12, 48)
MOST_WORK = 20_000
"""For one explanation, all obligations together: records taken in and obligations judged; some seconds. Then the
search ends, and the text says so."""
Mark = tuple[object, ...]
Item = tuple[int, int]
"""A record: 0 is the case itself, another number a unit's case; and the record's place in it."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The records an obligation rests on, in order.

    Not `found`: all of them together do not give the same answer, as records of other cases have a part in it.
    Not `least`: the search was given up, so some may have no part in it; not even `found`: it never began.
    """

    records: tuple[Settled, ...]
    found: bool = True
    least: bool = True


class Search:
    """Looks for them in one case, as of one instant; `units` are the units' cases, without this one."""

    def __init__(
        self, program: Program, case: Case, units: Sequence[Case], instances: Instances | None, as_of: int
    ) -> None:
        self._program, self._instances, self._as_of = program, instances, as_of
        self._cases = [case, *units]
        self._left = MOST_WORK
        self._known: dict[frozenset[Item], frozenset[Mark]] = {}
        self._found: dict[str, tuple[list[Item], bool]] = {}

    def of(self, told: Obligation) -> Rest:
        """What `told` rests on: whatever is left out changes its status or one of its instants. # S9.7"""
        if told.id not in self._found:
            items, least = self._searched(told)
            if items is None:
                return Rest((), found=False, least=self._left > 0)
            self._found[told.id] = items, least
        items, least = self._found[told.id]
        return Rest(tuple(self._in_order(items)), least=least)

    def stood(self, told: Obligation) -> list[tuple[int, Engine]]:
        """How it stood whenever one of those records had come or a workflow had moved, up to the instant asked for."""
        items = frozenset(self._found.get(told.id, ([], True))[0])
        instants = {self._record(item).event.occurred_at for item in items} | {self._as_of}
        for ctx in self._replayed(items, self._as_of)[1]:
            instants |= {step[0] for step in ctx.out.steps}
        found = []
        for t in sorted(t for t in instants if told.opened_at <= t <= self._as_of):
            own, contexts = self._replayed(items, t)
            for ctx in contexts:
                teller = Teller(ctx, own.names(), t)
                same = (ob for ob in ctx.out.obligations if not ob.cut and teller.identity(ob) == told.id)
                found += [(t, ob) for ob in same]
        return found

    def _searched(self, told: Obligation) -> tuple[list[Item] | None, bool]:
        mark, left = mark_of(told), MOST_EVALUATIONS

        def same(items: Sequence[Item]) -> bool:
            nonlocal left
            key = frozenset(items)
            if key not in self._known:
                left -= 1
                self._known[key] = self._evaluated(key)
                self._left -= 1 + len(key) + len(self._known[key])
            return mark in self._known[key]

        items = self._first(told, same)
        return (None, False) if items is None else _reduced(items, same, lambda: left > 0 and self._left > 0)

    def _in_order(self, items: Sequence[Item]) -> list[Settled]:
        """By time; of one case in the order in which they are judged."""
        by_time = sorted(items, key=lambda item: (self._record(item).event.occurred_at, item))
        return [self._record(item) for item in by_time]

    def _record(self, item: Item) -> Settled:
        return self._cases[item[0]].records[item[1]]

    def _first(self, told: Obligation, same: Callable[[Sequence[Item]], bool]) -> list[Item] | None:
        """A set that is enough: the least of those that are tried, as most obligations rest on what was just before.

        What the obligation cites is left out last; of others the later ones first, as they may only repeat.
        """
        own = [(0, place) for place in range(len(self._cases[0].records))]
        cited = [item for item in own if self._record(item).id in told.events]
        own = [item for item in reversed(own) if item not in cited] + cited
        ends = (told.opened_at, told.violated_at, told.discharged_at, told.ended_at)
        last = max(t for t in ends if t is not None)
        until_then = [item for item in own if self._record(item).event.occurred_at <= last]
        near = [[item for item in until_then if item not in cited][:most] + cited for most in _NEAR]
        others = [
            (number, place)
            for number, case in enumerate(self._cases[1:], 1)
            for place, record in enumerate(case.records)
            if record.event.occurred_at <= self._as_of
        ][::-1]
        related = self._related()
        ours = [item for item in others if item[0] in related]
        tried = (cited, *near, until_then, ours + near[0], ours + own, own, others + own)
        return next((items for items in tried if self._left > 0 and same(items)), None)

    def _related(self) -> set[int]:
        """The units' cases that the records of this one name, and those that the records of these name."""
        found: set[int] = set()
        asked = [0]
        while asked:
            names = {
                name
                for record in self._cases[asked.pop()].records
                for name in (record.event.by, *record.event.data.values())
            }
            fresh = {
                n for n, case in enumerate(self._cases) if n and n not in found and case.subject in names
            }
            found |= fresh
            asked += sorted(fresh)
        return found

    def _evaluated(self, items: frozenset[Item]) -> frozenset[Mark]:
        """The obligations of the case if only these records were there."""
        own, contexts = self._replayed(items, self._as_of)
        tellers = [Teller(ctx, own.names(), self._as_of) for ctx in contexts]
        return frozenset(
            _mark(teller, ob) for teller in tellers for ob in teller.ctx.out.obligations if not ob.cut
        )

    def _replayed(self, items: frozenset[Item], as_of: int) -> tuple[Case, list[Context]]:
        """The case with only these of its records and of the units', as of an instant."""
        cases = []
        for number, case in enumerate(self._cases):
            records = [record for place, record in enumerate(case.records) if (number, place) in items]
            if records or number == 0:
                cases.append(Case(case.plan, case.subject, records))
        own, program = cases[0], self._program
        known = [case for case in cases if case.records]
        org = organise(program, known, self._instances, as_of)
        units = replay_organisation(program, known, org, as_of)
        if own.plan.unit:
            return own, [ctx for ctx, case in units if (case.plan, case.subject) == (own.plan, own.subject)]
        subject = program.lexicon.code(own.subject)
        return own, [replay_case(program, own.plan, subject, own.events(program), org, as_of)]


def mark_of(ob: Obligation) -> Mark:
    """What must be the same: which obligation it is, how it stands and since when."""
    return (
        ob.duty, ob.loop, ob.step, ob.period, ob.status,
        ob.opened_at, ob.due, ob.violated_at, ob.discharged_at,
    )  # fmt: skip


def _mark(teller: Teller, ob: Engine) -> Mark:
    """The same of what is not told yet: telling all of each obligation would take longer than evaluating it."""
    status, suspended = teller.status(ob), ob.status == PENDING and ob.suspended_at != NEVER
    due, violated, discharged = (
        None if t == NEVER else t for t in (NEVER if suspended else ob.due, ob.violated_at, ob.discharged_at)
    )
    duty, loop = teller.plan.duties[ob.duty].id, teller.text(ob.loop)
    return duty, loop, ob.step, ob.period, status, ob.opened_at, due, violated, discharged


def _reduced(
    items: list[Item], same: Callable[[Sequence[Item]], bool], may_go_on: Callable[[], bool]
) -> tuple[list[Item], bool]:
    """`items` without what can be left out, first many at a time; and whether nothing more can be."""
    size = max(len(items) // 2, 1)
    while items:
        before, at = len(items), 0
        while at < len(items):
            if not may_go_on():
                return items, False
            fewer = items[:at] + items[at + size :]
            if same(fewer):
                items = fewer
            else:
                at += size
        if size == 1 and len(items) == before:
            break
        size = max(size // 2, 1)
    return items, True
