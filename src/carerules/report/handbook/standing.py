"""What a duty rests on, who owes it and who stands in."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.resolved.duty import Duty, Term
from carerules.resolved.policy import Policy, VagueTerm, lacks_number

from .book import Book


def units(policy: Policy, party: str) -> tuple[str, ...]:
    """The units that `party` belongs to: a post of every member of a group belongs to all of them."""
    post = policy.posts.get(party)
    if post is None:
        return (party,) if party in policy.units else ()
    return policy.groups[post.group].members if post.group in policy.groups else (post.unit,)


def owed(policy: Policy, page: str) -> list[Duty]:
    """The duties of a unit with its posts, or of a role, at any time, by id."""
    return [
        duty
        for duty in policy.duties.values()
        if any(is_of(policy, who, page) for who in duty.bearer.values())
    ]


def is_of(policy: Policy, party: str, page: str) -> bool:
    """Whether `party` is the unit or role `page`, or a post in that unit."""
    return party == page or page in units(policy, party)


def vacancy(duty: Duty, book: Book) -> str:
    """Who stands in while the bearer's post has no holder; nothing to say of units and roles."""
    texts = []
    for who in dict.fromkeys(duty.bearer.values()):
        post = book.policy.posts.get(who)
        if post is not None:
            stands_in = book.voice("stands_in", post=book.name(post.vacancy)) if post.vacancy else ""
            texts.append(stands_in or book.voice("nobody_stands_in"))
    return book.voice.listed(texts)


def terms(duty: Duty) -> Iterator[Term]:
    """Every length of time that its deadline, tolerance and ladder name."""
    for dated in (duty.within, duty.every, duty.tolerance):
        if dated is not None:
            yield from dated.values()
    yield from (step.within for step in duty.escalate if step.within is not None)


def assumed(duty: Duty, policy: Policy) -> list[VagueTerm]:
    """The vague terms whose assumed number the duty rests on, by id."""
    named = {term.vague for term in terms(duty) if term.vague and term.assumed}
    return [policy.vague_terms[id_] for id_ in sorted(named) if id_ in policy.vague_terms]


def without_number(duty: Duty) -> bool:
    """Whether its deadline or tolerance is, now or at some time, a word that nobody has given a number."""
    return lacks_number(duty)
