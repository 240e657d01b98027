"""`python -m tools.calculator`: write the scenario files that are computed; with `--check`, say which differ."""

from __future__ import annotations

import sys
from pathlib import Path

from .national.all import stories

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "policies" / "national" / "scenarios" / "calculated"


def main(arguments: list[str]) -> int:
    """0 if nothing differs or all was written; 1 if `--check` found a difference."""
    wanted = {f"{story.file}.yaml": story.text() for story in stories()}
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml")}
    differing = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    if "--check" in arguments:
        print("\n".join(differing) or "nothing differs")
        return 1 if differing else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in differing:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    print(f"{len(wanted)} files, {len(differing)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
