"""Explanations of chosen cases of a whole history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from carerules.answer.evaluate import Case, Instances, cases_of, organise, replay_organisation
from carerules.engine.context import Context
from carerules.engine.replay import replay_case
from carerules.history.settle import Prepared
from carerules.program.plan import Program

from .case import explain_case
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

    def tell(ctx: Context, case: Case) -> None:
        others = [unit for unit in units if unit is not case]
        search = Search(program, case, others, instances, as_of)
        texts = explain_case(ctx, case.records, as_of, duty, language, mask, search)
        told.append(Told(case.plan.id, case.subject, texts))

    for ctx, case in replay_organisation(program, cases, org, as_of):
        if chosen((case.plan.id, case.subject)):
            tell(ctx, case)
    for case in cases:
        if not case.plan.unit and chosen((case.plan.id, case.subject)):
            code = program.lexicon.code(case.subject)
            ctx = replay_case(program, case.plan, code, case.events(program), org, as_of)
            tell(ctx, case)
    return told
