"""A table of wording, spoken in one of the two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from carerules.diagnostics.wording import Language

Wording = Mapping[str, tuple[str, str]]
"""Key -> the English and the Chinese text; both are `str.format` templates with the same names."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Says the phrases of `wording` in `language`."""

    wording: Wording
    language: Language

    def __call__(self, key: str, **parts: object) -> str:
        """The phrase `key`, filled with `parts`."""
        return self.wording[key][self.language == "zh"].format(**parts)

    def knows(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return key in self.wording

    def listed(self, items: Iterable[str]) -> str:
        """The items in a row, with the language's comma."""
        return ("、" if self.language == "zh" else ", ").join(items)

    def also(self, text: str, aside: str) -> str:
        """`text` with `aside` in brackets behind it, unless they are the same."""
        if not aside or text == aside:
            return text
        return f"{text}({aside})" if self.language == "zh" else f"{text} ({aside})"
