"""From the stream of YAML events to located nodes.

The events are taken one by one, without recursion, so limits hold before anything large or deep is built.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Series

import yaml

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Argument

from .encoding import code_point, forbidden
from .frames import OpenMapping, OpenSequence
from .limits import Limits
from .marks import between
from .node import Node, Scalar, Style, Value
from .quoting import cut_text, needs_quotes
from .scalars import meaning

_TAG = re.compile(r"!(\w*!|<)?[^\s,\[\]{}]{0,200}")
"""A tag as it is written; the group is there where it cannot be a condition's `!`."""
_STYLES: dict[str, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


class Builder:
    """Takes events; `root` is the finished document, `diagnostics` is what was wrong on the way."""

    def __init__(self, file: str, lines: Series[str], limits: Limits) -> None:
        self.root: Node | None = None
        self.diagnostics: list[Diagnostic] = []
        self._file, self._lines, self._limits = file, lines, limits
        self._open: list[OpenSequence | OpenMapping] = []
        self._nodes = self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Work one event in; False where reading on makes no sense."""
        span = between(self._file, self._lines, event.start_mark, event.end_mark)
        if isinstance(event, yaml.ScalarEvent):  # first: two of three events are
            if not (event.style or event.anchor or event.tag) and self._nodes < self._limits.nodes:
                self._nodes += 1
                text = event.value
                return self._add(Scalar(self._plain(text, span), text, span, "plain", self._lines))
            return self._node(event, span) and self._add(self._scalar(event, span))
        if isinstance(event, yaml.CollectionStartEvent):
            return self._node(event, span) and self._start(event, span)
        if isinstance(event, yaml.CollectionEndEvent):
            return self._add(self._open.pop().close(span))
        if isinstance(event, yaml.AliasEvent):
            self._report("CR112", span, name=f"*{event.anchor}")
            return self._add(Scalar(None, "", span, "plain", self._lines))
        if isinstance(event, yaml.DocumentStartEvent):
            return self._document(event, span)
        return True

    def _report(self, code: str, span: Span, **args: Argument) -> None:
        self.diagnostics.append(Diagnostic(code, span, args))

    def _document(self, event: yaml.DocumentStartEvent, span: Span) -> bool:
        self._documents += 1
        if event.version or event.tags:
            written = len(self._lines[span.line - 1])
            self._report("CR114", Span(span.file, span.line, 1, span.line, written + 1))
        if self._documents > 1:
            self._report("CR108", span)
        return self._documents == 1

    def _node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, span: Span) -> bool:
        """What holds for values of every kind; False where there are too many of them."""
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            self._report("CR116", span, limit=self._limits.nodes)
            return False
        if event.anchor:
            end = span.column + len(event.anchor) + 1
            place = Span(span.file, span.line, span.column, span.line, end)
            self._report("CR112", place, name=f"&{event.anchor}")
        if event.tag:
            self._tag(span)
        return True

    def _tag(self, span: Span) -> None:
        written = _TAG.search(self._lines[span.line - 1], span.column - 1)
        if written and written[1] is None and len(written[0]) > 1:
            self.diagnostics.append(needs_quotes(span, "condition"))  # `!x` was meant as "not x"
        else:
            start, end = written.span() if written else (span.column - 1, span.column)
            place = Span(span.file, span.line, start + 1, span.line, end + 1)
            self._report("CR111", place, tag=written[0] if written else "!")

    def _start(self, event: yaml.CollectionStartEvent, span: Span) -> bool:
        if len(self._open) >= self._limits.depth:
            self._report("CR115", span, limit=self._limits.depth)
            return False
        kind = OpenMapping if isinstance(event, yaml.MappingStartEvent) else OpenSequence
        self._open.append(kind(span, bool(event.flow_style)))
        return True

    def _add(self, node: Node) -> bool:
        if not self._open:
            self.root = node
        elif problem := self._open[-1].add(node):
            self.diagnostics.append(problem)
        return True

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> Scalar:
        text: str = event.value
        if not event.style:
            return Scalar(self._plain(text, span), text, span, "plain", self._lines)
        style = _STYLES[event.style]
        if style in ("literal", "folded"):
            span = self._trimmed(span)
        elif style == "double" and (at := forbidden(text)) is not None:
            self._report("CR103", span, character=code_point(text[at]))
        return Scalar(text, text, span, style, self._lines)

    def _plain(self, text: str, span: Span) -> Value:
        around = self._open[-1] if self._open else None
        key = around is not None and around.wants_key
        if "?" in text or "(" in text:
            flow = around is not None and around.flow
            if problem := cut_text(text, span, self._lines, key, flow):
                self.diagnostics.append(problem)
        if key:
            return text
        try:
            return meaning(text)
        except OverflowError:
            self._report("CR118", span, number=text)
            return text

    def _trimmed(self, span: Span) -> Span:
        """A block's place without the empty lines and the line end behind its text."""
        line, column = span.end_line, span.end_column
        while line > span.line and not self._lines[line - 1][: column - 1].strip():
            line -= 1
            column = len(self._lines[line - 1]) + 1
        end = len(self._lines[line - 1][: column - 1].rstrip()) + 1
        return Span(span.file, span.line, span.column, line, end)
