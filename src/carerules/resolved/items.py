"""All items of a policy, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .item import Item
from .policy import Policy

SECTIONS = (
    "vague_terms", "parameters", "units", "posts", "roles", "groups", "subjects", "events", "workflows", "duties",
    "measures", "indicators",
)  # fmt: skip
"""The sections whose items may cite a source."""


def items(policy: Policy) -> Iterator[tuple[str, Item]]:
    """Every item with its section, in the order of the sections and ids."""
    for section in SECTIONS:
        found: Mapping[str, Item] = getattr(policy, section)
        for item in found.values():
            yield section, item
