"""`carerules handbook POLICY --out DIR`."""

from __future__ import annotations

import os
import posixpath
import sys
from pathlib import Path
from typing import Annotated

import typer

from carerules.diagnostics.place import visible
from carerules.report.handbook.book import ROLES, UNITS
from carerules.report.handbook.pages import pages

from .exits import BROKEN, FINE
from .options import Debug, LanguageOption, Library, Misuse, PolicyFolder, Tongue
from .reading import loaded
from .words import HELP, say

OutFolder = Annotated[str, typer.Option("--out", metavar="DIR", help=HELP["out"])]
OnlyCheck = Annotated[bool, typer.Option("--check", help=HELP["only_check"])]


def handbook(
    policy: PolicyFolder,
    out: OutFolder,
    check: OnlyCheck = False,
    library: Library = "",
    language: LanguageOption = Tongue.en,
    debug: Debug = False,
) -> int:
    """Write the pages, or only tell which of them are out of date (exit code 1 if any is)."""
    made = pages(loaded(policy, library).resolved, language.value, way(out, policy))
    folder = Path(out)
    changed = sorted(path for path, text in made.items() if _read(folder / path) != text.encode())
    if not check:
        _write(folder, made, changed, language.value)
    for path in stale(folder, made):
        print(visible(say("old_page", language.value, path=path)), file=sys.stderr)
    key = "pages_differ" if check else "pages"
    print(say(key, language.value, n=len(made), changed=len(changed), out=visible(out)))
    return BROKEN if check and (changed or stale(folder, made)) else FINE


def way(start: str, policy: str) -> str:
    """The relative path from the folder `start` to the policy's, with `/` between its parts."""
    try:
        return posixpath.join(*Path(os.path.relpath(policy, start)).parts)
    except ValueError:  # another drive: the links to files are left out
        return ""


def stale(folder: Path, made: dict[str, str]) -> list[str]:
    """Pages in the handbook's folders that the policy no longer gives; nobody but their owner deletes them."""
    found = (path for part in (UNITS, ROLES) for path in (folder / part).glob("*.md"))
    there = (path.relative_to(folder).as_posix() for path in found)
    return sorted(path for path in there if path not in made)


def _write(folder: Path, made: dict[str, str], changed: list[str], language: str) -> None:
    try:
        for path in changed:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(made[path].encode())
    except OSError as refused:
        raise Misuse(say("no_writing", language, out=str(folder), why=refused.strerror or "")) from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
