"""A case in the kernel's hands: for policies that it can carry out, as long as the records follow one another.

The answer is the engine's, to the byte: a step is told by the same code, and every other question goes to the engine
with the records that were noted here. What the kernel does not know it leaves alone; then the engine takes over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from carerules.answer.evaluate import Instances
from carerules.bulk.live.telling import Noted, Telling
from carerules.engine.context import Context
from carerules.engine.state import Output
from carerules.history.event import Event as Record
from carerules.history.one import one_by_one
from carerules.program.plan import Plan, Program

from .rest import fresh
from .tell_step import PARTS

if TYPE_CHECKING:
    from carerules.bulk.chosen import Kernel


class Quick:
    """One live case.

    `take` judges an event and gives what a step is told of; None leaves it to the engine. `deadlines` gives duty
    and deadline of what is pending after the last event, soonest first.
    """

    __slots__ = ("_ctx", "_instances", "_live", "_make", "_plan", "_program", "_subject", "deadlines", "take")

    def __init__(
        self,
        program: Program,
        plan: Plan,
        subject: str,
        instances: Instances | None,
        make: Callable[..., Any],
    ) -> None:
        self._program, self._plan, self._subject, self._instances = program, plan, subject, instances
        self._make = make
        self._ctx: Context | None = None
        self._begin(b"", [], set())

    def _begin(self, state: bytes, rows: list[Noted], ids: set[str]) -> None:
        self._live = self._make(self, state, rows, ids)
        self.take: Callable[..., tuple[Any, ...] | None] = self._live.take
        self.deadlines: Callable[[], tuple[tuple[str, int], ...]] = self._live.deadlines

    def copy(self) -> Quick:
        """An independent equal one."""
        twin = Quick(self._program, self._plan, self._subject, self._instances, self._make)
        twin._begin(self._live.state, list(self._live.rows), set(self._live.ids))
        return twin

    def refill(self, given: Sequence[Record]) -> bool:
        """Take a whole history, as it came; False where it is for the engine, and this case good for nothing."""
        for one in given:
            if one.date_only or one.recorded_date_only or one.corrects or one.retracts:
                return False
            data = dict(one.data) or None
            if (
                self.take(one.type, one.occurred_at, one.by, data, one.evidence, one.id, one.recorded_at)
                is None
            ):
                return False
        return True

    def tell(self, old: bytes, new: bytes, said: bytes, rows: Sequence[Noted]) -> Callable[[str], object]:
        """What an event did between the bytes before and after it: the parts of its step by name."""
        if self._ctx is None:
            self._ctx = fresh(self._program, self._plan, self._subject, self._instances)
        ctx = Context(self._program, self._ctx.row, self._ctx.org, Output())
        teller = Telling(ctx, old, new, said, rows).teller()
        return lambda part: PARTS[part](teller)

    def records(self, known: int) -> list[Record]:
        """The records from number `known` on, as the engine has them."""
        return list(map(self._record, self._live.rows[known:]))

    def _record(self, noted: Noted) -> Record:
        event, at, data, by, name, recorded = noted
        row = {"subject": self._subject, "subject_type": self._plan.id, "event": event, "occurred_at": at}
        given = {"by": by, "data": data, "id": name, "recorded_at": recorded}
        return one_by_one(self._program.zone).read(row | given)


def quick_cases(program: Program, kernel: Kernel | None = None) -> Callable[..., Quick | None] | None:
    """Makes live cases of a policy's only subject type; None where every event is for the engine.

    `kernel` is the compiled one where there is one.
    """
    from carerules.bulk.chosen import chosen
    from carerules.bulk.live.desk import desk_for

    kernel = kernel or chosen()
    desk = desk_for(program, kernel)
    if desk is None:
        return None
    make = partial(kernel.live, desk)

    def case(plan: Plan, subject: str, instances: Instances | None) -> Quick | None:
        return Quick(program, plan, subject, instances, make) if _is_plain(subject) else None

    return case


def _is_plain(subject: str) -> bool:
    return bool(subject) and subject.isascii() and subject == subject.strip()
