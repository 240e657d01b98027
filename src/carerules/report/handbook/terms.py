"""Deadlines in words: how long, how often, by when, and on whose number that rests."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.expressions.tree import Tree
from carerules.resolved.duty import Duty, Term
from carerules.resolved.policy import VagueTerm
from carerules.resolved.value import Dated
from carerules.temporal.duration import Duration

from .book import Book
from .markdown import inside, plain


def length(duration: Duration, book: Book) -> str:
    """`7 days`, `3 working days`."""
    unit, n = duration.unit.name.lower(), abs(duration.n)
    key = f"one.{unit}"
    return book.voice(key if n == 1 and book.voice.knows(key) else f"unit.{unit}", n=n)


def footing(term: VagueTerm, book: Book) -> str:
    """Who decided the number, or that it is assumed."""
    who = plain(term.decided_by) or book.voice("nobody")
    if term.assumed:
        return book.voice("assumed", who=who)
    if term.document:
        return book.voice("decided_in", who=who, document=plain(term.document))
    return book.voice("decided", who=who)


def told(term: Term, book: Book) -> str:
    """A length of time with the law's word behind it and the footing of its number."""
    word = book.policy.vague_terms.get(term.vague)
    if term.duration is None:
        return book.voice("term_without", id=term.vague, word=plain(word.term) if word else "")
    text = length(term.duration, book)
    if word is None:
        return text
    return book.voice("term", length=text, id=word.id, word=plain(word.term), footing=footing(word, book))


def lengths(values: Dated[Term], book: Book) -> str:
    """All lengths that hold over time; a time before the first number is not worth telling."""
    numbered = tuple((since, term) for since, term in values.steps if term.duration is not None)
    return book.dated(Dated(numbered or values.steps), {term: told(term, book) for term in values.values()})


def deadline(duty: Duty, book: Book) -> str:
    """By when an act is due, or what is tolerated."""
    return book.voice.listed(_parts(duty, book))


def _parts(duty: Duty, book: Book) -> Iterator[str]:
    voice = book.voice
    yield from _number(duty, book)
    if duty.times > 1:
        yield voice("times", n=duty.times)
    if duty.by:
        yield voice("by", days=voice.listed(_by(day, book) for day in duty.by))
    for holds, key in ((duty.partial, "partial"), (duty.roll, "roll"), (duty.count_first_day, "count_first")):
        if holds:
            yield voice(key)


def _number(duty: Duty, book: Book) -> Iterator[str]:
    voice = book.voice
    if duty.modality in ("forbid", "permit"):
        yield voice(f"{duty.modality}_due")
    elif duty.modality == "maintain":
        tolerated = duty.tolerance
        yield voice("tolerance", length=lengths(tolerated, book)) if tolerated else voice("no_tolerance")
    elif duty.within is not None:
        yield voice("within", length=lengths(duty.within, book))
    elif duty.every is not None:
        yield voice("every_grid" if duty.grid else "every", length=lengths(duty.every, book))
    elif duty.each:
        key = f"period.{duty.each}"
        yield voice(
            "each", period=voice(key) if voice.knows(key) else voice("own_period", id=inside(duty.each))
        )
    elif duty.before:
        yield voice("before", event=book.called(book.policy.events, duty.before))
    elif duty.due is not None:
        yield _due(duty.due, duty.due_offset, book)


def _due(due: Dated[Tree], offset: Duration | None, book: Book) -> str:
    when = book.dated(due, {tree: f"`{book.condition(tree)}`" for tree in due.values()})
    if offset is None:
        return book.voice("due", when=when)
    sign = "-" if offset.n < 0 else "+"
    return book.voice("due_offset", when=when, sign=sign, length=length(offset, book))


def _by(day: str, book: Book) -> str:
    if day.startswith("-"):
        return book.voice("by_end", n=day[1:])
    return day if "-" in day else book.voice("by_day", n=day)
