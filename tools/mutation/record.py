"""What is known about each mutant, kept in a file of lines, so that a run can be broken off and taken up again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tools.mutation.targets import ROOT

FILE = ROOT / ".mutation" / "results.jsonl"
EQUIVALENT = ROOT / "tests" / "mutation" / "equivalent.txt"


@dataclass
class Record:
    """Results by mutant, each with the digest of the module it was made from. A killed mutant needs no second trial."""

    path: Path = FILE
    known: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Key -> (digest of the module, digest of the suite, killer or empty)."""

    def read(self) -> None:
        """Take up what earlier runs have written; a line that was cut off is left out."""
        if self.path.exists():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                try:
                    key, module, suite, killer = json.loads(line)
                except ValueError:
                    continue
                self.known[key] = (module, suite, killer)

    def killer(self, key: str, module: str, suite: str) -> str | None:
        """The killer, empty for a survivor of this very suite, None where the mutant has to be tried."""
        entry = self.known.get(key)
        if entry is None or entry[0] != module:
            return None
        return entry[2] if entry[2] or entry[1] == suite else None

    def last_killer(self, key: str) -> str:
        """Who killed it last, be it in another version of the module."""
        return self.known.get(key, ("", "", ""))[2]

    def write(self, key: str, module: str, suite: str, killer: str) -> None:
        """Add a result at once."""
        self.known[key] = (module, suite, killer)
        self.path.parent.mkdir(exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([key, module, suite, killer], ensure_ascii=False) + "\n")


def digest(parts: Iterable[str | bytes]) -> str:
    """A short digest of texts."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode() if isinstance(part, str) else part)
        found.update(b"\0")
    return found.hexdigest()[:16]


def digest_of_suite() -> str:
    """Changes with the spec tests and the stored cases."""
    paths = [
        *sorted((ROOT / "tests" / "spec").glob("*.py")),
        *sorted((ROOT / "tests" / "mutation").glob("*.jsonl")),
    ]
    return digest(path.read_bytes() for path in paths)


def equivalents(path: Path = EQUIVALENT) -> dict[str, str]:
    """Mutants that change nothing that anybody could see -> the reason.

    A line that starts with `#` and a reason covers the keys below it, up to an empty line. Raises ValueError for a
    key without a reason.
    """
    found: dict[str, str] = {}
    reason = ""
    if not path.exists():
        return found
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            reason = line.lstrip("# ").strip()
        elif not line.strip():
            reason = ""
        elif not reason:
            raise ValueError(f"no reason for {line}")
        else:
            key = line.strip()
            found[key + " " if key.endswith("|") else key] = (
                reason  # left out altogether: nothing stands there
            )
    return found
