"""A handbook: a page for each unit and role, one of clauses, one of local numbers, and their contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from carerules.diagnostics.place import visible
from carerules.diagnostics.wording import Language
from carerules.resolved.policy import Policy

from ..voice import Voice
from .book import CLAUSES, INDEX, NUMBERS, ROLES, UNITS, Book
from .clause_page import clause_page
from .index_page import index_page
from .number_page import number_page
from .unit_page import party_page
from .words import HANDBOOK


def pages(policy: Policy, language: Language, root: str = "") -> dict[str, str]:
    """The pages by their paths in the handbook's folder, as Markdown.

    `root` is the way from that folder to the policy's, with `/` between its parts; links to files need it. Equal
    policies give equal pages.
    """
    book = Book(policy, Voice(HANDBOOK, language), root)
    inner = replace(book, depth=1)
    made = {
        INDEX: _text(index_page(book)),
        CLAUSES: _text(clause_page(book)),
        NUMBERS: _text(number_page(book)),
    }
    for folder, ids in ((UNITS, policy.units), (ROLES, policy.roles)):
        made |= {f"{folder}/{id_}.md": _text(party_page(id_, inner)) for id_ in ids}
    return made


def _text(lines: Iterable[str]) -> str:
    return "\n".join(visible(line) for line in lines).rstrip("\n") + "\n"
