"""Explanations of chosen cases of a whole history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from carerules.answer.evaluate import Case, Instances, cases_of, organise, replay_organisation
from carerules.answer.strays import stray_findings
from carerules.answer.tell import in_time
from carerules.engine.context import Context
from carerules.engine.replay import replay_case
from carerules.history.settle import Prepared
from carerules.program.plan import Program

from .case import explain_case, with_findings
from .findings import finding_lines
from .mask import Mask, bare
from .sufficient import Search

Chosen = Callable[[tuple[str, str]], bool]
"""Says whether the case of (subject type, subject) is meant."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one case, a text for each obligation."""

    subject_type: str
    subject: str
    paragraphs: list[str]


def explain_cases(
    program: Program,
    prepared: Prepared,
    as_of: int,
    chosen: Chosen,
    instances: Instances | None = None,
    duty: str | None = None,
    language: str = "en",
    mask: Mask = bare,
) -> list[Told]:
    """The chosen cases, explained as of an instant; only they and the organisation are evaluated."""
    cases = cases_of(program, prepared)
    org = organise(program, cases, instances, as_of)
    units, told = [case for case in cases if case.plan.unit], []
    strays = [
        one for one in stray_findings(program, prepared, as_of) if chosen((one.subject_type, one.subject))
    ]

    def tell(ctx: Context, case: Case) -> None:
        others = [unit for unit in units if unit is not case]
        search = Search(program, case, others, instances, as_of)
        about = [one for one in strays if (one.subject_type, one.subject) == (case.plan.id, case.subject)]
        texts = explain_case(ctx, case.records, as_of, duty, language, mask, search, about)
        told.append(Told(case.plan.id, case.subject, texts))

    for ctx, case in replay_organisation(program, cases, org, as_of):
        if chosen((case.plan.id, case.subject)):
            tell(ctx, case)
    for case in cases:
        if not case.plan.unit and chosen((case.plan.id, case.subject)):
            code = program.lexicon.code(case.subject)
            tell(replay_case(program, case.plan, code, case.events(program), org, as_of), case)
    known = {(one.subject_type, one.subject) for one in told}
    for key in sorted({(one.subject_type, one.subject) for one in strays} - known):
        about = sorted((one for one in strays if (one.subject_type, one.subject) == key), key=in_time)
        lines = list(finding_lines(about, program.zone, duty, language, mask))
        told.append(Told(*key, with_findings([], lines, language)))
    return told
