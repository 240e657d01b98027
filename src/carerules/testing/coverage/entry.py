"""What scenarios can cover: one thing that a policy says and a test could bring about."""

from __future__ import annotations

from dataclasses import dataclass

from carerules.diagnostics.span import Span

TRANSITIONS, OUTCOMES, BOUNDARIES, CAUSES = "transitions", "outcomes", "boundaries", "causes"
RATIOS = (TRANSITIONS, OUTCOMES, BOUNDARIES, CAUSES)
"""The four denominators, in the order in which they are told."""

Key = tuple[str, ...]
"""What an entry and the observation that covers it have in common; the first word is one of `RATIOS`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a denominator.

    `names` says which, in the words that a line of `cannot` uses (`("duty", "visit"), ("outcome", "waived")`);
    `place` is where the policy says it.
    """

    key: Key
    names: tuple[tuple[str, str], ...]
    place: Span

    @property
    def ratio(self) -> str:
        """One of `RATIOS`."""
        return self.key[0]

    def name(self, word: str) -> str:
        """What `names` has for `word`, or empty."""
        return dict(self.names).get(word, "")

    @property
    def item(self) -> str:
        """The id of the duty or workflow."""
        return self.names[0][1]


@dataclass(frozen=True, slots=True)
class Impossible:
    """An outcome that the shape of a duty rules out; `reason` is a key of the wording in `words`."""

    duty: str
    outcome: str
    reason: str
    place: Span
