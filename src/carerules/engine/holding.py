"""Who bears a duty, who may act: units, posts and roles as seen from one subject. (S6)"""

from __future__ import annotations

from carerules.program.plan import EventPlan, PostPlan
from carerules.temporal.instants import NEVER

from .context import Context
from .organisation import Timeline
from .state import Event, Row


def canonical(ctx: Context, unit: int, t: int) -> int:
    """The unit that answers for `unit` at `t`: itself or, after its end, its successor. # S6.4"""
    successors = ctx.program.successors
    if unit not in successors:
        return unit
    for _ in range(len(successors) + 1):
        heir = 0
        for since, unit_code in successors.get(unit, ()):
            if since <= t:
                heir = unit_code
        if not heir:
            return unit
        unit = heir
    return unit


def related(ctx: Context, unit: int, t: int) -> int:
    """The instance of `unit` that the subject is or belongs to, or 0. # S6.1 # S6.2"""
    row, org, plan = ctx.row, ctx.org, ctx.plan
    if plan.unit == unit:
        return row.subject
    ways = plan.routes.get(unit)
    if ways is None:
        return org.only(unit)
    slot, *steps = ways[0]  # where the first leads nowhere, no other takes its place
    value = relation_at(row, slot, t)
    instance = 0 if value != value else int(value)
    for step in steps:
        instance = org.related(t, instance, step) if instance else 0
    return instance


def relation_at(row: Row, slot: int, t: int) -> float:
    """The relation fact in `slot` as it was at `t`."""
    if t >= row.now:
        return row.facts[slot]
    value = row.plan.defaults[slot]
    for at, changed, new in row.relations:
        if at <= t and changed == slot:
            value = new
    return value


def named(row: Row, party: int, t: int) -> tuple[int, ...]:
    """Persons named for this very subject as `party` at `t`, longest first."""
    if t >= row.now:
        return tuple(person for p, person, _ in row.assigned if p == party)
    persons: list[int] = []
    for at, p, person in row.moves:
        if at <= t and p == party:
            persons = [q for q in persons if q != abs(person)] if person < 0 else [*persons, person]
            if person == 0:
                persons = []
    return tuple(persons)


def holders(ctx: Context, party: int, t: int) -> tuple[int, ...]:
    """The persons who hold `party` for this subject at `t`, stand-ins not counted. # S6.1"""
    own = named(ctx.row, party, t) if ctx.row.assigned or ctx.row.moves else ()
    if own:
        return own
    post = ctx.program.posts.get(party)
    if post is None:
        return ()
    lines = [_line_of(ctx, party, unit, t) for unit in _units_of(ctx, post, t)]
    found = [line for line in lines if line is not None and line.at(t)]
    if len(found) == 1:
        return found[0].at(t)
    everyone = [
        (line.since(person, t), place, person) for line in found for place, person in enumerate(line.at(t))
    ]
    return tuple(person for _, _, person in sorted(everyone))  # the longest in post answers  # S6.2


def _units_of(ctx: Context, post: PostPlan, t: int) -> tuple[int, ...]:
    """The units in which the post is looked for; of one in each member of a group only the nearest. # S6.1

    They are the member that the subject itself is an instance of, else those to which relations lead, else all.
    """
    if post[0]:
        return (post[0],)
    own = tuple(unit for unit in post[4] if ctx.plan.unit in (unit, canonical(ctx, unit, t)))
    return own or tuple(unit for unit in post[4] if _is_related(ctx, unit, t)) or post[4]


def _is_related(ctx: Context, unit: int, t: int) -> bool:
    """Whether a relation of the subject's type leads to the unit or its successor."""
    return unit in ctx.plan.routes or canonical(ctx, unit, t) in ctx.plan.routes


def _instance(ctx: Context, unit: int, t: int) -> int:
    """The subject's instance of the unit or of its successor, or 0: by the first relation to either. # S6.1 # S6.4"""
    heir = canonical(ctx, unit, t)
    if heir == unit or ctx.plan.unit == unit:
        return related(ctx, unit, t)
    ways = [(len(way), way, one) for one in (unit, heir) for way in ctx.plan.routes.get(one, ())]
    if ways and ctx.plan.unit != heir:
        return related(ctx, min(ways)[2], t)
    return related(ctx, unit, t) or related(ctx, heir, t)


