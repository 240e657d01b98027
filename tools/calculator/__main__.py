"""`python -m tools.calculator`: write the scenario files that are computed; with `--check`, say which differ."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from .county import all as county
from .national import all as national
from .story import Story
from .variants import dropout_ladder, four_colours

POLICIES = Path(__file__).parents[2] / "policies"
TOLD: dict[str, Callable[[], Iterable[Story]]] = {
    "national": national.stories,
    "anhui_county": county.stories,
    "variants/dropout_ladder": dropout_ladder.stories,
    "variants/four_colours": four_colours.stories,
}
"""The policies with computed scenarios."""


def main(arguments: list[str]) -> int:
    """0 if nothing differs or all was written; 1 if `--check` found a difference."""
    differing = [
        f"{policy}/{name}" for policy in TOLD for name in _bring_up(policy, "--check" not in arguments)
    ]
    if "--check" in arguments:
        print("\n".join(differing) or "nothing differs")
        return 1 if differing else 0
    print(f"{len(differing)} files written")
    return 0


def _bring_up(policy: str, write: bool) -> list[str]:
    """The names of the files that differ; they are written, or removed, if `write`."""
    folder = POLICIES / policy / "scenarios" / "calculated"
    wanted = {f"{story.file}.yaml": story.text() for story in TOLD[policy]()}
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}
    differing = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    for name in differing if write else ():
        folder.mkdir(parents=True, exist_ok=True)
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    return differing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
