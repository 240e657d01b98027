"""What a plain scalar means."""

from __future__ import annotations

import re

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?", re.ASCII)
_FIRST = frozenset({"", *"tfn~-0123456789"})
"""How a text begins that may mean something else; others need no closer look."""
LARGEST = 2**53
"""Beyond it whole numbers and decimal fractions are no longer the same on every machine."""


def meaning(text: str) -> bool | int | float | str | None:
    """The value of a scalar without quotes.

    `true`, `false`; `null`, `~` and nothing; decimal numbers without leading zeros. All else is text: `on`,
    `no`, `12:30`, `007`, `1e3`, `0x1f` and dates. OverflowError for a number beyond `LARGEST`.
    """
    if text[:1] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    whole = text.lstrip("-").partition(".")[0]
    if len(whole) > len(str(LARGEST)) or int(whole) > LARGEST:
        raise OverflowError(text)
    return float(text) if match[1] else int(text)
