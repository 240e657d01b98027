"""Text inside Mermaid diagrams."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"""^[-+*](?=\ ) | (?<=^[0-9])[.](?=\ ) | (?<=^[0-9]{2})[.](?=\ )  # a list, for which nothing at all is drawn
    | [^\w\ .,()/+*=!?'-]""",
    re.ASCII | re.VERBOSE,
)


def escaped(text: str) -> str:
    """`text` on one line, as Mermaid shows it literally: what it would read as markup becomes a character code.

    Characters that cannot be seen, such as those that turn the direction of writing, are left out.
    """
    line = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return _MARKUP.sub(_code, line)


def quoted(text: str) -> str:
    """`text` as a label in quotes."""
    return f'"{escaped(text)}"'


def _code(markup: re.Match[str]) -> str:
    return f"#{ord(markup[0])};" if markup[0].isascii() else markup[0]
