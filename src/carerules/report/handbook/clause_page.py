"""Clause by clause: what carries it out, with the line where that is written, or why nothing does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from carerules.resolved.item import Item
from carerules.resolved.policy import ClauseMap

from .book import INDEX, Book
from .markdown import anchor, code, link, plain, table
from .unit_page import pointer


def clause_page(book: Book) -> Iterator[str]:
    """The lines of the page."""
    clauses = book.policy.clauses
    yield from (
        f"# {book.voice('clauses')}",
        "",
        f"{book.voice('made')} {link(book.voice('index'), INDEX)}",
        "",
    )
    for source, group in groupby(clauses, key=lambda clause: clause.source):
        yield from _source(source, list(group), book)
    yield from _unmapped(book)


def _source(source: str, clauses: list[ClauseMap], book: Book) -> Iterator[str]:
    without = sum(bool(clause.reason) for clause in clauses)
    title = book.policy.sources[source].title if source in book.policy.sources else source
    yield from (f"## {anchor(source)}《{plain(title)}》", "")
    yield book.voice("clause_count", n=len(clauses), mapped=len(clauses) - without, none=without)
    yield ""
    header = [book.voice(f"clause_head.{key}") for key in ("clause", "items", "place")]
    yield from table(header, (_row(clause, book) for clause in clauses))


def _row(clause: ClauseMap, book: Book) -> tuple[str, str, str]:
    if clause.reason:
        items = book.voice("no_item", reason=plain(clause.reason))
    else:
        items = "<br>".join(_item(section, id_, book) for section, id_ in clause.items)
    return plain(clause.clause), items, book.place(clause.span)


def _item(section: str, id_: str, book: Book) -> str:
    """Kind, label and the line of one item; a duty also leads to where the handbook tells it."""
    kind = book.voice(f"section.{section}")
    items: Mapping[str, Item] = getattr(book.policy, section)
    if section == "duties":
        name = pointer(book.policy.duties[id_], book)
    else:
        name = f"{book.called(items, id_)} {code(id_)}"
    return f"{book.voice('item', kind=kind, item=name)} {book.place(items[id_].span)}"


def _unmapped(book: Book) -> Iterator[str]:
    """Duties by the clauses that they cite, for sources of which nobody drew up a map."""
    mapped = {clause.source for clause in book.policy.clauses}
    cited: dict[str, dict[str, list[str]]] = {}
    for duty in book.policy.duties.values():
        for citation in duty.source:
            if citation.source not in mapped:
                cited.setdefault(citation.source, {}).setdefault(citation.clause, []).append(duty.id)
    if not cited:
        return
    yield from (f"## {book.voice('unmapped')}", "")
    for source in sorted(cited):
        title = book.policy.sources[source].title if source in book.policy.sources else source
        yield from (f"### {anchor(source)}《{plain(title)}》", "")
        header = [book.voice(f"clause_head.{key}") for key in ("clause", "items")]
        rows = (
            (plain(clause), "<br>".join(_item("duties", id_, book) for id_ in duties))
            for clause, duties in sorted(cited[source].items())
        )
        yield from table(header, rows)
