"""What a refinement leaves to the scenarios of the policy that it refines.

An item that it takes over as it is has been tested there, under the numbers that it has there. What it writes over or
gives a number of its own is another rule from then on, and its own scenarios have to show it.
"""

from __future__ import annotations

from carerules.diagnostics.span import Span
from carerules.resolved.policy import Policy

from .clocks import terms
from .entry import Entry

_ELSEWHERE = "../"
"""How the name of a file of the refined policy begins, seen from the refinement."""


def is_left_to_base(policy: Policy, entry: Entry) -> bool:
    """Whether the entry is inherited as it is: its duty with all its numbers, or its transition."""
    if not policy.extends:
        return False
    duty = policy.duties.get(entry.name("duty"))
    if duty is None:
        return _is_elsewhere(entry.place)
    words = {term.vague for term in terms(duty) if term.vague}
    return _is_elsewhere(duty.span) and all(_is_elsewhere(policy.vague_terms[word].span) for word in words)


def _is_elsewhere(place: Span) -> bool:
    return place.file.startswith(_ELSEWHERE)
