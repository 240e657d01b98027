"""A policy made ready for the kernel: at once where it knows no dates, else for the time in which its data lie."""

from __future__ import annotations

from dataclasses import dataclass

from carerules.program.plan import DUE, DutyPlan, Plan, Program
from carerules.temporal.instants import EVER, NEVER

from .able import embellishments, obstacles
from .coding import NotColumnar
from .lower import Lowering
from .parties import Parties
from .slots import Told
from .tables import Tables
from .terms import Terms
from .window import narrowed


@dataclass(frozen=True, slots=True)
class Ready:
    """One subject type: its tables and what they were made from. `by_day`: something begins or ends with a day."""

    program: Program
    plan: Plan
    tables: Tables
    terms: Terms
    told: Told
    kinds: list[str]
    duties: list[DutyPlan]
    parties: Parties
    by_day: bool


class Lowered:
    """A policy for any number of audits. Raises NotColumnar where the engine must take the whole."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.is_plain = not embellishments(program)
        self._ready: tuple[tuple[int, int], list[Ready]] | None = None
        if not self.candidates():
            raise NotColumnar(*_why(program))

    def candidates(self) -> list[Plan]:
        """The subject types that may be for the kernel."""
        if self.is_plain:
            return list(self.program.plans.values())
        always = narrowed(self.program, NEVER - 1, NEVER)
        return [plan for plan in self.program.plans.values() if not obstacles(always, always.plans[plan.id])]

    def ready(self, first: int, as_of: int) -> list[Ready]:
        """Those of `candidates`, for records from `first` on."""
        if self.is_plain:
            first = as_of = EVER
        if self._ready is None or self._ready[0] != (first, as_of):
            program = self.program if self.is_plain else narrowed(self.program, first, as_of)
            found = []
            for plan in self.candidates():
                why = () if self.is_plain else obstacles(program, program.plans[plan.id])
                if why:
                    raise NotColumnar(*why)
                found.append(_ready(program, program.plans[plan.id], as_of))
            self._ready = (first, as_of), found
        return self._ready[1]


def _ready(program: Program, plan: Plan, as_of: int) -> Ready:
    lowering = Lowering(program, plan)
    tables = lowering.tables(as_of)
    kinds = lowering.duties.kinds()
    return Ready(
        program=program,
        plan=plan,
        tables=tables,
        terms=lowering.terms,
        told=lowering.told,
        kinds=kinds,
        duties=[slot.duty for slot in lowering.slots],
        parties=lowering.parties,
        by_day=bool(
            kinds
            or plan.clocks
            or any(event.waives for event in plan.events)
            or any(duty.timing == DUE for duty in plan.duties)
        ),
    )


def _why(program: Program) -> tuple[str, ...]:
    always = narrowed(program, NEVER - 1, NEVER)
    return tuple(dict.fromkeys(why for plan in always.plans.values() for why in obstacles(always, plan)))
