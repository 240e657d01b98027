"""The program `carerules`: runs a command and turns whatever happens into one exit code and no traceback."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from .exits import CRASHED, INTERRUPTED, MISUSE
from .language import asked_language
from .words import say

_YOUNG = 1_000_000
"""New objects between two searches for circles of dead ones; what is read of a policy lives until the end."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line `arguments` (default: the program's own) and exit: docs/cli.md lists the codes."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    gc.set_threshold(_YOUNG)
    try:
        code = run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has gone, as with `| head`: nothing more to say, not even at the flush on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    gc.freeze()  # the end of the process frees everything: no need to look for circles once more
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code comes back. Everything unexpected is told in one line."""
    language = asked_language(arguments)
    try:
        from .app import run_command
    except ModuleNotFoundError as missing:
        if missing.name not in ("typer", "rich"):
            raise
        print(say("no_typer", language), file=sys.stderr)
        return MISUSE
    try:
        return run_command(arguments, language)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if "--debug" in arguments:
            raise
        print(say("crashed", language, kind=type(error).__name__), file=sys.stderr)
        return CRASHED


def _speak_utf8() -> None:
    """Output is UTF-8 with plain line feeds whatever the locale says; what cannot be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
