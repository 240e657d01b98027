"""Conditions: which part of a conjunction came, and which went."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.expressions.text import render
from carerules.expressions.tree import Binary, Literal, Tree
from carerules.resolved.value import Dated

from .change import Change, alike, at_all_times

_ATTRIBUTES = {"while": "holds_while"}


def fewer(change: Change) -> Iterator[Diagnostic]:
    """Conditions may go; one that came would let some cases off."""
    for instant, before, after in at_all_times(*_conditions(change)):
        for part in _parts(after):
            if not any(alike(part, other) for other in _parts(before)):
                yield change.problem("CR351", at=instant, condition=render(part))
                return


def more(change: Change) -> Iterator[Diagnostic]:
    """Conditions may come; without one that went, less would do."""
    for instant, before, after in at_all_times(*_conditions(change)):
        for part in _parts(before):
            if not any(alike(part, other) for other in _parts(after)):
                yield change.problem("CR352", at=instant, condition=render(part))
                return


def _conditions(change: Change) -> tuple[Dated[Tree] | None, Dated[Tree] | None]:
    name = _ATTRIBUTES.get(change.key, change.key)
    return getattr(change.old, name), getattr(change.new, name)


def _parts(tree: Tree | None) -> Iterator[Tree]:
    """What must all hold; nothing at all where nothing is written, or `true`. # S5.12"""
    if tree is None or (isinstance(tree, Literal) and tree.value is True):
        return
    if isinstance(tree, Binary) and tree.op == "and":
        yield from _parts(tree.left)
        yield from _parts(tree.right)
    else:
        yield tree
