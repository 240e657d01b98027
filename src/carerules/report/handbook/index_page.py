"""The contents of a handbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from carerules.resolved.item import Item

from .book import CLAUSES, NUMBERS, ROLES, UNITS, Book
from .markdown import bullets, link, plain, table
from .standing import assumed, owed, without_number

_COLUMNS = ("owes", "assumed", "unquantified")


def index_page(book: Book) -> Iterator[str]:
    """The lines of the page."""
    policy, voice = book.policy, book.voice
    duties = policy.duties.values()
    yield f"# {voice('title', policy=plain(policy.label.say(voice.language, policy.id)))}"
    yield from ("", voice("made"), "")
    yield voice(
        "count",
        units=len(policy.units),
        duties=len(duties),
        assumed=sum(term.assumed for term in policy.vague_terms.values()),
        missing=sum(map(without_number, duties)),
    )
    yield from ("", f"## {voice('contents')}", "")
    units = sorted(policy.units.values(), key=lambda unit: policy.levels.index(unit.level))
    yield from _parties(UNITS, units, {unit.id: unit.level for unit in units}, book)
    if policy.roles:
        yield from (f"## {voice('people')}", "")
        yield from _parties(ROLES, policy.roles.values(), {}, book)
    yield from (f"## {voice('other_pages')}", "")
    yield from bullets([link(voice("clauses"), CLAUSES), link(voice("numbers"), NUMBERS)])


def _parties(folder: str, items: Iterable[Item], levels: Mapping[str, str], book: Book) -> Iterator[str]:
    """A table of units or roles with what they owe in numbers."""
    heads = ["unit", *(["level"] if levels else []), *_COLUMNS]
    rows = []
    for item in items:
        duties = owed(book.policy, item.id)
        rests = sum(bool(assumed(duty, book.policy)) for duty in duties)
        numbers = (len(duties), rests, sum(map(without_number, duties)))
        level = [plain(levels[item.id])] if levels else []
        rows.append([link(book.name(item.id), f"{folder}/{item.id}.md"), *level, *map(str, numbers)])
    yield from table([book.voice(f"head.{head}") for head in heads], rows)