def _line_of(ctx: Context, party: int, unit: int, t: int) -> Timeline | None:
    instance = _instance(ctx, unit, t)
    return ctx.org.holders.get((party, instance)) if instance else None


def is_homeless(ctx: Context, party: int) -> bool:
    """A relation leads to a unit of the post, but at present nobody knows to which instance. # S7.1"""
    post, t = ctx.program.posts.get(party), ctx.row.now
    if post is None or not post[3]:
        return False
    return any(_is_related(ctx, unit, t) and not _instance(ctx, unit, t) for unit in _units_of(ctx, post, t))


def is_vacant(ctx: Context, party: int, t: int) -> bool:
    """A post or role that events can fill and that nobody fills. # S6.1"""
    return party in ctx.program.assignable and not holders(ctx, party, t)


def stand_in(ctx: Context, party: int, t: int) -> int:
    """The post that answers while `party` is vacant, itself not vacant; 0: nobody. # S6.2"""
    seen = {party}
    while True:
        post = ctx.program.posts.get(party)
        party = post[1] if post else 0
        if not party or party in seen:
            return 0
        seen.add(party)
        if not is_vacant(ctx, party, t):
            return party


def has_authority(ctx: Context, plan: EventPlan, event: Event, t: int) -> bool:
    """Whether the actor of the event is, at `t`, one of those who may record it. # S4.3"""
    return event.actor != 0 and any(counts_as(ctx, event.actor, party, t) for party in plan.by)


def counts_as(ctx: Context, actor: int, party: int, t: int) -> bool:
    """Whether `actor` (unit, post, role, instance or person) is `party` for this subject at `t`. # S4.3"""
    if canonical(ctx, party, t) == actor:
        return True
    if actor in ctx.program.parties.values() and actor != party:
        return _stands_in(ctx, actor, party, t)
    if actor == party:
        return party not in ctx.program.units
    if party in ctx.program.units:
        return actor in (related(ctx, party, t), related(ctx, canonical(ctx, party, t), t))
    return actor in holders(ctx, party, t) or _stands_in(ctx, actor, party, t)


def may_count_as(ctx: Context, actor: int, party: int) -> bool:
    """Whether nobody knows if this actor is `party` or stands in for it: a relation is unknown. # S7.1"""
    is_person = actor not in ctx.program.parties.values()
    asked: set[int] = set()
    doubtful = False
    while party in ctx.program.assignable and party not in asked and not holders(ctx, party, ctx.row.now):
        doubtful = doubtful or is_homeless(ctx, party)
        if doubtful and is_person:
            return True
        asked.add(party)
        post = ctx.program.posts.get(party)
        party = post[1] if post else 0
        if doubtful and party == actor:
            return True
    return False


def _stands_in(ctx: Context, actor: int, party: int, t: int) -> bool:
    """Whether `actor` certainly answers for `party`, which is certainly vacant. # S6.2 # S7.1"""
    asked: set[int] = set()
    while is_vacant(ctx, party, t) and party not in asked:
        if is_homeless(ctx, party):
            return False  # nobody knows which instance is meant, so perhaps it has a holder
        asked.add(party)
        post = ctx.program.posts.get(party)
        party = post[1] if post else 0
        if party and (actor == party or actor in holders(ctx, party, t)):
            return True
    return False


def next_change(ctx: Context, t: int) -> int:
    """The next instant at which a post asked about in a condition may change hands for this subject. # S4.1"""
    soonest = NEVER
    for post in ctx.plan.holder_posts:
        entry = ctx.program.posts.get(post)
        for unit in _units_of(ctx, entry, t) if entry else ():
            instance = related(ctx, unit, t)
            line = ctx.org.holders.get((post, instance))
            if line is not None:
                soonest = min(soonest, line.next_change(t))
            soonest = min(soonest, _next_relation(ctx, unit, t))
    return soonest


def _next_relation(ctx: Context, unit: int, t: int) -> int:
    soonest = NEVER
    for way in ctx.plan.routes.get(unit, ()):
        value = ctx.row.facts[way[0]]
        instance = 0 if value != value else int(value)
        for step in way[1:]:
            line = ctx.org.relations.get((instance, step))
            if line is None:
                break
            soonest = min(soonest, line.next_change(t))
            instance = ctx.org.related(t, instance, step)
    return soonest
