"""`carerules clauses POLICY`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from carerules.api.examination import examine
from carerules.report import clauses_text
from carerules.report.clauses import clause_coverage

from .broken import BrokenPolicy
from .exits import FINE
from .options import Debug, LanguageOption, Library, PolicyFolder, Tongue, one_of
from .words import HELP


class ClauseForm(StrEnum):
    """`--format` of `clauses`."""

    text = "text"
    json = "json"


def clauses(
    policy: PolicyFolder,
    source: Annotated[str, typer.Option("--source", metavar="ID", help=HELP["source"])] = "",
    form: Annotated[ClauseForm, typer.Option("--format", help=HELP["format"])] = ClauseForm.text,
    library: Library = "",
    language: LanguageOption = Tongue.en,
    debug: Debug = False,
) -> int:
    """Print for every source which clauses are carried out, by what, and which citations no map knows."""
    found = examine(policy, library or None)
    if found.rules is None:
        raise BrokenPolicy(found.diagnostics, found.texts, policy)
    if source:
        one_of("--source", source, found.rules.sources, language.value)
    told = [one for one in clause_coverage(found.rules) if source in ("", one.source.id)]
    if form is ClauseForm.json:
        sys.stdout.write(clauses_text.document(told))
    else:
        sys.stdout.writelines(clauses_text.lines(told, language.value, policy))
    return FINE
