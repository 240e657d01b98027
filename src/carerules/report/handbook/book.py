"""What every page of a handbook is written with: the policy, the language, and where things are."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from carerules.diagnostics.span import Span
from carerules.expressions.text import render
from carerules.expressions.tree import Tree
from carerules.resolved.duty import Duty
from carerules.resolved.item import Item
from carerules.resolved.policy import Policy
from carerules.resolved.value import Dated
from carerules.temporal.civil import format_date
from carerules.temporal.instants import EVER

from ..party import label
from ..voice import Voice
from .markdown import code, inside, link, plain

T = TypeVar("T")
UNITS, ROLES = "units", "roles"
INDEX, CLAUSES, NUMBERS = "index.md", "clauses.md", "numbers.md"


@dataclass(frozen=True, slots=True)
class Book:
    """A policy, the voice that tells it, and the path from the handbook's folder to the policy's."""

    policy: Policy
    voice: Voice
    root: str
    depth: int = 0
    """How many folders below the handbook's own the page at hand stands."""

    def name(self, party: str) -> str:
        """The label of a unit, post, role or group."""
        return plain(label(self.policy, party, self.voice.language))

    def called(self, items: Mapping[str, Item], id_: str) -> str:
        """The label of one of `items`, its id where it has none."""
        item = items.get(id_)
        return plain(item.label.say(self.voice.language, id_) if item is not None else id_)

    def duty_name(self, duty: Duty) -> str:
        """The duty's label with its id."""
        return f"{plain(duty.label.say(self.voice.language, duty.id))} {code(duty.id)}"

    def condition(self, tree: Tree) -> str:
        """A condition as the author could have written it, fit for code type."""
        return inside(render(tree))

    def day(self, at: int) -> str:
        """The local day on which the instant `at` lies."""
        return format_date(self.policy.zone.day(at))

    def page(self, path: str) -> str:
        """The way to a page of the handbook, named from the handbook's folder."""
        return "../" * self.depth + path

    def place(self, span: Span) -> str:
        """A link to the line of the policy's file that `span` names; only its text where the folder is unknown."""
        text = code(f"{span.file}:{span.line}")
        path = posixpath.normpath(posixpath.join("../" * self.depth + self.root, span.file))
        return link(text, f"{path}#L{span.line}") if self.root else text

    def dated(self, values: Dated[T], told: Mapping[T, str] | None = None) -> str:
        """What holds from when; an undated value stands alone."""
        parts = []
        for since, value in values.steps:
            text = told[value] if told is not None else str(value)
            parts.append(text if since == EVER else self.voice("dated", day=self.day(since), value=text))
        return ("；" if self.voice.language == "zh" else "; ").join(parts)
