"""A case comes back from its stored form."""

from __future__ import annotations

from collections.abc import Callable

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.program.plan import Program

from .case import Case
from .packed.form import form_of
from .quick import Quick
from .stored import read_back, read_state


def restored(program: Program, text: str, quick: Callable[..., Quick | None] | None) -> Case:
    """The case that `Case.to_json` wrote. Raises ValueError for other text, or another policy's case.

    `quick` gives what takes single events of plain histories.
    """
    state = read_state(program, text)
    if state is not None:
        subject_type, instances, packed = state
        found = form_of(program, subject_type, instances).unpack(packed)
        if isinstance(found, Diagnostic):
            raise ValueError(found.message("en"))
        return found
    subject_type, subject, instances, given = read_back(program, text)
    plan = program.plans[subject_type]
    hands = quick(plan, subject, instances) if quick is not None else None
    return Case.of_history(program, subject_type, subject, instances, given, hands)
