"""What to say where a condition breaks the grammar."""

from __future__ import annotations

from carerules.diagnostics.wording import Argument, Word

from . import habits
from .lexer import Token
from .problem import Problem, excerpt
from .syntax import Node

_CLOSING = {"(": ")", "[": "]"}


class Refusal(Exception):
    """Carries the `problem` out of the parser's recursion."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)


class Refusals:
    """Makes the refusal for a place in `tokens`; each method's `at` is a token's index."""

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        self._text = text
        self._tokens = tokens

    def empty(self) -> Refusal:
        """Nothing is written at all."""
        return _refusal("CR610", (0, len(self._text)))

    def limit(self, at: int, deep: bool, limit: int) -> Refusal:
        """Too many levels, or too many parts."""
        span = self._tokens[at].start, len(self._text)
        return _refusal("CR619", span, limit=limit, parts=Word("levels" if deep else "parts"))

    def value(self, at: int) -> Refusal:
        """No value begins here, but one should."""
        token = self._tokens[at]
        if token.kind == "end":
            last = self._tokens[at - 1]
            return _refusal("CR621", last.span, found=self._shown(last))
        if token.text == "[":
            return _refusal("CR616", token.span)
        return _refusal("CR611", token.span, found=self._shown(token))

    def follow(self, at: int, opening: int | None = None, half_choice: int | None = None) -> Refusal:
        """After a value stands something that cannot follow one.

        `opening` is the bracket, `half_choice` the `?`, that still waits for its other half.
        """
        token = self._tokens[at]
        if habit := self._habit(at):
            return habit
        misplaced = token.kind == "sign" and token.text not in _CLOSING
        if half_choice is not None and (misplaced or token.kind == "end"):
            return _refusal("CR618", self._tokens[half_choice].span)
        if opening is not None and (token.kind == "end" or token.text in _CLOSING.values()):
            bracket = self._tokens[opening]
            return _refusal("CR613", bracket.span, bracket=bracket.text, closing=_CLOSING[bracket.text])
        return _refusal("CR614" if misplaced else "CR612", token.span, found=self._shown(token))

    def chain(self, left: Node, first: int, second: int) -> Refusal:
        """`a < b < c`: `first` and `second` are the two comparisons."""
        one, other = self._tokens[first], self._tokens[second]
        before = excerpt(self._text, left.start, one.start)
        middle = excerpt(self._text, one.end, other.start)
        instead = f"{before} {one.text} {middle} and {middle} {other.text} …"
        return _refusal("CR615", (left.start, other.end), instead=instead)

    def brackets(self, start: int, at: int) -> Refusal:
        """What starts at the character `start` and holds the token at `at` needs brackets of its own."""
        token = self._tokens[at]
        return _refusal("CR617", (start, token.end), found=token.text)

    def no_list(self, at: int) -> Refusal:
        """`in` without its list."""
        return _refusal("CR616", (self._tokens[at - 1].start, self._tokens[at].end))

    def empty_list(self, opening: int, after: int) -> Refusal:
        """`[]`."""
        return _refusal("CR620", (self._tokens[opening].start, self._tokens[after - 1].end), found="[]")

    def _habit(self, at: int) -> Refusal | None:
        """Of two values side by side, one may be an operator of another language."""
        token, last = self._tokens[at], self._tokens[at - 1]
        for word in (token, last):
            instead = habits.WORDS.get(word.text.lower()) if word.kind == "name" else None
            if instead:
                return _refusal("CR602", word.span, found=word.text, instead=instead)
        after = self._tokens[min(at + 1, len(self._tokens) - 1)]
        if token.text == "not" and after.text == "in":
            return _refusal("CR602", (token.start, after.end), found="not in", instead="not x in […]")
        return None

    def _shown(self, token: Token) -> str:
        return excerpt(self._text, token.start, token.end)


def _refusal(code: str, span: tuple[int, int], **args: Argument) -> Refusal:
    return Refusal(Problem.at(code, span, **args))
