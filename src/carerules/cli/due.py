"""`carerules due POLICY --history FILE --as-of DATE --within 7d`."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Annotated

import typer

from carerules.api.policy import Policy
from carerules.diagnostics.wording import Language
from carerules.report import worklist
from carerules.report.selection import known_units, select
from carerules.temporal.duration import Unit as TimeUnit
from carerules.temporal.duration import parse_duration

from .audit import rendered
from .exits import QUARANTINED, worst
from .options import (
    AsOf,
    Debug,
    Form,
    FormatOption,
    HistoryFile,
    KnownAsOf,
    LanguageOption,
    Library,
    Misuse,
    PolicyFolder,
    Tongue,
    Unit,
    Unmask,
    one_of,
)
from .reading import audited, loaded
from .words import HELP, say


def due(
    policy: PolicyFolder,
    history: HistoryFile,
    as_of: AsOf,
    within: Annotated[str, typer.Option("--within", metavar="DURATION", help=HELP["within"])],
    known_as_of: KnownAsOf = "",
    form: FormatOption = Form.text,
    unit: Unit = "",
    unmask: Unmask = False,
    library: Library = "",
    language: LanguageOption = Tongue.en,
    debug: Debug = False,
) -> int:
    """Print the worklist: overdue first, then what is due within the time asked for."""
    rules = loaded(policy, library)
    judged = audited(rules, history, as_of, known_as_of, language.value)
    until = window(rules, judged.as_of, within, language.value)
    if unit:
        one_of("--unit", unit, known_units(judged), language.value)
    selection = select(judged, unit=unit)
    if form is Form.text:
        sys.stdout.writelines(worklist.lines(selection, until, language.value, not unmask))
    else:
        owed = replace(selection, obligations=worklist.owed(selection, until), findings=(), states=())
        sys.stdout.writelines(rendered(owed, form, language.value, not unmask))
    return worst(QUARANTINED if judged.rejected else 0)


def window(policy: Policy, start: int, within: str, language: Language) -> int:
    """The end of the time to look at, counted as a deadline is. # S3.3"""
    try:
        length = parse_duration(within)
    except ValueError:
        raise Misuse(say("duration", language, value=within)) from None
    if length.unit is TimeUnit.SD and policy.resolved.terms is None:
        raise Misuse(say("no_terms", language, value=within))
    return policy.program.reckoner.after(start, length).at
