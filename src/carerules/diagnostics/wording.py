"""From a code and its arguments to a sentence in Chinese or English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Literal

from .catalogue.phrases import LABELS, WORDS
from .catalogue.table import find
from .place import visible
from .span import Span

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Word:
    """A kind of thing, itself translated: `Word("post")` is `post` or `岗位` (`catalogue.phrases.WORDS`)."""

    key: str


Argument = str | int | Word | Span | tuple[str, ...]
"""What a message may be filled with.

A `Span` is shown as `file:line:column`, a tuple as a list with each name in backticks.
"""

Arguments = Mapping[str, Argument]

_LONGEST = 120
"""Characters of a user's word that a message repeats."""


def message(code: str, args: Arguments, language: Language) -> str:
    """The one-line message of `code`; KeyError where `args` lacks a placeholder."""
    return _fill(getattr(find(code), language), args, language)


def help_of(code: str, args: Arguments, language: Language) -> str:
    """The edit that mends it, or empty where there is none or `args` lacks something that it names."""
    template: str = getattr(find(code), f"help_{language}")
    return _fill(template, args, language) if placeholders(template) <= args.keys() else ""


def label(key: str, args: Arguments, language: Language) -> str:
    """What a label says of its place."""
    return _fill(getattr(LABELS[key], language), args, language)


def placeholders(template: str) -> frozenset[str]:
    """The names that a template wants filled."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _fill(template: str, args: Arguments, language: Language) -> str:
    return template.format_map({name: _show(value, language) for name, value in args.items()})


def _show(value: Argument, language: Language) -> str:
    if isinstance(value, Word):
        return str(getattr(WORDS[value.key], language))
    if isinstance(value, tuple) and not isinstance(value, Span):
        return ("、" if language == "zh" else ", ").join(f"`{_word(name)}`" for name in value)
    return _word(str(value))


def _word(text: str) -> str:
    """A user's word, fit for one line of a terminal or a report."""
    return visible(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
