"""The policies that a policy refines: the folders along `extends`, none of them outside the library."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.place import visible
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Arguments

from .discovery import HEAD
from .encoding import decode
from .folder import FolderBytes, SourceTree, folder_bytes, parse_folder
from .limits import DEFAULT, Limits
from .node import Scalar

EXTENDS = "extends"


@dataclass(frozen=True, slots=True)
class Chain:
    """A policy and those that it refines: `trees` begin with its own folder and end with the one that refines none.

    The files of a base are named as seen from the folder that was loaded: `../national/duties.yaml`.
    """

    trees: tuple[SourceTree, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The texts of all files by path."""
        return {name: text for tree in self.trees for name, text in tree.texts.items()}


@dataclass(frozen=True, slots=True)
class ChainBytes:
    """The files of a policy and of those that it refines, as they lie on the disk, nearest first.

    All that is known of a policy follows from this: who has judged the same bytes before need not do it again.
    `problems` are those of the way from one folder to the next.
    """

    folders: tuple[FolderBytes, ...]
    problems: tuple[Diagnostic, ...]
    limits: Limits

    @property
    def texts(self) -> dict[str, str]:
        """The texts of all files by path."""
        return {name: decode(data, name)[0] for folder in self.folders for name, data in folder.files.items()}


def chain_bytes(
    path: str | os.PathLike[str], library: str | os.PathLike[str] | None = None, limits: Limits = DEFAULT
) -> ChainBytes:
    """The files of the policy in the folder `path` and of all that it refines; nothing is raised.

    `library` is the folder outside which no base may lie, by name or by link; by default the one that holds `path`,
    or, where that one stands among policies itself, the one that holds those.
    """
    walk = _Walk(Path(os.path.abspath(path)), library, limits)
    folder: FolderBytes | None = folder_bytes(path, limits)
    folders: list[FolderBytes] = []
    while folder is not None:
        folders.append(folder)
        folder = walk.next(folder)
    return ChainBytes(tuple(folders), tuple(walk.problems), limits)


def parse_chain(found: ChainBytes) -> Chain:
    """What stands in the files; nothing is raised. The scenarios of a policy that is refined are that one's matter."""
    trees = tuple(
        parse_folder(folder, found.limits, with_tests=place == 0)
        for place, folder in enumerate(found.folders)
    )
    said = [diagnostic for tree in trees for diagnostic in tree.diagnostics]
    return Chain(trees, (*said, *found.problems))


def read_chain(
    path: str | os.PathLike[str], library: str | os.PathLike[str] | None = None, limits: Limits = DEFAULT
) -> Chain:
    """The policy in the folder `path` and all that it refines, read; arguments as for `chain_bytes`."""
    return parse_chain(chain_bytes(path, library, limits))


class _Walk:
    """The way from a policy to what it refines. Names are joined as text, links are followed only to look."""

    def __init__(self, start: Path, library: str | os.PathLike[str] | None, limits: Limits) -> None:
        self.problems: list[Diagnostic] = []
        self._here, self._limits = start, limits
        self._library = Path(os.path.abspath(library)) if library is not None else _library_of(start)
        self._entered = [start.resolve()]

    def next(self, before: FolderBytes) -> FolderBytes | None:
        """The folder that the one `before` extends; None where it extends none, or none that can be used."""
        head = before.head(self._limits)
        entry = head.entries.get(EXTENDS) if head is not None else None
        node = entry.node if entry is not None else None
        if not isinstance(node, Scalar) or not isinstance(node.value, str) or not node.text:
            return None
        folder = Path(os.path.normpath(self._here / node.text))
        try:
            problem = self._problem(node, folder)
        except (OSError, RuntimeError, ValueError):  # no path at all, or links that lead in a circle
            problem = Diagnostic("CR128", node.span, {"path": node.text})
        if problem is not None:
            self.problems.append(problem)
            return None
        self._here = folder
        self._entered.append(folder.resolve())
        prefix = posixpath.normpath(posixpath.join(before.prefix, node.text)) + "/"
        return folder_bytes(folder, self._limits, prefix)

    def _problem(self, node: Scalar, folder: Path) -> Diagnostic | None:
        args: Arguments = {"path": node.text}
        real, library = folder.resolve(), self._library.resolve()
        if not folder.is_relative_to(self._library) or not real.is_relative_to(library):
            return Diagnostic("CR127", node.span, {**args, "library": visible(self._library.name)})
        if real in self._entered:
            names = [place.name for place in self._entered[self._entered.index(real) :]]
            return Diagnostic("CR129", node.span, {"circle": (*names, names[0])})
        if not (folder / HEAD).is_file():
            near = nearest(folder.name, self._policies(folder.parent))
            return Diagnostic("CR128", node.span, {**args, "suggestion": near} if near else args)
        if len(self._entered) > self._limits.bases:
            return Diagnostic("CR130", node.span, {"limit": self._limits.bases})
        return None

    def _policies(self, folder: Path) -> list[str]:
        """The names of the policies that lie in `folder`."""
        return sorted(map(visible, _names(folder)))


def _library_of(start: Path) -> Path:
    """The folder that holds the policy `start`; a shelf among policies (`policies/variants/x`) belongs to theirs."""
    library = start.parent
    while library.parent != library and _names(library.parent):
        library = library.parent
    return library


def _names(folder: Path) -> list[str]:
    """The policies that lie in `folder` itself."""
    try:
        return [entry.name for entry in folder.iterdir() if (entry / HEAD).is_file()]
    except OSError:
        return []
