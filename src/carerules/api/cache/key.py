"""The name of a check: a hash of everything that its outcome follows from.

Of the policy only contents count, no times and no paths: two copies of it share an entry, one changed byte finds none.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from carerules.source.library import ChainBytes
from carerules.source.yaml_text import reader

_LIBRARIES = ("pydantic", "pydantic_core", "yaml", "tzdata")
"""What a check asks besides this package and Python itself."""
_OURS = (".py", ".yaml")
"""The files of this package that bear on a check: code and calendars."""


def key_of(files: ChainBytes) -> str | None:
    """64 hexadecimal digits for the policy in `files`, checked by this installation; None where that cannot be told."""
    try:
        parts = [*_python(), *_package(), *_installed(), *_policy(files)]
    except (OSError, ValueError, ImportError):
        return None
    whole = sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def _policy(files: ChainBytes) -> Iterator[str | bytes]:
    """The bytes of every file by its name, and what hindered looking for them."""
    yield repr((files.limits, files.problems))
    for folder in files.folders:
        yield repr((folder.prefix, folder.problems, len(folder.files)))
        for name, data in folder.files.items():
            yield name
            yield data


def _python() -> Iterator[str]:
    yield from (sys.version, unicodedata.unidata_version, reader())


def _package() -> Iterator[str | bytes]:
    """Every file of this package, so that a change of a check, a message or a calendar makes all entries old."""
    root = Path(__file__).resolve().parents[2]
    for path in sorted(_below(str(root))):
        yield os.path.relpath(path, root)
        with open(path, "rb") as file:
            yield file.read()


def _below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _below(entry.path)
            elif entry.name.endswith(_OURS):
                yield entry.path


def _installed() -> Iterator[str]:
    """What is installed beside the libraries, with versions: the names of its metadata folders."""
    homes = set()
    for library in _LIBRARIES:
        spec = find_spec(library)
        if spec is None or spec.origin is None:
            raise ImportError(library)
        state = os.stat(spec.origin)
        yield repr((library, spec.origin, state.st_size, state.st_mtime_ns))
        homes.add(os.path.dirname(os.path.dirname(spec.origin)))
    for home in sorted(homes):
        yield from sorted(name for name in os.listdir(home) if name.endswith((".dist-info", ".egg-info")))
