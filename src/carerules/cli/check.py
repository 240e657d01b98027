"""`carerules check POLICY`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from importlib import import_module
from typing import Annotated

import typer

from carerules.api.cache.checked import checked
from carerules.api.cache.vault import cache_folder

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


def check(
    policy: PolicyFolder,
    form: Annotated[CheckForm, typer.Option("--format", help=HELP["format"])] = CheckForm.text,
    library: Library = "",
    no_cache: Annotated[bool, typer.Option("--no-cache", help=HELP["no_cache"])] = False,
    language: LanguageOption = Tongue.en,
    debug: Debug = False,
) -> int:
    """Print every diagnostic; the text form ends with vague words, assumed numbers and a count."""
    found = checked(policy, library or None, None if no_cache else cache_folder(os.environ))
    render = import_module(f"carerules.diagnostics.render_{form.value}").render
    sys.stdout.write(render(found.diagnostics, found.texts, language.value, policy))
    if form is CheckForm.text:
        sys.stdout.write("\n" if found.diagnostics else "")
        sys.stdout.writelines(found.notes[language.value])
    return BROKEN if found.broken else FINE
