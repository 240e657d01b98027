"""The page of one unit or role: who it is, what it owes, what it helps with, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.resolved.duty import Duty
from carerules.temporal.instants import EVER

from .book import INDEX, ROLES, UNITS, Book
from .entry import entry
from .markdown import bullets, code, link, plain
from .standing import assumed, is_of, owed, units, without_number
from .terms import footing, length


def party_page(id_: str, book: Book) -> Iterator[str]:
    """The lines of the page of the unit or role `id_`."""
    duties = owed(book.policy, id_)
    yield f"# {book.name(id_)} {code(id_)}"
    yield ""
    yield f"{book.voice('made')} {link(book.voice('index'), book.page(INDEX))}"
    yield ""
    yield from bullets(_head(id_, book))
    yield from _section(book.voice("posts"), _posts(id_, book))
    yield f"## {book.voice('owes', n=len(duties))}"
    yield ""
    if not duties:
        yield from (book.voice("owes_nothing"), "")
    for number, duty in enumerate(duties, start=1):
        yield from entry(duty, number, book)
    yield from _others(id_, book)
    yield from _section(book.voice("assumed_numbers"), _numbers(duties, book))
    missing = (_pointer(duty, book) for duty in duties if without_number(duty))
    yield from _section(book.voice("unquantified"), missing)


def pointer(duty: Duty, book: Book) -> str:
    """A link to where a duty stands, on the page of who owes it last."""
    *_, bearer = duty.bearer.values()
    home = next(iter(units(book.policy, bearer)), "")
    page = f"{UNITS}/{home}.md" if home else f"{ROLES}/{bearer}.md"
    return link(book.duty_name(duty), f"{book.page(page)}#{duty.id}")


def _pointer(duty: Duty, book: Book) -> str:
    return link(book.duty_name(duty), f"#{duty.id}")


def _head(id_: str, book: Book) -> Iterator[str]:
    policy, voice = book.policy, book.voice
    if id_ in policy.roles:
        yield voice("role_of", subject=book.called(policy.subjects, policy.roles[id_].of))
        return
    unit = policy.units[id_]
    yield voice("level", level=plain(unit.level))
    for former, since in unit.successor_of:
        yield voice("took_over", day=book.day(since), unit=_unit(former, book))
    for other in policy.units.values():
        for former, since in other.successor_of:
            if former == id_:
                yield voice("given_up", day=book.day(since), unit=_unit(other.id, book))
    yield from _groups(id_, book)


def _groups(id_: str, book: Book) -> Iterator[str]:
    policy, voice = book.policy, book.voice
    for group in policy.groups.values():
        name = book.name(group.id)
        if id_ in group.members:
            yield voice("member", group=name)
        for since, lead in group.lead.steps:
            if lead == id_:
                yield (
                    voice("leads", group=name)
                    if since == EVER
                    else voice("lead", group=name, day=book.day(since))
                )
        if group.chair and is_of(policy, group.chair, id_):
            yield voice("chair", post=book.name(group.chair), group=name)


def _posts(id_: str, book: Book) -> Iterator[str]:
    for post in book.policy.posts.values():
        if id_ in units(book.policy, post.id):
            stands_in = book.name(post.vacancy) if post.vacancy else book.voice("nobody_stands_in")
            yield book.voice("post", post=f"{book.name(post.id)} {code(post.id)}", vacancy=stands_in)


def _others(id_: str, book: Book) -> Iterator[str]:
    """What it owes a part in without being the bearer."""
    duties = book.policy.duties.values()
    parts: tuple[tuple[str, list[Duty]], ...] = (
        ("assists", [d for d in duties if _any(d.assisting, id_, book)]),
        ("supervises", [d for d in duties if _any(d.supervising, id_, book)]),
        ("hears", [d for d in duties if _any(d.informed, id_, book)]),
        ("asked", [d for d in duties if _any(tuple(step.to for step in d.escalate), id_, book)]),
    )
    for key, found in parts:
        yield from _section(book.voice(key), (_named(duty, book) for duty in found))


def _any(parties: tuple[str, ...], id_: str, book: Book) -> bool:
    return any(is_of(book.policy, party, id_) for party in parties)


def _named(duty: Duty, book: Book) -> str:
    *_, bearer = duty.bearer.values()
    return book.voice("other", duty=pointer(duty, book), unit=book.name(bearer))


def _numbers(duties: list[Duty], book: Book) -> Iterator[str]:
    rest = {term.id: term for duty in duties for term in assumed(duty, book.policy)}
    for id_ in sorted(rest):
        term = rest[id_]
        if term.value is not None:
            value = book.dated(term.value, {each: length(each, book) for each in term.value.values()})
            yield f"{code(id_)} ({plain(term.term)}): {value}; {footing(term, book)}; {book.place(term.span)}"


def _unit(id_: str, book: Book) -> str:
    return link(book.name(id_), book.page(f"{UNITS}/{id_}.md"))


def _section(title: str, items: Iterator[str]) -> Iterator[str]:
    lines = list(bullets(items))
    if lines:
        yield from (f"## {title}", "", *lines)
