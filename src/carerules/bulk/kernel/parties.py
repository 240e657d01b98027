"""Who may act and who holds a post, for the subject at hand: read from tables of a finished organisation. (S6)

Only what is certain and plain is told; a successor or a move to another unit is for the engine.
"""

from __future__ import annotations

from .machine import Machine
from .wholes import as_whole
from .words import LEFT, MAYBE, MOST_NAMED, NAN, NEVER, NO, NOBODY, POST, UNIT, YES


def place_of(m: Machine, name: float) -> int:
    """The number of the unit's instance of that name, or NOBODY."""
    if name != name or name < 0 or name >= m.n_names:
        return NOBODY
    return m.place[as_whole(name)]


def instance_of(m: Machine, p: int) -> int:
    """The instance of the party's unit to which the subject belongs, or NOBODY. # S6.1 # S6.2"""
    for n in range(m.way_from[p], m.way_from[p + 1]):
        found = place_of(m, m.facts[m.way_fact[n]])
        if found >= 0 and m.way_step[n] >= 0:
            found = m.up[m.way_step[n] * m.n_places + found]
            if found < NOBODY:
                m.reason = LEFT  # it has belonged to several
        if found >= 0 or m.reason:
            return found
    return m.only[p]


def is_named(m: Machine, p: int) -> int:
    """Whether somebody is named as the party for this very subject."""
    for k in range(m.n_named):
        if m.named_as[k] == p:
            return 1
    return 0


def line_of(m: Machine, p: int) -> int:
    """The line of holders of a post in the subject's instance, or NOBODY."""
    if m.party_kind[p] != POST:
        return NOBODY
    place = instance_of(m, p)
    return m.line[m.party_post[p] * m.n_places + place] if place >= 0 else NOBODY


def piece_of(m: Machine, line: int, t: int) -> int:
    """The piece of the line at `t`, or NOBODY before the first."""
    low, high = m.piece_from[line], m.piece_from[line + 1]
    first = low
    while low < high:
        middle = (low + high) >> 1
        if m.piece_at[middle] <= t:
            low = middle + 1
        else:
            high = middle
    return low - 1 if low > first else NOBODY


def is_filled(m: Machine, p: int) -> int:
    """Whether anybody holds it now. # S6.1"""
    if is_named(m, p):
        return 1
    line = line_of(m, p)
    piece = piece_of(m, line, m.now) if line >= 0 else NOBODY
    return 1 if piece >= 0 and m.holder_from[piece] < m.holder_from[piece + 1] else 0


def is_adrift(m: Machine, p: int) -> int:
    """A relation leads to the post's unit, but nobody knows to which instance. # S7.1"""
    if m.party_kind[p] != POST or m.way_from[p] == m.way_from[p + 1]:
        return 0
    return 1 if instance_of(m, p) < 0 else 0


def is_holder(m: Machine, actor: float, p: int) -> int:
    """Whether this person is named as the party or holds the post now. # S6.1"""
    named = 0
    for k in range(m.n_named):
        if m.named_as[k] == p:
            named = 1
            if m.named[k] == actor:
                return 1
    line = NOBODY if named else line_of(m, p)
    piece = piece_of(m, line, m.now) if line >= 0 else NOBODY
    if piece >= 0:
        for n in range(m.holder_from[piece], m.holder_from[piece + 1]):
            if m.holder[n] == actor:
                return 1
    return 0


def holds_post(m: Machine, actor: float, p: int) -> float:
    """Whether the actor is the party or holds the post now; unknown where nobody knows of which instance. # S7.1"""
    if actor == m.party_name[p] or is_holder(m, actor, p):
        return 1
    return NAN if is_adrift(m, p) and not is_filled(m, p) else 0


def authority(m: Machine, actor: float, p: int) -> int:
    """Whether the actor is the party for this subject, or stands in for it; MAYBE: the engine knows. # S4.3"""
    if actor == m.party_name[p]:
        return YES
    if not m.party_sure[p]:
        return MAYBE
    if actor >= m.n_parts or not m.is_part[as_whole(actor)]:
        if m.party_kind[p] == UNIT:
            place = place_of(m, actor)
            return YES if place >= 0 and place == instance_of(m, p) else NO
        if is_holder(m, actor, p):
            return YES
    return stands_in(m, actor, p)


def is_unsure(m: Machine, p: int) -> int:
    """Whether nobody knows of which instance a post is that answers for the party. # S7.1"""
    for _ in range(m.n_parties):
        if p < 0 or not m.party_filled[p] or is_filled(m, p):
            return 0
        if is_adrift(m, p):
            return 1
        p = m.party_deputy[p]
    return 0


def stands_in(m: Machine, actor: float, p: int) -> int:
    """Whether the actor answers for a party that certainly has no holder. # S6.2 # S7.1"""
    for _ in range(m.n_parties):
        if not m.party_filled[p] or is_filled(m, p) or is_adrift(m, p):
            return NO
        p = m.party_deputy[p]
        if p < 0:
            return NO
        if actor == m.party_name[p] or is_holder(m, actor, p):
            return YES
    return NO


def name_person(m: Machine, p: int, person: float) -> None:
    """Somebody is named for this very subject: instead of others where one is the most, else beside them. # S6.2"""
    if person != person or p < 0:
        m.reason = LEFT
        return
    if m.named_first[p] == NEVER:
        m.named_first[p] = m.now
    if m.party_most[p] == 1:
        kept = 0
        for k in range(m.n_named):
            if m.named_as[k] != p:
                m.named_as[kept], m.named[kept] = m.named_as[k], m.named[k]
                kept += 1
        m.n_named = kept
    for k in range(m.n_named):
        if m.named_as[k] == p and m.named[k] == person:
            return
    if m.n_named >= MOST_NAMED:
        m.reason = LEFT
        return
    m.named_as[m.n_named], m.named[m.n_named] = p, person
    m.n_named += 1


def next_holder(m: Machine, p: int) -> int:
    """The next instant at which the post may change hands, or NEVER. # S6.5"""
    line = line_of(m, p)
    if line < 0:
        return NEVER
    piece = piece_of(m, line, m.now)
    following = piece + 1 if piece >= 0 else m.piece_from[line]
    return m.piece_at[following] if following < m.piece_from[line + 1] else NEVER
