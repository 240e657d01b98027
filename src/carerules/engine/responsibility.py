"""Who was responsible when, and when nobody was. (S6.1-6.4)"""

from __future__ import annotations

from itertools import pairwise

from carerules.temporal.instants import NEVER

from . import holding, kinds
from .context import Context
from .state import CLOSED, Obligation

Interval = tuple[int, int]
Tenure = tuple[int, int, int]
"""From, until, who (0: nobody): a person, or the unit, post or role itself where no event fills it."""


def bearer_of(ctx: Context, ob: Obligation, t: int) -> int:
    """The unit, post or role that owes the obligation at `t`, after successors. # S6.4"""
    duty = ctx.plan.duties[ob.duty]
    version = ob.version_then(t) if ob.earlier else ob.version
    party = duty.rungs[ob.step - 1].to if ob.step else duty.versions[version].bearer
    return holding.canonical(ctx, party, t)


def instance_of(ctx: Context, party: int, t: int) -> int:
    """The instance of the party's unit to which the subject belongs, or 0: which village's director. # S6.1"""
    post = ctx.program.posts.get(party)
    unit = post[0] if post else party
    return holding.related(ctx, unit, t) if unit in ctx.program.units else 0


def responsible(ctx: Context, party: int, t: int) -> int:
    """Who answers for `party` at `t`: the person, the stand-in, or the party itself; 0: nobody. # S6.1 # S6.3"""
    found = _one(ctx, party, t)
    if found:
        return found
    deputy = holding.stand_in(ctx, party, t)
    return _one(ctx, deputy, t) if deputy else 0


def _one(ctx: Context, party: int, t: int) -> int:
    holders = holding.holders(ctx, party, t)
    if holders:
        return holders[0]
    if holding.is_vacant(ctx, party, t):
        return 0
    return party


def tenures(ctx: Context, ob: Obligation, since: int, until: int) -> list[Tenure]:
    """Who answered for the obligation from `since` to `until`, piece by piece. # S6.4"""
    found: list[Tenure] = []
    for first, last in _stretches(ob, since, until):
        for start, end in _pieces(ctx, bearer_of(ctx, ob, first), first, last):
            who = responsible(ctx, bearer_of(ctx, ob, start), start)
            if found and found[-1][2] == who:
                found[-1] = (found[-1][0], end, who)
            else:
                found.append((start, end, who))
    return found


def _stretches(ob: Obligation, since: int, until: int) -> list[Interval]:
    """The time cut where new values, and with them another bearer, applied at once. # S5.12"""
    if not ob.earlier:
        return [(since, until)]
    cuts = [since, *(t for _, t in ob.earlier if since < t < until), until]
    return list(pairwise(cuts))


def _pieces(ctx: Context, party: int, since: int, until: int) -> list[Interval]:
    """The time cut at every instant at which the answer may change."""
    cuts = {since, until}
    row, program = ctx.row, ctx.program
    if row.moves or row.relations:
        cuts |= {at for at, _, _ in row.moves} | {at for at, _, _ in row.relations}
    if program.successors:
        cuts |= {at for steps in program.successors.values() for at, _ in steps}
    chain = _chain(ctx, party)
    lines = [line for (post, _), line in ctx.org.holders.items() if post in chain]
    for line in (*lines, *ctx.org.relations.values()):
        if line.instants and line.instants[-1] > since:  # most changes are older than what is asked about
            cuts.update(line.instants)
    if len(cuts) <= 2:
        return [(since, until)]
    inside = sorted(cut for cut in cuts if since <= cut <= until)
    return list(pairwise(inside)) or [(since, until)]


def _chain(ctx: Context, party: int) -> list[int]:
    """The post and those who stand in for it."""
    chain: list[int] = []
    while party and party not in chain:
        chain.append(party)
        post = ctx.program.posts.get(party)
        party = post[1] if post else 0
    return chain


def burden(ob: Obligation, as_of: int) -> Interval:
    """The interval in which the obligation is open or undone."""
    return ob.opened_at, min(ob.ended_at, as_of) if ob.life == CLOSED else as_of


def find(ctx: Context, as_of: int) -> None:
    """Findings for the time in which a post or role with obligations had no holder. # S6.2 # S6.3"""
    wanted: dict[int, list[Interval]] = {}
    for ob in ctx.out.obligations:
        for start, end in [] if ob.cut else _stretches(ob, ob.first_opened, ob.ended_at):
            party = bearer_of(ctx, ob, start)
            if not party or party in ctx.program.assignable:
                wanted.setdefault(party, []).append((start, end))
    for party, intervals in sorted(wanted.items(), key=lambda item: ctx.program.lexicon.text(item[0])):
        for since, until in _union(intervals):
            if party:
                _find_vacancy(ctx, party, since, until, as_of)
            elif until > since:  # a bearer before the first of its dates
                ctx.find(kinds.NO_RESPONSIBLE_PERSON, since).until = until


def _union(intervals: list[Interval]) -> list[Interval]:
    joined: list[Interval] = []
    for since, until in sorted(intervals):
        if joined and since <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(until, joined[-1][1]))
        else:
            joined.append((since, until))
    return joined


def _find_vacancy(ctx: Context, party: int, since: int, until: int, as_of: int) -> None:
    """One finding for each stretch without a holder: somebody stands in, or nobody does.

    With `until` NEVER it is still wanted at `as_of`; what is over then has lasted for some time or is no vacancy.
    """
    last: list[tuple[int, int, int]] = []
    pieces = _pieces(ctx, party, since, min(until, as_of))
    for start, end in [*pieces, (as_of, NEVER)] if until == NEVER else pieces:
        if end > start and holding.is_vacant(ctx, party, start):
            kind = kinds.VACANT_POST if responsible(ctx, party, start) else kinds.NO_RESPONSIBLE_PERSON
            if last and last[-1][2] == kind and last[-1][1] == start:
                last[-1] = (last[-1][0], end, kind)
            else:
                last.append((start, end, kind))
    for start, end, kind in last:
        finding = ctx.find(kind, start)
        finding.party = party
        finding.until = end
