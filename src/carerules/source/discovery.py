"""Which files belong to a policy's folder."""

from __future__ import annotations

import os
from pathlib import Path

from carerules.diagnostics.diagnostic import Diagnostic, Word
from carerules.diagnostics.place import visible
from carerules.diagnostics.span import NOWHERE, Span
from carerules.diagnostics.wording import Arguments

from .limits import Limits

HEAD = "policy.yaml"
_SUFFIXES = (".yaml", ".yml")


def discover(root: Path, limits: Limits) -> tuple[dict[str, Path], list[Diagnostic]]:
    """Every `*.yaml` and `*.yml` below `root` by its path inside it, in order of path, and what is wrong.

    Names that begin with a dot belong to tools and are not looked at. Where `root` is no policy's folder,
    nothing below it is looked at either.
    """
    if not root.is_dir():
        return {}, [Diagnostic("CR121", NOWHERE, {"path": visible(str(root))})]
    if not os.path.lexists(root / HEAD) or (root / HEAD).is_dir():
        return {}, [Diagnostic("CR122", _start(HEAD), _other_heads(root))]
    search = _Search(root, limits)
    complete = search.run()
    return dict(sorted(search.found.items())) if complete else {}, search.problems


class _Search:
    """A walk through the folder; each folder is entered once, however many links lead to it."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self.found: dict[str, Path] = {}
        self.problems: list[Diagnostic] = []
        self._root, self._real, self._limits = root, root.resolve(), limits
        self._entered = {self._real}

    def run(self) -> bool:
        """Fill `found` and `problems`; False where there is too much to go on."""
        waiting = [self._root]
        while waiting and len(self.found) <= self._limits.files:
            folder = waiting.pop()
            try:
                entries = sorted(folder.iterdir(), reverse=True)
            except OSError:
                self._report("CR101", folder, reason=Word("io.permission"))
                continue
            waiting += [entry for entry in entries if self._is_folder_to_enter(entry)]
            for entry in entries:
                self._take(entry)
        complete = len(self.found) <= self._limits.files
        if not complete:
            self._report("CR125", self._root / HEAD, limit=self._limits.files, what=Word("files"))
        return complete

    def _is_folder_to_enter(self, entry: Path) -> bool:
        if entry.name.startswith(".") or not entry.is_dir():
            return False
        real = entry.resolve()
        if not real.is_relative_to(self._real):
            self._report("CR124", entry)
            return False
        if real in self._entered:
            return False
        self._entered.add(real)
        if (entry / HEAD).is_file():
            self._report("CR123", entry / HEAD)
            return False
        return True

    def _take(self, entry: Path) -> None:
        name = entry.relative_to(self._root).as_posix()
        if entry.name.startswith(".") or not entry.name.lower().endswith(_SUFFIXES) or entry.is_dir():
            return
        if visible(name) != name:
            self._report("CR126", entry)
        elif not entry.resolve().is_relative_to(self._real):
            self._report("CR124", entry)
        else:
            self.found[name] = entry

    def _report(self, code: str, path: Path, **args: str | int | Word) -> None:
        name = visible(path.relative_to(self._root).as_posix())
        self.problems.append(Diagnostic(code, _start(name), args))


def _start(file: str) -> Span:
    return Span(file, 1, 1, 1, 1)


def _other_heads(root: Path) -> Arguments:
    """What may be meant where `policy.yaml` is missing: policies one folder down, or another suffix."""
    try:
        names = sorted(entry.name for entry in root.iterdir() if (entry / HEAD).is_file())
        names += [name for name in ("policy.yml",) if (root / name).is_file()]
    except OSError:
        return {}
    return {"candidates": tuple(visible(name) for name in names)} if names else {}
