"""Text in quotes."""

from __future__ import annotations

from dataclasses import dataclass

from . import habits
from .problem import Problem, excerpt

_ESCAPES = {"\\": "\\", '"': '"', "'": "'", "n": "\n", "r": "\r", "t": "\t"}
_ESCAPED = str.maketrans({char: f"\\{letter}" for letter, char in _ESCAPES.items() if char != "'"})
_LINE_ENDS = "\r\n"


@dataclass(frozen=True, slots=True)
class Quoted:
    """The `value` between the quotes (None where it has no end) and where the text goes on."""

    value: str | None
    end: int
    problems: tuple[Problem, ...] = ()


def read(text: str, at: int) -> Quoted:
    """The quoted text that starts with the quotation mark at `at`."""
    return _typeset(text, at) if text[at] in habits.QUOTES else _plain(text, at)


def write(value: str) -> str:
    """`value` in double quotes, so that `read` gives it back."""
    return f'"{value.translate(_ESCAPED)}"'


def _plain(text: str, at: int) -> Quoted:
    value: list[str] = []
    problems: list[Problem] = []
    here = at + 1
    while here < len(text) and text[here] not in _LINE_ENDS:
        char = text[here]
        if char == text[at]:
            return Quoted(None if problems else "".join(value), here + 1, tuple(problems))
        if char == "\\":
            here += 1
            char = _ESCAPES.get(text[here : here + 1], "")
            if not char:
                escape = here - 1, min(here + 1, len(text))
                problems.append(Problem.at("CR605", escape, found=text[slice(*escape)]))
        value.append(char)
        here += 1
    end = min(here, len(text))
    return Quoted(None, end, (*problems, Problem.at("CR604", (at, end), quote=text[at])))


def _typeset(text: str, at: int) -> Quoted:
    """Between `“` and `”`: reported, but what was meant is clear."""
    closers = habits.QUOTES[text[at]]
    end = next((here for here in range(at + 1, len(text)) if text[here] in closers), None)
    if end is None:
        return Quoted(None, len(text), (Problem.at("CR604", (at, len(text)), quote='"'),))
    value = text[at + 1 : end]
    span = at, end + 1
    meant = Problem.at("CR602", span, found=excerpt(text, *span), instead=write(value))
    return Quoted(value, end + 1, (meant,))
