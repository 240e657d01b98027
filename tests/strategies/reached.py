"""What generated worlds have reached: keys of the language, statuses, kinds of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .worlds import World

ITEMS = ("duties", "events", "workflows", "measures", "subjects", "posts", "units")


@dataclass
class Reached:
    """Counts over many worlds."""

    keys: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)

    def note(self, world: World, obligations: list[dict[str, Any]], findings: list[dict[str, Any]]) -> None:
        self.keys.update(set(keys_of(world)))
        self.statuses.update({one["status"] for one in obligations})
        self.statuses.update({f"step {one['status']}" for one in obligations if one["step"]})
        self.findings.update({one["kind"] for one in findings})


def keys_of(world: World) -> Iterator[str]:
    """`duties.within`, `duties.within dated`, `states.history` …, and the keys of history lines."""
    yield from (f"head.{key}" for key in world.policy)
    for section in ITEMS:
        for item in (world.policy.get(section) or {}).values():
            yield from _keys(section, item)
    yield from (f"history.{key}" for line in world.history for key in line)


def _keys(place: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key[:4].isdigit():
                yield f"{place} dated"
            else:
                yield f"{place}.{key}"
                named = key not in ("states", "facts", "data", "sets", "for", "relations")
                inner_place = f"{place}.{key}" if place.count(".") < 1 else place
                yield from (
                    _keys("states" if key == "states" else inner_place, inner)
                    if named or key == "states"
                    else ()
                )
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(place, inner)
