"""The text of a condition -> a tree of tuples.

Precedence, loosest first: `?:`, or, and, not, comparison, + -, *, then `!` and the sign.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

Tree = tuple[Any, ...]

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)
    |(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    |(?P<word>[^\W\d]\w*(?:@\w+)?)
    |(?P<sign>==|!=|<=|>=|&&|\|\||[-+*<>!?:()\[\],.]))""",
    re.VERBOSE,
)
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=", "in")


@cache
def parse(text: str) -> Tree:
    return _Parser(_tokens(text)).whole()


def conjunction(trees: list[Tree]) -> Tree:
    """A list of conditions means all of them."""
    whole, *rest = trees or [("constant", True)]
    for tree in rest:
        whole = ("and", whole, tree)
    return whole


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens, place = [], 0
    text = text.strip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if not found or not found.lastgroup:
            raise ValueError(f"cannot read {text!r} at {place}")
        tokens.append((found.lastgroup, found[found.lastgroup]))
        place = found.end()
    return [*tokens, ("end", "")]


class _Parser:
    def __init__(self, tokens: list[tuple[str, str]]):
        self.tokens, self.place = tokens, 0

    @property
    def here(self) -> str:
        kind, text = self.tokens[self.place]
        return "" if kind == "text" else text

    def take(self, *wanted: str) -> str | None:
        if self.here in wanted and self.tokens[self.place][0] != "end":
            self.place += 1
            return self.tokens[self.place - 1][1]
        return None

    def need(self, wanted: str) -> None:
        if not self.take(wanted):
            raise ValueError(f"expected {wanted!r}, found {self.here!r}")

    def whole(self) -> Tree:
        tree = self.conditional()
        if self.tokens[self.place][0] != "end":
            raise ValueError(f"unexpected {self.here!r}")
        return tree

    def conditional(self) -> Tree:
        test = self.either()
        if not self.take("?"):
            return test
        then = self.conditional()
        self.need(":")
        return ("if", test, then, self.conditional())

    def either(self) -> Tree:
        tree = self.both()
        while self.take("or", "||"):
            tree = ("or", tree, self.both())
        return tree

    def both(self) -> Tree:
        tree = self.negation()
        while self.take("and", "&&"):
            tree = ("and", tree, self.negation())
        return tree

    def negation(self) -> Tree:
        return ("not", self.negation()) if self.take("not") else self.comparison()

    def comparison(self) -> Tree:
        tree = self.sum()
        while operator := self.take(*_COMPARISONS):
            tree = ("compare", operator, tree, self.sum())
        return tree

    def sum(self) -> Tree:
        tree = self.product()
        while operator := self.take("+", "-"):
            tree = ("arithmetic", operator, tree, self.product())
        return tree

    def product(self) -> Tree:
        tree = self.unary()
        while self.take("*"):
            tree = ("arithmetic", "*", tree, self.unary())
        return tree

    def unary(self) -> Tree:
        if self.take("!"):
            return ("not", self.unary())
        if self.take("-"):
            return ("arithmetic", "-", ("constant", 0), self.unary())
        return self.primary()

    def primary(self) -> Tree:
        if self.take("("):
            tree = self.conditional()
            self.need(")")
            return tree
        if self.take("["):
            return ("list", self.arguments("]"))
        kind, text = self.tokens[self.place]
        self.place += 1
        if kind == "number":
            return ("constant", float(text) if "." in text else int(text))
        if kind == "text":
            return ("constant", re.sub(r"\\(.)", r"\1", text[1:-1]))
        if kind != "word":
            raise ValueError(f"unexpected {text!r}")
        if text in ("true", "false"):
            return ("constant", text == "true")
        if self.take("("):
            return ("call", text, self.arguments(")"))
        if self.take("."):
            self.place += 1
            return ("field", text, self.tokens[self.place - 1][1])
        return ("name", text)

    def arguments(self, end: str) -> list[Tree]:
        trees: list[Tree] = []
        while not self.take(end):
            trees.append(self.conditional())
            if not self.take(","):
                self.need(end)
                break
        return trees
