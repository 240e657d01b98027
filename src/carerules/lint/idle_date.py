"""CR547: dates of force on an item that is not dated as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.item import Item
from carerules.resolved.policy import Policy
from carerules.resolved.value import Effective

_ALWAYS = Effective()


def check(policy: Policy) -> Iterator[Diagnostic]:
    """Only events, workflows, duties, indicators and the beginning of units have a force of their own. # S5.12"""
    undated: Mapping[str, Iterable[Item]] = {
        "posts": policy.posts.values(),
        "roles": policy.roles.values(),
        "groups": policy.groups.values(),
        "subjects": policy.subjects.values(),
        "measures": policy.measures.values(),
        "parameters": policy.parameters.values(),
        "vague_terms": policy.vague_terms.values(),
    }
    for section, items in undated.items():
        for item in items:
            if item.effective != _ALWAYS:
                yield Diagnostic("CR547", item.span, {"name": item.id, "section": section})
