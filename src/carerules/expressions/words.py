"""What names and quoted texts stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import normalize

from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Word as Said

from . import habits, quotations
from .calls import FORMS
from .environment import EVENT_BUILT_INS, Environment
from .problem import Problem, excerpt
from .syntax import Path, Quoted, Word
from .tree import TEXT, Literal, Name, Tree, Type

_SCOPES = {"for": "loop_value", "fact": "fact", "parameter": "parameter", "measure": "measure"}


def bare(word: Word, hint: Type | None, names: Environment) -> Tree | Problem:
    """The value named by `word`: a declared one, else the member of the enum that `hint` expects."""
    declared = names.named(word.name)
    if declared is None:
        if hint and hint.kind == "enum" and word.name in hint.values:
            return Literal(type=hint, span=word.span, value=word.name)
        return _unknown(word, hint, names)
    if ambiguous := clash(word, hint, names):
        return ambiguous
    scope, type_ = declared
    return Name(type=type_, span=word.span, scope=scope, name=word.name)


def clash(word: Word, hint: Type | None, names: Environment) -> Problem | None:
    """A declared name that is a value of the expected enum as well could be read both ways."""
    declared = names.named(word.name)
    if declared is None or hint is None or hint.kind != "enum" or word.name not in hint.values:
        return None
    return Problem.at("CR632", word.span, name=word.name, kind=Said(_SCOPES[declared[0]]))


def quoted(text: Quoted, hint: Type | None) -> Tree | Problem:
    """The constant text, or the member of the enum that `hint` expects."""
    if hint is None or hint.kind != "enum":
        return Literal(type=TEXT, span=text.span, value=text.value)
    value = normalize("NFC", text.value)
    if value in hint.values:
        return Literal(type=hint, span=text.span, value=value)
    return _no_value(text.value, hint, text.span)


def path(node: Path, names: Environment) -> Tree | Problem:
    """`event.x`, `opening.x` or `subject.id`."""
    owner, *rest = node.parts
    if len(rest) > 1 or owner not in ("event", "opening", "subject"):
        return _no_path(node, names)
    (name,) = rest
    if owner == "subject":
        if name != "id":
            return Problem.at("CR634", node.span, owner=owner, name=name, suggestion="subject.id")
        return Name(type=TEXT, span=node.span, scope="subject_id", name="subject_id")
    data = names.event if owner == "event" else names.opening
    return _datum(node, owner, name, data)


def _datum(node: Path, owner: str, name: str, data: Mapping[str, Type] | None) -> Tree | Problem:
    if data is None:
        return Problem.at("CR633" if owner == "event" else "CR635", node.span, name=f"{owner}.{name}")
    if name in EVENT_BUILT_INS:
        scope = f"{owner}_{name}"
        return Name(type=EVENT_BUILT_INS[name], span=node.span, scope=scope, name=scope)
    if name in data:
        return Name(type=data[name], span=node.span, scope=owner, name=name)
    meant = nearest(name, {*data, *EVENT_BUILT_INS})
    return Problem.at("CR634", node.span, owner=owner, name=name, suggestion=meant and f"{owner}.{meant}")


def _no_path(node: Path, names: Environment) -> Problem:
    written = ".".join(node.parts)
    instead = f'in("{written}")' if written in names.states() else None
    return Problem.at("CR636", node.span, name=written, instead=instead)


def _unknown(word: Word, hint: Type | None, names: Environment) -> Problem:
    name = normalize("NFKC", word.name)
    if name.lower() in habits.NOTHING:
        return Problem.at("CR641", word.span, name=word.name)
    if word.name in names.posts:
        return Problem.at("CR642", word.span, name=word.name)
    known = names.names()
    if hint and hint.kind == "enum":
        return _no_value(name, hint, word.span, known)
    meant = habits.VALUES.get(name.lower()) or nearest(name, known | {"true", "false"})
    meant = meant or _datum_named(name, names) or (FORMS[name].example if name in FORMS else None)
    if meant is None and hint and hint.kind in ("text", "ref"):
        meant = quotations.write(name)
    return Problem.at("CR630", word.span, name=word.name, suggestion=meant)


def _datum_named(name: str, names: Environment) -> str | None:
    """`event.x` where only `x` is written."""
    for owner, data in (("event", names.event), ("opening", names.opening)):
        if data is not None and name in data:
            return f"{owner}.{name}"
    return None


def _no_value(name: str, enum: Type, span: tuple[int, int], known: Iterable[str] = ()) -> Problem:
    meant = nearest(name, {*enum.values, *known})
    return Problem.at("CR631", span, name=excerpt(name, 0, len(name)), values=enum.values, suggestion=meant)
