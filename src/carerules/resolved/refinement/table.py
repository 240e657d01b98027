"""What a refinement may do to each key of an inherited item without giving a reason.

The one table of it: docs/refinement.md is held equal to it by a test. A key that is not among those a law of the
language allows to move is `FIXED`: whether the change is stricter cannot be told, so `tightens` has to say why.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Way(StrEnum):
    """A direction in which an inherited key may move."""

    FREE = "any change"
    SHORTER = "a shorter duration of the same unit"
    NUMBER = "a shorter number of the same unit, or a number where there is none"
    FEWER = "conditions may go"
    MORE = "conditions may come"
    HIGHER = "somebody at the same or a higher level"
    GAINS = "entries may come"
    TAKEOVERS = "taking over from units at the same or a lower level"
    LADDER = "steps sooner, to the same or a higher level; more steps at the end"
    WIDER = "in force earlier or longer"
    TIGHTEN = "the way that `tighten` says"
    FACTS = "facts and relations may come, choices of an enum too"
    DATA = "optional data may come, choices of an enum too"
    SETS = "facts of the refinement may be set too"
    STATES = "states may come; transitions at the end of a list, upon event types of the refinement"
    FIXED = "none"


_ITEM = {
    "label": Way.FREE,
    "description": Way.FREE,
    "source": Way.FREE,
    "effective": Way.FIXED,
    "tightens": Way.FREE,
}
_DUTY = {
    **_ITEM,
    "effective": Way.WIDER,
    "subject": Way.FIXED,
    "bearer": Way.HIGHER,
    "assisting": Way.GAINS,
    "supervising": Way.GAINS,
    "informed": Way.GAINS,
    "upon": Way.FIXED,
    "while": Way.FEWER,
    "for": Way.FIXED,
    "at_most": Way.FIXED,
    "do": Way.FIXED,
    "keep": Way.FIXED,
    "forbid": Way.FIXED,
    "permit": Way.FIXED,
    "where": Way.MORE,
    "within": Way.SHORTER,
    "due": Way.FIXED,
    "before": Way.FIXED,
    "every": Way.SHORTER,
    "each": Way.FIXED,
    "times": Way.FIXED,
    "by": Way.FIXED,
    "from": Way.FIXED,
    "missed": Way.FIXED,
    "partial": Way.FIXED,
    "warn": Way.FREE,
    "roll": Way.FIXED,
    "count_first_day": Way.FIXED,
    "again": Way.FIXED,
    "tolerance": Way.SHORTER,
    "suspend": Way.FIXED,
    "waive": Way.FIXED,
    "escalate": Way.LADDER,
    "transition": Way.FIXED,
}
TABLE: Mapping[str, Mapping[str, Way]] = {
    "sources": {
        **_ITEM,
        "title": Way.FREE,
        "rank": Way.FIXED,
        "number": Way.FREE,
        "issuer": Way.FREE,
        "review_by": Way.FREE,
    },
    "vague_terms": {**_ITEM, "term": Way.FIXED, "local": Way.NUMBER},
    "parameters": {**_ITEM, "value": Way.TIGHTEN, "tighten": Way.FIXED},
    "units": {**_ITEM, "level": Way.FIXED, "successor_of": Way.TAKEOVERS},
    "posts": {**_ITEM, "unit": Way.FIXED, "holders": Way.FIXED, "vacancy": Way.FIXED},
    "roles": {**_ITEM, "of": Way.FIXED},
    "groups": {
        **_ITEM,
        "lead": Way.HIGHER,
        "members": Way.GAINS,
        "chair": Way.HIGHER,
        "mirrored_at": Way.GAINS,
    },
    "subjects": {
        **_ITEM,
        "unit": Way.FIXED,
        "relations": Way.FACTS,
        "facts": Way.FACTS,
        "ends": Way.FIXED,
        "resumes": Way.FIXED,
    },
    "events": {
        **_ITEM,
        "subject": Way.FIXED,
        "by": Way.FIXED,
        "authority": Way.FIXED,
        "data": Way.DATA,
        "sets": Way.SETS,
        "evidence": Way.GAINS,
        "record_within": Way.NUMBER,
        "planned": Way.FIXED,
        "assigns": Way.FIXED,
        "relieves": Way.FIXED,
    },
    "workflows": {
        **_ITEM,
        "subject": Way.FIXED,
        "initial": Way.FIXED,
        "states": Way.STATES,
        "unexpected": Way.FIXED,
    },
    "duties": _DUTY,
    "measures": {
        **_ITEM,
        "subject": Way.FIXED,
        "count": Way.FIXED,
        "time": Way.FIXED,
        "sum": Way.FIXED,
        "event": Way.FIXED,
        "where": Way.FIXED,
        "over": Way.FIXED,
        "run": Way.FIXED,
        "bridge": Way.FIXED,
    },
    "indicators": {
        **_ITEM,
        "subject": Way.FIXED,
        "among": Way.FIXED,
        "holds": Way.FIXED,
        "by": Way.FIXED,
        "target": Way.FIXED,
    },
}
"""Section -> key -> what is allowed."""

MODALITIES: Mapping[str, Mapping[str, Way]] = {
    "forbid": {"where": Way.FEWER},
    "permit": {"while": Way.MORE, "bearer": Way.FIXED, "effective": Way.FIXED},
}
"""Where a modality turns a direction round: a prohibition asks more of people with fewer conditions, a permission
with more. # S5.1, S4.3"""


def way(section: str, key: str, modality: str = "") -> Way:
    """What a refinement may do with `key` of an inherited item; `modality` is that of a duty."""
    return MODALITIES.get(modality, {}).get(key) or TABLE[section][key]
