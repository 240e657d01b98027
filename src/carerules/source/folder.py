"""What stands in the files of a policy's folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from carerules.diagnostics.diagnostic import Diagnostic, Word, in_order
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Arguments

from .discovery import HEAD, discover
from .encoding import decode
from .limits import DEFAULT, Limits
from .node import Mapping, Scalar
from .yaml_text import parse

SCENARIOS = "scenarios"


@dataclass(frozen=True, slots=True)
class SourceTree:
    """The files of one policy by their path inside the folder (`/` on every system), in order of path.

    `files` are the policy, `scenarios` its tests (files in a folder of that name); a file whose structure
    could not be read is in neither. `texts` has every text that could be opened, for messages to show.
    Every path, in messages too, begins with `prefix`.
    """

    files: dict[str, Mapping] = field(default_factory=dict)
    scenarios: dict[str, Mapping] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    prefix: str = ""

    @property
    def head(self) -> Mapping | None:
        """What stands in `policy.yaml`; None where it could not be read."""
        return self.files.get(self.prefix + HEAD)


@dataclass(frozen=True, slots=True)
class FolderBytes:
    """The files of one policy as they lie on the disk, by path from the loaded folder; `problems` hindered looking."""

    files: dict[str, bytes]
    problems: tuple[Diagnostic, ...]
    prefix: str = ""

    def head(self, limits: Limits) -> Mapping | None:
        """What stands in `policy.yaml`; None where it could not be read."""
        data = self.files.get(self.prefix + HEAD)
        node = parse(data, self.prefix + HEAD, limits)[0] if data is not None else None
        return node if isinstance(node, Mapping) else None


def folder_bytes(path: str | os.PathLike[str], limits: Limits = DEFAULT, prefix: str = "") -> FolderBytes:
    """Every file of the policy in the folder `path`; nothing is raised, `problems` says what is wrong.

    `prefix` is the way to it from the folder that messages are relative to: empty, or ending in `/`.
    """
    paths, found = discover(Path(path), limits)
    problems = [replace(d, span=d.span._replace(file=prefix + d.span.file)) for d in found]
    files: dict[str, bytes] = {}
    room = limits.folder_bytes
    for inside, place in paths.items():
        name = prefix + inside
        data = _bytes(place, limits.file_bytes + 1)
        if isinstance(data, Word):
            problems.append(Diagnostic("CR101", Span(name, 1, 1, 1, 1), {"reason": data}))
            continue
        room -= len(data)
        if room < 0:
            size: Arguments = {"limit": limits.folder_bytes, "what": Word("bytes")}
            problems.append(Diagnostic("CR125", Span(name, 1, 1, 1, 1), size))
            break
        files[name] = data
    return FolderBytes(files, tuple(problems), prefix)


def parse_folder(found: FolderBytes, limits: Limits = DEFAULT, *, with_tests: bool = True) -> SourceTree:
    """What stands in the files; nothing is raised, `diagnostics` says what is wrong, with the files or in them.

    Without tests `scenarios` is empty, and what is wrong with these files is not told.
    """
    problems = list(found.problems)
    files: dict[str, Mapping] = {}
    scenarios: dict[str, Mapping] = {}
    for name, data in found.files.items():
        is_test = SCENARIOS in PurePosixPath(name.removeprefix(found.prefix)).parts[:-1]
        if is_test and not with_tests:
            continue
        node, said = parse(data, name, limits)
        problems += said
        if isinstance(node, Mapping):
            (scenarios if is_test else files)[name] = node
        elif node is not None:
            what = Word("value" if isinstance(node, Scalar) else "list")
            problems.append(Diagnostic("CR120", node.span, {"what": what}))
    texts = {name: decode(data, name)[0] for name, data in found.files.items()}
    return SourceTree(files, scenarios, texts, tuple(in_order(problems)), found.prefix)


def read_folder(path: str | os.PathLike[str], limits: Limits = DEFAULT, prefix: str = "") -> SourceTree:
    """Every file of the policy in the folder `path`, read; arguments as for `folder_bytes`."""
    return parse_folder(folder_bytes(path, limits, prefix), limits)


def _bytes(path: Path, most: int) -> bytes | Word:
    """The file's first `most` bytes, or why there are none."""
    try:
        if not path.is_file():
            return Word("io.special" if path.exists() else "io.missing")
        with path.open("rb") as file:
            return file.read(most)
    except PermissionError:
        return Word("io.permission")
    except OSError:
        return Word("io.other")
