"""`carerules check POLICY`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from carerules.api.examination import examine
from carerules.diagnostics import render_github, render_json, render_junit, render_sarif, render_text
from carerules.report import notes

from .exits import BROKEN, FINE
from .options import Debug, LanguageOption, Library, PolicyFolder, Tongue
from .words import HELP


class CheckForm(StrEnum):
    """`--format` of `check`."""

    text = "text"
    json = "json"
    sarif = "sarif"
    junit = "junit"
    github = "github"


_RENDER = {
    CheckForm.text: render_text.render,
    CheckForm.json: render_json.render,
    CheckForm.sarif: render_sarif.render,
    CheckForm.junit: render_junit.render,
    CheckForm.github: render_github.render,
}


def check(
    policy: PolicyFolder,
    form: Annotated[CheckForm, typer.Option("--format", help=HELP["format"])] = CheckForm.text,
    library: Library = "",
    language: LanguageOption = Tongue.en,
    debug: Debug = False,
) -> int:
    """Print every diagnostic; the text form ends with vague words, assumed numbers and a count."""
    found = examine(policy, library or None)
    sys.stdout.write(_RENDER[form](found.diagnostics, found.texts, language.value, policy))
    if form is CheckForm.text:
        sys.stdout.write("\n" if found.diagnostics else "")
        sys.stdout.writelines(notes.lines(found.rules, found.diagnostics, language.value))
    return BROKEN if found.rules is None else FINE
