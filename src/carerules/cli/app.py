"""All commands as one typer application; what they raise becomes a message and an exit code.

A command is imported when it is asked for: checking a policy should not wait for what an audit needs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

import typer
import typer.main

from carerules.diagnostics.diagnostic import DataError
from carerules.diagnostics.place import visible
from carerules.diagnostics.wording import Language

from .broken import BrokenPolicy, complain
from .exits import BROKEN, FINE, MISUSE
from .options import Misuse
from .usage import worded
from .words import HELP, say

COMMANDS = {
    "check": "check",
    "test": "scenarios",
    "audit": "audit",
    "due": "due",
    "explain": "explain",
    "handbook": "handbook",
    "clauses": "clauses",
    "version": "version",
}
"""Command -> the file and the function in it that carry it out."""


def application(names: Iterable[str]) -> typer.Typer:
    """The program with the commands `names`."""
    app = typer.Typer(
        name="carerules", help=HELP["app"], add_completion=False, rich_markup_mode=None, no_args_is_help=False
    )
    for name in names:
        home = COMMANDS[name]
        command = getattr(import_module(f"carerules.cli.{home}"), home)
        app.command(name=name, help=HELP[name], short_help=HELP[name])(command)
    return app


def run_command(arguments: Sequence[str], language: Language) -> int:
    """Run one command line; the exit code comes back."""
    try:
        given = list(arguments) or ["--help"]
        wanted = given[:1] if given[0] in COMMANDS else COMMANDS
        group = typer.main.get_group(application(wanted))
        code = group.main(given, prog_name="carerules", standalone_mode=False)
        return code if isinstance(code, int) else FINE
    except BrokenPolicy as broken:
        complain(broken.errors(), broken.texts, language, broken.folder)
        return BROKEN
    except DataError as unreadable:
        complain(unreadable.diagnostics, {}, language)
        return MISUSE
    except Misuse as misuse:
        return _misused(str(misuse), arguments, language)
    except Exception as error:
        problem = worded(error, language)
        if problem is None:
            raise
        return _misused(problem, arguments, language)


def _misused(problem: str, arguments: Sequence[str], language: Language) -> int:
    command = next((word for word in arguments if word in COMMANDS), "")
    print(say("misuse", language, problem=visible(problem)), file=sys.stderr)
    print(say("try_help", language, command=command).replace("  ", " "), file=sys.stderr)
    return MISUSE
