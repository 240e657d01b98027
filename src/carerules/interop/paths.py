"""Paths of states: `registered.high` in a policy, `registered/high` on a model."""

from __future__ import annotations

SEPARATOR = "/"
"""No id contains it, so two states can never share a name."""


def slashed(path: str) -> str:
    """A policy's path as the model's attribute shows it."""
    return path.replace(".", SEPARATOR)


def dotted(name: str) -> str:
    """A model's state as the policy writes it."""
    return name.replace(SEPARATOR, ".")


def lineage(path: str) -> tuple[str, ...]:
    """A dotted path and its ancestors, innermost first."""
    names = path.split(".")
    return tuple(".".join(names[:depth]) for depth in range(len(names), 0, -1))
