"""Puts what a refinement writes of an inherited item over what it inherits, key by key.

Nodes keep the places at which they are written, so that every message points into the right file.
"""

from __future__ import annotations

from collections.abc import Mapping as Entries

from carerules.model.duty import DEADLINES, MODALITIES
from carerules.source.node import Entry, Mapping, Node, Sequence, plain

TIGHTENS = "tightens"
"""Says why this policy departs from what it inherits, so a changed item does not inherit it."""

_INSIDE = ("source", "facts", "relations", "data", "sets", "states", "periods")
"""Keys whose value maps names to things of their own: each is written over alone. All other values are whole."""

_ONE_OF = (frozenset(DEADLINES), frozenset(MODALITIES), frozenset({"count", "time", "sum"}))
"""Keys of which an item has one: writing one takes the place of the one inherited."""
_RECURRENCE = frozenset({"times", "by", "from", "missed", "partial"})
"""What only says more about the deadline that another one takes the place of."""

_NAME_OF_ITS_OWN = frozenset({"policy", "label", "description", "extends"})
"""What the head of a refinement does not inherit."""


def merged(inherited: Node, own: Node) -> Node:
    """The item as it stands once `own` is written over `inherited`; what `own` does not name stays."""
    if not isinstance(inherited, Mapping) or not isinstance(own, Mapping):
        return own
    gone = {TIGHTENS, *_replaced(inherited.entries, own.entries)}
    entries = {key: entry for key, entry in inherited.entries.items() if key not in gone}
    for key, entry in own.entries.items():
        below = entries.get(key)
        node = entry.node if below is None else _inside(key, below.node, entry.node)
        entries[key] = Entry(entry.key_span, node)
    return Mapping(entries, own.span)


def _replaced(inherited: Entries[str, Entry], own: Entries[str, Entry]) -> frozenset[str]:
    """The inherited keys whose place another key of `own` takes."""
    found: frozenset[str] = frozenset()
    for group in _ONE_OF:
        if group & own.keys():
            found |= group & inherited.keys() - own.keys()
    return found | _RECURRENCE if found & set(DEADLINES) else found


def _inside(key: str, inherited: Node, own: Node) -> Node:
    if key not in _INSIDE or not isinstance(inherited, Mapping) or not isinstance(own, Mapping):
        return own
    entries = dict(inherited.entries)
    for name, entry in own.entries.items():
        below = entries.get(name)
        node = merged(below.node, entry.node) if key == "states" and below is not None else entry.node
        entries[name] = Entry(entry.key_span, node)
    return Mapping(entries, own.span)


def joined(inherited: Node, own: Node) -> Node:
    """Both lists, what is repeated as it is once; `own` where they are not both lists."""
    if not isinstance(inherited, Sequence) or not isinstance(own, Sequence):
        return own
    known = [plain(item) for item in inherited.items]
    return Sequence((*inherited.items, *(item for item in own.items if plain(item) not in known)), own.span)


def merged_head(inherited: Entries[str, Entry], own: Entries[str, Entry]) -> dict[str, Entry]:
    """The head of a refinement: its name and texts are its own, the rest is inherited where it says nothing."""
    entries = {key: entry for key, entry in inherited.items() if key not in _NAME_OF_ITS_OWN}
    for key, entry in own.items():
        below = entries.get(key)
        if below is None:
            node = entry.node
        elif key == "terms":
            node = joined(below.node, entry.node)
        else:
            node = _inside(key, below.node, entry.node)
        entries[key] = Entry(entry.key_span, node)
    return entries
