"""One duty as a handbook tells it: a heading and a table of what there is to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carerules.resolved.duty import Duty, Escalation
from carerules.resolved.value import Citation
from carerules.temporal.instants import EVER, NEVER

from .book import Book
from .events import act, trigger
from .markdown import anchor, plain, table
from .standing import assumed, vacancy
from .terms import deadline, length, told


def entry(duty: Duty, number: int, book: Book) -> Iterator[str]:
    """The lines of one duty; its anchor is its id."""
    yield f"### {anchor(duty.id)}{number}. {book.duty_name(duty)}"
    yield ""
    description = duty.description.say(book.voice.language, "")
    if description:
        yield from (plain(description), "")
    yield from table(("", ""), ((book.voice(f"row.{key}"), text) for key, text in _rows(duty, book) if text))


def _rows(duty: Duty, book: Book) -> Iterator[tuple[str, str]]:
    yield "act", act(duty, book)
    yield "subject", book.called(book.policy.subjects, duty.subject)
    yield "bearer", book.dated(duty.bearer, {who: book.name(who) for who in duty.bearer.values()})
    yield "vacancy", vacancy(duty, book)
    yield "trigger", trigger(duty, book)
    yield "deadline", deadline(duty, book)
    yield "warn", _warn(duty, book)
    yield "suspend", _suspend(duty, book)
    yield "waive", _waive(duty, book)
    yield "escalate", "<br>".join(step(each, book) for each in duty.escalate)
    for key, parties in (
        ("assisting", duty.assisting),
        ("supervising", duty.supervising),
        ("informed", duty.informed),
    ):
        yield key, book.voice.listed(map(book.name, parties))
    yield "source", sources(duty.source, book)
    yield "effective", _effective(duty, book)
    yield "assumed", book.voice.listed(f"`{term.id}`" for term in assumed(duty, book.policy))
    yield "tightens", plain(duty.tightens)
    yield "place", book.place(duty.span)


def step(each: Escalation, book: Book) -> str:
    """One step of the ladder."""
    to, voice = book.name(each.to), book.voice
    text = voice("step", after=length(each.after, book), to=to) if each.after.n else voice("step_now", to=to)
    if each.within is not None:
        text = voice("step_within", step=text, length=told(each.within, book))
    if each.do:
        text = voice("step_do", step=text, event=book.called(book.policy.events, each.do))
    return text


def sources(cited: Iterable[Citation], book: Book) -> str:
    """The clauses that it rests on, each with the rank of its document."""
    texts = []
    for citation in cited:
        source = book.policy.sources.get(citation.source)
        title, rank = (source.title, source.rank) if source is not None else (citation.source, "internal")
        texts.append(
            book.voice(
                "clause", title=plain(title), clause=plain(citation.clause), rank=book.voice(f"rank.{rank}")
            )
        )
    return "<br>".join(texts) or book.voice("no_source")


def _warn(duty: Duty, book: Book) -> str:
    if duty.warn is None:
        return ""
    told = {each: length(each, book) for each in duty.warn.values()}
    return book.voice("warn", length=book.dated(duty.warn, told))


def _suspend(duty: Duty, book: Book) -> str:
    if duty.suspend is None:
        return ""
    told = {tree: book.condition(tree) for tree in duty.suspend.values()}
    return book.voice("suspend", condition=book.dated(duty.suspend, told))


def _waive(duty: Duty, book: Book) -> str:
    if duty.waive is None:
        return ""
    event = book.called(book.policy.events, duty.waive.upon)
    return book.voice("waive", event=event, approver=book.name(duty.waive.approver))


def _effective(duty: Duty, book: Book) -> str:
    since, until = duty.effective.since, duty.effective.until
    parts = [book.voice("from", day=book.day(since))] if since != EVER else []
    return book.voice.listed(
        [*parts, *([book.voice("until", day=book.day(until))] if until != NEVER else [])]
    )
