"""What a policy declares, and looking it up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument, Word

from .report import Report, declared
from .written import Written, WrittenPolicy

ACTORS = ("unit", "post", "role")
"""The kinds of who may act or bear a duty; they share one namespace."""


class Names:
    """Every declared id by its kind (a key of the catalogue's words), with the place of the declaration."""

    def __init__(self, policy: WrittenPolicy, report: Report) -> None:
        self._report = report
        self._of_subject: dict[str, Mapping[str, Written[Any]]] = {
            "event": policy.events,
            "duty": policy.duties,
            "workflow": policy.workflows,
        }
        sections: dict[str, Mapping[str, Written[Any]]] = {
            **self._of_subject,
            "unit": policy.units,
            "post": policy.posts,
            "role": policy.roles,
            "group": policy.groups,
            "subject": policy.subjects,
            "source": policy.sources,
            "vague_term": policy.vague_terms,
            "parameter": policy.parameters,
            "measure": policy.measures,
            "indicator": policy.indicators,
        }
        self._declared = {
            kind: {id_: item.span for id_, item in items.items()} for kind, items in sections.items()
        }
        head = policy.head
        levels = {level: head.at("levels", place) for place, level in enumerate(head.shape.levels)}
        self._declared["level"] = levels
        self._roles = policy.roles
        self._check_actors()

    def place(self, kind: str, name: str) -> Span:
        """Where `name` is declared; KeyError if it is not."""
        return self._declared[kind][name]

    def kinds_of(self, name: str, kinds: Iterable[str]) -> list[str]:
        """Those of `kinds` that declare `name`."""
        return [kind for kind in kinds if name in self._declared[kind]]

    def find(self, kind: str, name: str, span: Span) -> bool:
        """Whether a `kind` of this `name` is declared; reported at `span` if not."""
        return self._find((kind,), kind, name, span)

    def find_actor(self, name: str, span: Span, subject: str = "") -> bool:
        """Whether `name` is a unit, post or role; a role must be one towards `subject`, if that is given."""
        if not self._find(ACTORS, "actor", name, span):
            return False
        role = self._roles.get(name)
        if role is None or not subject or role.shape.of == subject:
            return True
        self._report.add("CR305", span, declared(role.span), role=name, of=role.shape.of, subject=subject)
        return False

    def find_post(self, name: str, span: Span) -> bool:
        """Whether `name` is something that a person can hold: a post or a role."""
        return self._find(("post", "role"), "post", name, span)

    def find_of(self, subject: str, kind: str, name: str, span: Span) -> bool:
        """Whether an event, duty or workflow of this name is one of `subject`."""
        if not self.find(kind, name, span):
            return False
        item = self._of_subject[kind][name]
        if item.shape.subject == subject:
            return True
        found: str = item.shape.subject
        self._report.add(
            "CR304", span, declared(item.span), kind=Word(kind), name=name, found=found, subject=subject
        )
        return False

    def _find(self, kinds: tuple[str, ...], wanted: str, name: str, span: Span) -> bool:
        if self.kinds_of(name, kinds):
            return True
        others = self.kinds_of(name, sorted(self._declared))
        if others:
            label = declared(self.place(others[0], name))
            self._report.add("CR302", span, label, name=name, kind=Word(wanted), found=Word(others[0]))
            return False
        places = {id_: place for kind in kinds for id_, place in self._declared[kind].items()}
        near = nearest(name, places)
        args: dict[str, Argument] = {"suggestion": near, "place": places[near]} if near else {}
        self._report.add("CR301", span, kind=Word(wanted), name=name, **args)
        return False

    def _check_actors(self) -> None:
        seen: dict[str, str] = {}
        for kind in ACTORS:
            for name, span in self._declared[kind].items():
                other = seen.setdefault(name, kind)
                if other != kind:
                    label = declared(self.place(other, name))
                    self._report.add("CR306", span, label, name=name, kind=Word(kind), other=Word(other))
