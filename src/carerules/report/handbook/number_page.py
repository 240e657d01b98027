"""Every local number in one place: the word it fills in, who decided it, whether it is assumed, what uses it."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.resolved.policy import Parameter, VagueTerm

from .book import INDEX, Book
from .entry import sources
from .markdown import anchor, code, inside, link, plain, table
from .standing import terms
from .terms import length
from .unit_page import pointer

_TERM = ("id", "word", "value", "who", "assumed", "source", "used", "place")
_PARAMETER = ("id", "value", "source", "place")


def number_page(book: Book) -> Iterator[str]:
    """The lines of the page."""
    policy, voice = book.policy, book.voice
    yield from (f"# {voice('numbers')}", "", f"{voice('made')} {link(voice('index'), INDEX)}", "")
    if policy.vague_terms:
        rows = (_term(term, book) for term in policy.vague_terms.values())
        yield from table([voice(f"number_head.{key}") for key in _TERM], rows)
    if policy.parameters:
        yield from (f"## {voice('parameters')}", "")
        yield from table(
            [voice(f"number_head.{key}") for key in _PARAMETER],
            (_parameter(parameter, book) for parameter in policy.parameters.values()),
        )


def _term(term: VagueTerm, book: Book) -> tuple[str, ...]:
    voice = book.voice
    value = voice("none")
    if term.value is not None:
        value = book.dated(term.value, {each: length(each, book) for each in term.value.values()})
    return (
        anchor(term.id) + code(term.id),
        plain(term.term),
        value,
        plain(term.decided_by) or voice("nobody"),
        voice("none" if term.value is None else "yes" if term.assumed else "no"),
        sources(term.source, book) if term.source else voice("none"),
        "<br>".join(_users(term.id, book)) or voice("none"),
        book.place(term.span),
    )


def _users(term: str, book: Book) -> Iterator[str]:
    for duty in book.policy.duties.values():
        if any(each.vague == term for each in terms(duty)):
            yield pointer(duty, book)
    for flow in book.policy.workflows.values():
        delays = (
            each for state in flow.states.values() for after in state.after for each in after.delay.values()
        )
        if any(each.vague == term for each in delays):
            yield f"{book.called(book.policy.workflows, flow.id)} {code(flow.id)}"


def _parameter(parameter: Parameter, book: Book) -> tuple[str, ...]:
    name = anchor(parameter.id) + f"{book.called(book.policy.parameters, parameter.id)} {code(parameter.id)}"
    value = book.dated(parameter.value, {each: inside(str(each)) for each in parameter.value.values()})
    return name, value, sources(parameter.source, book), book.place(parameter.span)
