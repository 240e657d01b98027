"""The words and signs of a condition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal as OneOf
from unicodedata import category, normalize

from . import habits, numerals, quotations
from .problem import Problem

KEYWORDS = frozenset({"and", "or", "not", "in"})
_SIGNS = ("&&", "||", "==", "!=", "<=", ">=", *"<>()[],.?:+-*!")
_MEANS = {"&&": "and", "||": "or"}
_SPACES = " \t\r\n"
_ALL_SIGNS = tuple(sorted({*_SIGNS, *habits.OPERATORS}, key=lambda sign: (-len(sign), sign)))
_LONGEST = len(_ALL_SIGNS[0])
_PLAIN_NAME = re.compile("[A-Za-z_][A-Za-z_0-9]*")
"""How most names begin, and end."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign at the characters `start` to `end`.

    `text` is the sign (`&&` is `and`) or the NFC name, `value` a constant's. The last token is an `end`.
    """

    kind: OneOf["name", "constant", "quoted", "sign", "end"]
    text: str
    start: int
    end: int
    value: bool | int | float | str = ""

    @property
    def span(self) -> tuple[int, int]:
        """The half-open character range."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Lexed:
    """The `tokens`, or none of them where a `problem` left no guess at what was meant."""

    tokens: tuple[Token, ...]
    problems: tuple[Problem, ...]


def tokenize(text: str) -> Lexed:
    """The tokens of `text`. Where a sign was clearly meant otherwise, it is reported and read as meant."""
    tokens: list[Token] = []
    problems: list[Problem] = []
    readable = True
    at = 0
    while (at := _skip(text, at, problems)) < len(text):
        after_name = bool(tokens) and tokens[-1].kind == "name"
        token, at, found = _next(text, at, after_name)
        problems += found
        readable &= token is not None
        tokens += (token,) if token else ()
    tokens.append(Token("end", "", len(text), len(text)))
    return Lexed(tuple(tokens) if readable else (), tuple(problems))


_NO_NAMES = KEYWORDS | {"true", "false"}


def is_name(text: str) -> bool:
    """Whether `text` could be written as a bare name and would be read as one."""
    return text == normalize("NFC", text) and _name_end(text, 0) == len(text) > 0 and text not in _NO_NAMES


def _skip(text: str, at: int, problems: list[Problem]) -> int:
    """The place of the next sign; white space that only looks ordinary, or is invisible, is reported."""
    while at < len(text):
        char = text[at]
        if char not in _SPACES:
            if not (char.isspace() or category(char) in ("Cf", "Cc", "Zs", "Zl", "Zp")):
                break
            problems.append(Problem.at("CR603", (at, at + 1), found=f"U+{ord(char):04X}"))
        at += 1
    return at


def _next(text: str, at: int, after_name: bool) -> tuple[Token | None, int, tuple[Problem, ...]]:
    """The token at `at` (None where nobody knows what was meant), where the text goes on, what is wrong."""
    char = text[at]
    if char in "\"'" or char in habits.QUOTES:
        quoted = quotations.read(text, at)
        return _constant("quoted", text, at, quoted), quoted.end, quoted.problems
    if char.isdecimal() or (char == "." and not after_name and text[at + 1 : at + 2].isdecimal()):
        numeral = numerals.read(text, at)
        return _constant("constant", text, at, numeral), numeral.end, numeral.problems
    end = _name_end(text, at)
    return (_word(text, at, end), end, ()) if end > at else _sign(text, at)


def _constant(
    kind: OneOf["quoted", "constant"], text: str, at: int, read: quotations.Quoted | numerals.Numeral
) -> Token | None:
    return None if read.value is None else Token(kind, text[at : read.end], at, read.end, read.value)


def _word(text: str, at: int, end: int) -> Token:
    name = normalize("NFC", text[at:end])
    if name in KEYWORDS:
        return Token("sign", name, at, end)
    if name in ("true", "false"):
        return Token("constant", name, at, end, name == "true")
    return Token("name", name, at, end)


def _sign(text: str, at: int) -> tuple[Token | None, int, tuple[Problem, ...]]:
    ahead = text[at : at + _LONGEST].translate(habits.HALF_WIDTH)
    sign = next((sign for sign in _ALL_SIGNS if ahead.startswith(sign)), None)
    if sign is None:
        return None, at + 1, (Problem.at("CR601", (at, at + 1), found=text[at]),)
    end = at + len(sign)
    instead = habits.OPERATORS.get(sign, sign)
    token = Token("sign", _MEANS.get(instead, instead), at, end)
    if text[at:end] in _SIGNS:
        return token, end, ()
    return token, end, (Problem.at("CR602", (at, end), found=text[at:end], instead=instead),)


def _name_end(text: str, at: int) -> int:
    """Where the name that starts at `at` ends; `at` itself where none does."""
    plain = _PLAIN_NAME.match(text, at)
    end = plain.end() if plain is not None else at
    while end < len(text) and _in_name(text[end], first=end == at):
        end += 1
    return end


def _in_name(char: str, first: bool) -> bool:
    # combining marks belong to a name: NFC joins most of them to their letter, others stay
    return char == "_" or char.isalpha() or (not first and (char.isdecimal() or category(char)[0] == "M"))
