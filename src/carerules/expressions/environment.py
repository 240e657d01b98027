"""What a condition may name at the place where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .tree import INSTANT, TEXT, Type

ACTOR = Type("ref")
"""Whoever acted: a unit, a post, a role or a person; a reference to no type in particular."""

EVENT_BUILT_INS: Mapping[str, Type] = {"at": INSTANT, "by": ACTOR, "id": TEXT}
"""What every event has; data of these names cannot be read in conditions."""

RESERVED = frozenset({"and", "or", "not", "in", "true", "false", "event", "opening", "subject"})
"""Names that conditions cannot read, because the language itself uses the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The names at hand, each with its type; names are NFC.

    A bare name means, first match first, a value of `loop`, `facts`, `parameters`, `measures`.
    """

    facts: Mapping[str, Type] = field(default_factory=dict)
    event: Mapping[str, Type] | None = None
    """Data of the event at hand, read as `event.x`; None where there is no event."""
    opening: Mapping[str, Type] | None = None
    """Data of the event that opened the obligation, read as `opening.x`; None where there is none."""
    loop: Mapping[str, Type] = field(default_factory=dict)
    """The duty's `for` value. A fixed list is best typed as an enum of its values."""
    parameters: Mapping[str, Type] = field(default_factory=dict)
    measures: Mapping[str, Type] = field(default_factory=dict)
    """`count` is an int, `sum` an int or number, `time` a duration."""
    workflows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Workflow -> the dotted paths of all its states, compound ones included."""
    duties: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    """What `assigned` and `holds_post` may name: posts and roles."""

    def named(self, name: str) -> tuple[str, Type] | None:
        """The scope (`tree.Name.scope`) and type of a bare name, or None."""
        for scope, values in self._scopes():
            if name in values:
                return scope, values[name]
        return None

    def names(self) -> frozenset[str]:
        """Every bare name."""
        return frozenset(name for _, values in self._scopes() for name in values)

    def states(self) -> frozenset[str]:
        """Every `workflow.path`."""
        return frozenset(f"{workflow}.{path}" for workflow, paths in self.workflows.items() for path in paths)

    def _scopes(self) -> tuple[tuple[str, Mapping[str, Type]], ...]:
        return (
            ("for", self.loop),
            ("fact", self.facts),
            ("parameter", self.parameters),
            ("measure", self.measures),
        )
