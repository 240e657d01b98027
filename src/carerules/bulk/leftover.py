"""Cases that the kernel left alone go through the engine; and so does a whole source that is not columnar."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from carerules.answer.evaluate import Evaluation, evaluate
from carerules.history.read import read
from carerules.history.settle import prepare
from carerules.program.plan import Program


@dataclass(slots=True)
class Leftover:
    """What the engine found in them."""

    evaluation: Evaluation = field(default_factory=lambda: Evaluation([], [], [], 0))
    duplicates: int = 0
    retracted: int = 0
    findings: Counter[str] = field(default_factory=Counter)


def by_engine(program: Program, rows: Any, mapping: Any, as_of: int) -> Leftover:
    """The engine's answer about some rows: an Arrow table of whole cases."""
    data = read(rows, zone=program.zone, columns=mapping)
    prepared = prepare(data.events, program.policy.order)
    found = evaluate(program, prepared, as_of)
    return Leftover(
        evaluation=found,
        duplicates=prepared.duplicates,
        retracted=prepared.corrected + prepared.retracted,
        findings=Counter(finding.kind for finding in found.findings),
    )
