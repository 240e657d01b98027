"""From a located node to a model, and from pydantic's complaints to our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from carerules.diagnostics.diagnostic import Diagnostic, Label, in_order
from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument, Word
from carerules.source.node import Mapping, Node, Scalar, Sequence, find, locate, locate_key, plain

from .scalar import is_dated
from .shape import kind_of

M = TypeVar("M", bound=BaseModel)
Location = tuple[int | str, ...]

_WANTED = {
    "string_type": "text",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "bool_type": "yes_no",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}
_ABOUT_KEYS = ("missing", "extra_forbidden", "CR205")
_QUOTED = re.compile(r"'([^']*)'")
_AT_KEY = "[key]"
"""Pydantic's mark for a complaint about a key and not its value."""


def read(shape: type[M], node: Node, key: Span) -> tuple[M | None, list[Diagnostic]]:
    """The model that `node` describes, or what is wrong with it; `key` is where the item's id is written."""
    nothings = [Diagnostic("CR210", span) for span in _nothings(node, key)]
    if nothings:
        return None, nothings
    try:
        return shape.model_validate(plain(node)), []
    except ValidationError as refused:
        errors = refused.errors(include_url=False)
    found = [_translated(error, shape, node, key) for error in errors]
    meant = {d.args.get("suggestion") for d in found if d.code == "CR201"}
    return None, in_order(d for d in found if not (d.code == "CR202" and d.args["key"] in meant))


def _nothings(node: Node, key: Span) -> Iterator[Span]:
    """Where a key has no value; to take it for a key that is not there would hide what was left unfinished."""
    if isinstance(node, Mapping):
        for entry in node.entries.values():
            yield from _nothings(entry.node, entry.key_span)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _nothings(item, item.span)
    elif node.value is None:
        yield node.span if node.text else key


def _translated(error: ErrorDetails, shape: type[BaseModel], node: Node, key: Span) -> Diagnostic:
    kind, path, value = error["type"], error["loc"], error["input"]
    if kind in _ABOUT_KEYS and (dated := _dated_holder(path, value)) is not None:
        return Diagnostic("CR214", locate(node, dated))
    if kind == "missing":
        holder = path[:-1]
        return Diagnostic("CR202", locate_key(node, holder) if holder else key, {"key": str(path[-1])})
    if kind == "extra_forbidden":
        return _unknown(str(path[-1]), _keys(shape, path[:-1]), locate_key(node, path))
    span = (locate_key if path[-1:] == (_AT_KEY,) else locate)(node, path) if path else key
    if kind in _WANTED or kind == "union_tag_invalid":
        return _wrong_kind(error, value, span)
    context = error.get("ctx", {})
    if kind == "literal_error":
        if isinstance(value, (dict, list)):
            return _no_word(value, span)
        word, options = str(value), tuple(_QUOTED.findall(context["expected"]))
        return Diagnostic("CR204", span, {"word": word, "options": options, **_suggestion(word, options)})
    if kind == "greater_than_equal":
        return Diagnostic("CR213", span, {"least": context["ge"], "found": str(value)})
    args = {name: _argument(name, arg) for name, arg in context.items()}
    return _as_written(Diagnostic(kind, span, args), _nearest(node, path))


def _nearest(node: Node, path: Location) -> Node:
    """The node at `path`; parts that are not in the text are passed over."""
    for part in path:
        node = find(node, (part,)) or node
    return node


def _as_written(diagnostic: Diagnostic, node: Node) -> Diagnostic:
    """The same with what only the text knows: how a number was written, which of two equal items is the second."""
    if diagnostic.code == "CR209" and isinstance(node, Scalar):
        return replace(diagnostic, args={"word": node.text})
    if diagnostic.code == "CR211" and isinstance(node, Sequence):
        word = diagnostic.args["word"]
        places = [item.span for item in node.items if isinstance(item, Scalar) and item.text == word]
        if len(places) > 1:
            return replace(diagnostic, span=places[1], labels=(Label(places[0], "first_here"),))
    return diagnostic


def _dated_holder(path: Location, value: object) -> Location | None:
    """The path of the map by dates about whose keys a complaint is, where keys that are no dates belong."""
    if is_dated(value):
        return path[:-1]
    keys = path[:-1] if path[-1:] == (_AT_KEY,) else path
    return keys[:-1] if keys and is_dated({keys[-1]: None}) else None


def _unknown(word: str, keys: list[str], span: Span) -> Diagnostic:
    return Diagnostic("CR201", span, {"key": word, **_suggestion(word, keys)})


def _wrong_kind(error: ErrorDetails, value: object, span: Span) -> Diagnostic:
    if is_dated(value):
        return Diagnostic("CR214", span)
    found = kind_of(value)
    tags = _QUOTED.findall(error["ctx"]["expected_tags"]) if error["type"] == "union_tag_invalid" else []
    if "text" in tags and found in ("number", "yes_no"):
        return Diagnostic("CR209", span, {"word": str(value).lower()})
    wanted = "_or_".join(sorted(tags)) or _WANTED[error["type"]]
    return Diagnostic("CR203", span, {"wanted": Word(wanted), "found": Word(found)})


def _no_word(value: object, span: Span) -> Diagnostic:
    """A map or list where one of a few words belongs."""
    if is_dated(value):
        return Diagnostic("CR214", span)
    return Diagnostic("CR203", span, {"wanted": Word("text"), "found": Word(kind_of(value))})


def _argument(name: str, value: Any) -> Argument:
    return Word(value) if name in ("wanted", "found") else value


def _suggestion(word: str, candidates: tuple[str, ...] | list[str]) -> dict[str, Argument]:
    near = nearest(word, candidates)
    return {"suggestion": near} if near else {}


def _keys(shape: type[BaseModel], path: Location) -> list[str]:
    """The keys that the mapping at `path` may have."""
    here = [shape]
    for part in path:
        found = [fields[part] for fields in map(_fields, here) if part in fields]
        here = [inner for field in found for inner in _shapes(field.annotation)] or here
    return [str(key) for each in here for key in _fields(each)]


def _fields(shape: type[BaseModel]) -> dict[str | int, FieldInfo]:
    return {field.alias or name: field for name, field in shape.model_fields.items()}


def _shapes(annotation: Any) -> Iterator[type[BaseModel]]:
    """The shapes that a type mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)
