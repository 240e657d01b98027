"""From a condition's text to its shape, by operator precedence.

From loose to tight: `? :`, `or`, `and`, `not`, comparisons and `in`, `+ -`, `*`, then `!` and the sign `-`.
`!` binds as in the Common Expression Language, the word `not` more loosely: `not a == b` is `not (a == b)`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from carerules.diagnostics.wording import Word as Said

from .lexer import Token, tokenize
from .problem import Problem
from .refusals import Refusal, Refusals
from .syntax import Among, Call, Choice, Constant, Infix, Node, Path, Prefix, Quoted, Word

LENGTH, DEPTH, PARTS = 4_000, 64, 1_000
"""How many characters, levels and nodes a condition may have."""

_CHOICE, _NOT, _COMPARISON, _SIGN = 1, 4, 5, 8
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})
_POWERS = {"?": _CHOICE, "or": 2, "and": 3, "+": 6, "-": 6, "*": 7} | dict.fromkeys(_COMPARISONS, _COMPARISON)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The shape, or None with at least one error among the `problems`."""

    node: Node | None
    problems: tuple[Problem, ...]


@lru_cache(maxsize=1_000)  # a policy's conditions are read again in those that refine it
def parse(text: str) -> Parsed:
    """The shape of `text`. After the first error of grammar the rest is not read."""
    if len(text) > LENGTH:
        return Parsed(None, (Problem.at("CR619", (0, len(text)), limit=LENGTH, parts=Said("characters")),))
    lexed = tokenize(text)
    if not lexed.tokens:
        return Parsed(None, lexed.problems)
    try:
        return Parsed(_Parser(text, lexed.tokens).whole(), lexed.problems)
    except Refusal as refusal:
        return Parsed(None, (*lexed.problems, refusal.problem))


class _Parser:
    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        self._refuse = Refusals(text, tokens)
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._parts = 0

    def whole(self) -> Node:
        if len(self._tokens) == 1:
            raise self._refuse.empty()
        node = self._expression(_CHOICE)
        if self._here is not self._tokens[-1]:
            raise self._refuse.follow(self._at)
        return node

    @property
    def _here(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _sees(self, sign: str, ahead: int = 0) -> bool:
        token = self._tokens[min(self._at + ahead, len(self._tokens) - 1)]
        return token.kind == "sign" and token.text == sign

    def _level(self, *below: Node) -> int:
        """The height of a node above `below`; every node passes here and is counted."""
        height = 1 + max((node.height for node in below), default=0)
        self._parts += 1
        if height > DEPTH or self._parts > PARTS:
            raise self._refuse.limit(self._at, height > DEPTH, DEPTH if height > DEPTH else PARTS)
        return height

    def _expression(self, power: int) -> Node:
        self._depth += 1
        if self._depth > DEPTH:
            raise self._refuse.limit(self._at, True, DEPTH)
        left = self._operand(power)
        while self._here.kind == "sign" and _POWERS.get(self._here.text, 0) >= power:
            left = self._infix(left)
        self._depth -= 1
        return left

    def _infix(self, left: Node) -> Node:
        at = self._at
        op = self._take().text
        if op == "?":
            return self._choice(left, at)
        if op == "in":
            node: Node = self._among(left)
        else:
            right = self._expression(_POWERS[op] + 1)
            level = self._level(left, right)
            node = Infix(start=left.start, end=right.end, height=level, op=op, left=left, right=right)
        if op in _COMPARISONS and self._here.kind == "sign" and self._here.text in _COMPARISONS:
            raise self._refuse.chain(left, at, self._at)
        return node

    def _choice(self, test: Node, at: int) -> Node:
        then = self._expression(_CHOICE + 1)
        if self._sees("?"):
            raise self._refuse.brackets(then.start, self._at)
        if not self._sees(":"):
            raise self._refuse.follow(self._at, half_choice=at)
        self._take()
        otherwise = self._expression(_CHOICE)
        start, end, level = test.start, otherwise.end, self._level(test, then, otherwise)
        return Choice(start=start, end=end, height=level, test=test, then=then, otherwise=otherwise)

    def _among(self, item: Node) -> Node:
        opening = self._at
        if not self._sees("["):
            raise self._refuse.no_list(self._at)
        self._take()
        options = self._listed("]", opening)
        if not options:
            raise self._refuse.empty_list(opening, self._at)
        end, level = self._tokens[self._at - 1].end, self._level(item, *options)
        return Among(start=item.start, end=end, height=level, item=item, options=options)

    def _listed(self, closing: str, opening: int) -> tuple[Node, ...]:
        """What stands between commas up to `closing`, which is taken."""
        found: list[Node] = []
        while not self._sees(closing):
            if found and not self._sees(","):
                raise self._refuse.follow(self._at, opening=opening)
            if found:
                self._take()
            found.append(self._expression(_CHOICE))
        self._take()
        return tuple(found)

    def _operand(self, power: int) -> Node:
        token = self._here
        if token.kind == "sign":
            return self._signed(token, power)
        if token.kind == "end":
            raise self._refuse.value(self._at)
        self._take()
        level, start, end = self._level(), token.start, token.end
        if token.kind == "quoted":
            return Quoted(start=start, end=end, height=level, value=str(token.value))
        if token.kind == "constant":
            assert not isinstance(token.value, str)
            return Constant(start=start, end=end, height=level, value=token.value)
        return self._call(token) if self._sees("(") else self._named(token, level)

    def _signed(self, token: Token, power: int) -> Node:
        if token.text == "in" and self._sees("(", ahead=1):
            return self._call(self._take())
        if token.text == "(":
            return self._bracketed()
        if token.text not in ("not", "!", "-"):
            raise self._refuse.value(self._at)
        if token.text == "not" and power > _NOT:
            raise self._refuse.brackets(token.start, self._at)
        self._take()
        operand = self._expression(_NOT if token.text == "not" else _SIGN)
        op = "-" if token.text == "-" else "not"
        return Prefix(start=token.start, end=operand.end, height=self._level(operand), op=op, operand=operand)

    def _bracketed(self) -> Node:
        opening = self._at
        start = self._take().start
        inner = self._expression(_CHOICE)
        if not self._sees(")"):
            raise self._refuse.follow(self._at, opening=opening)
        return replace(inner, start=start, end=self._take().end)

    def _call(self, function: Token) -> Node:
        opening = self._at
        self._take()
        arguments = self._listed(")", opening)
        return Call(
            start=function.start,
            end=self._tokens[self._at - 1].end,
            height=self._level(*arguments),
            function=function.text,
            name_end=function.end,
            arguments=arguments,
        )

    def _named(self, first: Token, level: int) -> Node:
        parts, end = [first.text], first.end
        while self._sees("."):
            self._take()
            if self._here.kind != "name":
                raise self._refuse.value(self._at)
            parts.append(self._here.text)
            end = self._take().end
        if len(parts) == 1:
            return Word(start=first.start, end=end, height=level, name=first.text)
        return Path(start=first.start, end=end, height=level, parts=tuple(parts))
