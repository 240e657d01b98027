"""docs/refinement.md has the table that the check goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from carerules.resolved.refinement.table import TABLE, Way

PAGE = Path(__file__).parents[3] / "docs" / "refinement.md"
EVERY = ("label", "description", "source", "tightens")


def rows() -> Iterator[str]:
    """The table of the page."""
    yield "| items | key | what may change without a reason |"
    yield "|---|---|---|"
    yield f"| every item | {_keys(EVERY)} | {Way.FREE.value} |"
    for section, keys in TABLE.items():
        for way in Way:
            names = [key for key, own in keys.items() if own is way and key not in EVERY]
            if names:
                allowed = "nothing" if way is Way.FIXED else way.value
                yield f"| {section} | {_keys(names)} | {allowed} |"


def _keys(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)


def test_the_page_has_the_table() -> None:
    text = PAGE.read_text("utf-8")
    start = text.index("| items |")
    assert text[start : text.index("\n\n", start)].splitlines() == list(rows())
    assert all(TABLE[section][key] is Way.FREE for section in TABLE for key in EVERY)
