"""Numbers: decimal, without leading zeros, whole ones up to 2**53."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from unicodedata import category, decimal

from carerules.temporal.duration import parse_duration

from .problem import Problem, excerpt

LARGEST = 2**53
"""Up to here whole numbers and doubles agree to the last digit."""

_NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_ZEROS = re.compile(r"^0+(?=[0-9])")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """The `value` (None where it is no number) and where the text goes on."""

    value: int | float | None
    end: int
    problems: tuple[Problem, ...] = ()


def read(text: str, at: int) -> Numeral:
    """The number that starts at `at`, with everything that runs on from it (`7d`, `1_000`, `16岁`)."""
    if date := _DATE.match(text, at):
        written = date.group()
        return _refused("CR606", text, at, date.end(), f'date("{written}")')
    end = _end(text, at)
    written = text[at:end]
    plain = "".join(str(decimal(char)) if char.isdecimal() else char for char in written)
    if not _NUMBER.fullmatch(plain):
        return _refused("CR606", text, at, end, _meant(plain))
    value = _value(plain)
    if value is None:
        return _refused("CR607", text, at, end)
    if plain != written:
        return Numeral(value, end, (Problem.at("CR602", (at, end), found=written, instead=plain),))
    return Numeral(value, end)


def _refused(code: str, text: str, at: int, end: int, instead: str | None = None) -> Numeral:
    problem = Problem.at(code, (at, end), found=excerpt(text, at, end), instead=instead)
    return Numeral(None, end, (problem,))


def _end(text: str, at: int) -> int:
    end = at
    while end < len(text) and (_runs_on(text[end]) or (text[end] in "+-" and _is_exponent(text[at:end]))):
        end += 1
    return end


def _runs_on(char: str) -> bool:
    return char.isalpha() or char.isdecimal() or char in "_." or category(char)[0] == "M"


def _is_exponent(before: str) -> bool:
    return before[-1:] in ("e", "E") and bool(_DIGITS.fullmatch(before[:-1]))


def _value(plain: str) -> int | float | None:
    """The number, or None where it is too large."""
    if plain.isdigit():
        return int(plain) if len(plain) <= 16 and int(plain) <= LARGEST else None
    value = float(plain)
    return value if math.isfinite(value) else None


def _meant(written: str) -> str | None:
    """What the author may have meant by something that only begins like a number, or None if nobody knows."""
    try:
        return f'duration("{parse_duration(written)}")'
    except ValueError:
        pass
    digits = written.replace("_", "").rstrip(".")
    if digits.startswith("."):
        digits = f"0{digits}"
    digits = _ZEROS.sub("", digits)
    leading = _NUMBER.match(digits)
    if leading is None:
        return None
    rest = digits[leading.end() :]
    return None if rest and rest.isascii() else leading.group()  # `16岁`, but not `16x`
