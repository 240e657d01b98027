"""What the kernel does not judge goes through the engine: units first, then single cases. (S6.5)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from carerules.answer.evaluate import (
    Case,
    Evaluation,
    Instances,
    cases_of,
    evaluate_others,
    evaluate_units,
    organise,
)
from carerules.answer.indicators import Tally
from carerules.answer.strays import stray_findings
from carerules.engine.organisation import Organisation
from carerules.history.read import read
from carerules.history.settle import prepare
from carerules.program.plan import Program

from .coding import NotColumnar


@dataclass(slots=True)
class Leftover:
    """Takes whole cases as Arrow tables; `evaluation` is what the engine found in them."""

    program: Program
    as_of: int
    mapping: Mapping[str, str] | None
    evaluation: Evaluation = field(default_factory=lambda: Evaluation([], [], [], 0))
    org: Organisation = field(default_factory=Organisation)
    duplicates: int = 0
    retracted: int = 0
    conflicts: int = 0
    """Findings about records that had no effect in cases which the kernel judged."""
    tally: Tally = field(init=False)

    def __post_init__(self) -> None:
        self.tally = Tally(self.program, self.as_of)

    def organise(self, rows: Any, instances: Instances, since: int) -> None:
        """Cases of units and of types that the kernel does not know; `since`: the first record of all. # S1.1.b"""
        cases = self._cases(rows)
        self.org = organise(self.program, cases, instances, self.as_of)
        self.org.since = min(self.org.since, since)
        evaluate_units(self.program, cases, self.org, self.tally, self.evaluation)
        evaluate_others(self.program, cases, self.org, self.tally, self.evaluation)

    def take(self, rows: Any) -> None:
        """Single cases of other types."""
        evaluate_others(self.program, self._cases(rows), self.org, self.tally, self.evaluation)

    def _cases(self, rows: Any) -> list[Case]:
        data = read(rows, zone=self.program.zone, columns=self.mapping)
        if data.rejected:
            raise NotColumnar("rows that only their own reader can tell about")
        prepared = prepare(data.events, self.program.policy.order)
        self.duplicates += prepared.duplicates
        self.retracted += prepared.corrected + prepared.retracted
        self.evaluation.findings += stray_findings(self.program, prepared, self.as_of)
        return cases_of(self.program, prepared)

    def findings(self) -> Counter[str]:
        """How many of each kind, missed targets included."""
        found = Counter(one.kind for one in (*self.evaluation.findings, *self.tally.findings()))
        found["conflict"] += self.conflicts
        return found
