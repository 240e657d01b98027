"""Events as rules name them, in words."""

from __future__ import annotations

from collections.abc import Iterable

from carerules.resolved.duty import Duty, EventRef

from .book import Book
from .markdown import inside, plain


def events(refs: Iterable[EventRef], book: Book, evidence: bool = False) -> str:
    """The events in a row; each with its condition and, for acts, the `evidence` without which it does not count."""
    return book.voice("or").join(_event(ref, book, evidence) for ref in refs)


def _event(ref: EventRef, book: Book, evidence: bool) -> str:
    name = _named(ref, book)
    if ref.when is not None:
        name = book.voice("when", event=name, condition=book.condition(ref.when))
    declared = book.policy.events.get(ref.name) if ref.kind == "event" else None
    if evidence and declared is not None and declared.evidence:
        kinds = book.voice.listed(f"`{inside(kind)}`" for kind in declared.evidence)
        name = book.voice.also(name, book.voice("evidence", evidence=kinds))
    return name


def _named(ref: EventRef, book: Book) -> str:
    if ref.kind == "event":
        return book.called(book.policy.events, ref.name)
    if ref.kind in ("entered", "exited"):
        return book.voice(f"internal.{ref.kind}", name=inside(ref.name))
    return book.voice(f"internal.{ref.kind}", name=book.called(book.policy.duties, ref.name))


def act(duty: Duty, book: Book) -> str:
    """What is to be done, kept, left undone, or done only under conditions."""
    if duty.keep is not None:
        text = book.dated(duty.keep, {tree: book.condition(tree) for tree in duty.keep.values()})
        return book.voice("keep", condition=text)
    key = {"forbid": "forbid", "permit": "permit"}.get(duty.modality, "do")
    text = book.voice(key, acts=events(duty.acts, book, evidence=True))
    if duty.where is None:
        return text
    where = book.dated(duty.where, {tree: book.condition(tree) for tree in duty.where.values()})
    return text + "<br>" + book.voice("where", condition=where)


def trigger(duty: Duty, book: Book) -> str:
    """When it is owed: upon what, while what, once for what."""
    parts = [book.voice("upon", events=events(duty.upon, book))] if duty.upon else []
    if duty.holds_while is not None:
        told = {tree: book.condition(tree) for tree in duty.holds_while.values()}
        parts.append(book.voice("while", condition=book.dated(duty.holds_while, told)))
    if not parts:
        parts.append(book.voice("always"))
    return "<br>".join([*parts, *_loop(duty, book)])


def _loop(duty: Duty, book: Book) -> list[str]:
    loop = duty.loop
    if loop is None:
        return []
    if loop.group:
        return [book.voice("for_group", group=book.name(loop.group))]
    if loop.datum is not None:
        return [book.voice("for_datum", datum=book.condition(loop.datum))]
    values = [plain(book.name(value)) for value in loop.fixed]
    return [book.voice("for_fixed", values=book.voice.listed(values))]
