"""One YAML text: parsed, or told why not."""

from __future__ import annotations

from importlib import import_module

import yaml

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.place import lines as split
from carerules.diagnostics.span import Span

from .builder import Builder
from .encoding import code_point, decode, forbidden, point_after
from .limits import DEFAULT, Limits
from .node import Mapping, Node, Scalar
from .syntax import explain, unreadable

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there, else pure Python: the events and their places are the same."""


def reader() -> str:
    """Which library reads, in which version."""
    compiled = (
        getattr(import_module("yaml.cyaml"), "CParser", None) if LOADER is not yaml.SafeLoader else None
    )
    bound = import_module(compiled.__module__).get_version_string() if compiled is not None else ""
    return f"{LOADER.__name__} {yaml.__version__} {bound}"


def parse(text: bytes | str, file: str, limits: Limits = DEFAULT) -> tuple[Node | None, list[Diagnostic]]:
    """The document in `text`, and what is wrong with it; never an exception.

    There is no node where the structure itself could not be read; beside errors inside the structure (a key
    twice, a tag) there is one, without what they concern. An empty text is an empty mapping with a warning.
    """
    problems: list[Diagnostic] = []
    if len(text) > limits.file_bytes:
        return None, [Diagnostic("CR117", Span(file, 1, 1, 1, 1), {"limit": limits.file_bytes})]
    if isinstance(text, bytes):
        text, problems = decode(text, file)
    text = text.removeprefix("\ufeff")
    if not problems and (at := forbidden(text)) is not None:
        start = point_after(text[:at], file)
        span = Span(file, start.line, start.column, start.line, start.column + 1)
        problems = [Diagnostic("CR103", span, {"character": code_point(text[at])})]
    return (None, problems) if problems else _parse(text, file, limits)


def _parse(text: str, file: str, limits: Limits) -> tuple[Node | None, list[Diagnostic]]:
    lines = split(text)
    builder = Builder(file, lines, limits)
    complete = False
    try:
        for event in yaml.parse(text, LOADER):
            complete = builder.take(event)
            if not complete:
                break
    except yaml.MarkedYAMLError as error:
        problem = explain(error, file, lines)
        return None, [d for d in builder.diagnostics if d != problem] + [problem]
    except (ValueError, OverflowError):
        # Pure Python stumbles here over "\UFFFFFFFF" and over version numbers without end.
        return None, [*builder.diagnostics, unreadable(file, lines)]
    if complete and not builder.diagnostics and _empty(builder.root):
        nothing = Span(file, 1, 1, 1, 1)
        return Mapping({}, nothing), [Diagnostic("CR119", nothing)]
    return builder.root if complete else None, builder.diagnostics


def _empty(root: Node | None) -> bool:
    return root is None or (isinstance(root, Scalar) and root.style == "plain" and not root.text)
