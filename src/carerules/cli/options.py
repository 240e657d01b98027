"""Arguments and options that several commands share, and what is made of their values."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Annotated

import typer

from carerules.api.instant import instant as believed
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Language
from carerules.temporal.zone import Zone

from .words import HELP, say


class Tongue(StrEnum):
    """`--language`."""

    en = "en"
    zh = "zh"


class Form(StrEnum):
    """`--format` of `audit` and `due`."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


PolicyFolder = Annotated[str, typer.Argument(metavar="POLICY", help=HELP["policy"])]
Library = Annotated[str, typer.Option("--library", metavar="DIR", help=HELP["library"])]
HistoryFile = Annotated[str, typer.Option("--history", metavar="FILE", help=HELP["history"])]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help=HELP["as_of"])]
KnownAsOf = Annotated[str, typer.Option("--known-as-of", metavar="DATE", help=HELP["known_as_of"])]
LanguageOption = Annotated[Tongue, typer.Option("--language", "--lang", help=HELP["language"])]
FormatOption = Annotated[Form, typer.Option("--format", help=HELP["format"])]
Only = Annotated[str, typer.Option("--only", metavar="WORDS", help=HELP["only"])]
Unit = Annotated[str, typer.Option("--unit", metavar="UNIT", help=HELP["unit"])]
FailOn = Annotated[str, typer.Option("--fail-on", metavar="WORDS", help=HELP["fail_on"])]
Unmask = Annotated[bool, typer.Option("--unmask", help=HELP["unmask"])]
Debug = Annotated[bool, typer.Option("--debug", help=HELP["debug"])]


class Misuse(Exception):
    """The command can't be carried out as given; the text says why, in the user's language."""


def instant(option: str, text: str, zone: Zone, language: Language) -> int:
    """The instant that an option names: microseconds UTC, of a date the end of that local day."""
    try:
        return believed(text, zone)
    except ValueError:
        raise Misuse(say("instant", language, option=option, value=text)) from None


def words(option: str, text: str, known: Collection[str], language: Language) -> list[str]:
    """The words of a list parted by commas, each of which must be known."""
    found = [word.strip() for word in text.split(",") if word.strip()]
    for word in found:
        one_of(option, word, known, language)
    return found


def one_of(option: str, word: str, known: Iterable[str], language: Language) -> str:
    """`word`, if it is among `known`; else the nearest of them is suggested."""
    names = sorted(known)
    if word in names:
        return word
    near = nearest(word, names)
    if near is not None:
        hint = say("near", language, near=near)
    else:
        hint = say("one_of", language, words=", ".join(names)) if 0 < len(names) <= 40 else ""
    raise Misuse(say("unknown", language, option=option, value=word, near=hint))
