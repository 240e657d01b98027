"""The whole audit as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.place import visible
from carerules.diagnostics.wording import Language

from .findings import findings, undecided
from .footing import basis, rejected
from .pseudonym import Names
from .selection import Selection
from .summary import head, summary
from .text_words import TEXT
from .violations import violations
from .voice import Voice


def lines(selection: Selection, language: Language, mask: bool = True) -> Iterator[str]:
    """The text, line by line; nothing is cut off. `mask`: persons by pseudonyms."""
    voice = Voice(TEXT, language)
    names = Names(selection.audit.policy.resolved, mask)
    sections = (
        head(selection, voice, mask),
        summary(selection, voice),
        violations(selection, voice, names),
        undecided(selection, voice, names),
        findings(selection, voice, names),
        basis(selection, voice),
        rejected(selection, voice),
    )
    for number, section in enumerate(filter(None, sections)):
        if number:
            yield "\n"
        for line in section:
            yield visible(line) + "\n"


def render(selection: Selection, language: Language, mask: bool = True) -> str:
    """The text in one piece."""
    return "".join(lines(selection, language, mask))
