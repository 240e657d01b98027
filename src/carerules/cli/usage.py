"""What is wrong with a command line, as typer found it, in the user's language.

typer speaks English only, and its exceptions have moved between releases: they are known by what they carry.
"""

from __future__ import annotations

import re

from carerules.diagnostics.wording import Language

from .words import say

_COMMAND = re.compile(r"No such command '(.*?)'\.(?: Did you mean '(.*?)'\?)?", re.DOTALL)
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)
_CHOICE = re.compile(r"'(.*)' is not one of (.*?)\.?$", re.DOTALL)


def worded(error: Exception, language: Language) -> str | None:
    """The problem in one sentence; None for an exception that is no misuse of the command line."""
    tell = getattr(error, "format_message", None)
    if tell is None:
        return None
    english = str(tell())
    return english if language == "en" else _chinese(error, english)


def _chinese(error: Exception, english: str) -> str:
    option = getattr(error, "option_name", None)
    if option is not None:
        near = ", ".join(getattr(error, "possibilities", None) or ())
        if type(error).__name__ == "NoSuchOption":
            hint = say("near", "zh", near=near) if near else ""
            return say("no_option", "zh", option=option, near=hint)
        return say("no_value", "zh", option=option)
    param = getattr(error, "param", None)
    if param is not None:
        return _of_parameter(error, english, _shown(param))
    return _of_words(english)


def _shown(param: object) -> str:
    """An option by its names, an argument by what help calls it."""
    names = [str(name) for name in getattr(param, "opts", ())]
    return (
        " / ".join(names)
        if any(name.startswith("-") for name in names)
        else names[0].upper()
        if names
        else "?"
    )


def _of_parameter(error: Exception, english: str, name: str) -> str:
    if type(error).__name__ == "MissingParameter":
        return say("missing_parameter", "zh", name=name)
    choice = _CHOICE.search(english)
    if choice is None:
        return say("bad_value", "zh", name=name, problem=english)
    # typer writes `Value error, 'xml' is not one of …`
    return say(
        "bad_choice", "zh", name=name, value=choice[1].rpartition("'")[2], words=choice[2].replace("'", "")
    )


def _of_words(english: str) -> str:
    command = _COMMAND.match(english)
    if command is not None:
        hint = say("near", "zh", near=command[2]) if command[2] else ""
        return say("no_command", "zh", command=command[1], near=hint)
    extra = _EXTRA.match(english)
    return say("extra", "zh", words=extra[1]) if extra is not None else say("bad_line", "zh", problem=english)
