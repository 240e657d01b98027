"""Ids that differ only in characters that look the same: no reader can tell them apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from carerules.diagnostics.span import Span
from carerules.model.workflow import State

from .report import Report, first
from .written import Written, WrittenPolicy

_LOOKS = {
    # Cyrillic
    **dict(zip("асеорхуіјѕһԁԛԝӏ", "aceopxyijshdqwl", strict=True)),
    **dict(zip("АВЕКМНОРСТХУІЈЅԌԚԜҮ", "ABEKMHOPCTXYIJSGQWY", strict=True)),
    # Greek
    **dict(zip("οαινυρκϳ", "oaivupkj", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    # Armenian, and Latin letters of other alphabets
    **dict(zip("օսհոռɑıʟʀ", "ouhnnaiLR", strict=True)),
    # Katakana that have the shape of a Chinese character
    **dict(zip("ニミハカロタエト", "二三八力口夕工卜", strict=True)),
}
_ONE_STROKE = {"1": "l", "I": "l", "0": "O"}
_ALIKE = str.maketrans(_LOOKS)
_ALIKE_TOO = str.maketrans(_ONE_STROKE)


def skeleton(word: str) -> str:
    """What `word` looks like: equal for words that a reader cannot tell apart.

    Compatibility forms such as full-width letters are folded (NFKC), letters of other alphabets are replaced
    by those that have their shape.
    """
    return unicodedata.normalize("NFKC", word).translate(_ALIKE).translate(_ALIKE_TOO)


def check_lookalikes(policy: WrittenPolicy, report: Report) -> None:
    """Report every id that looks like another one, whatever the two name."""
    places: dict[str, Span] = {}
    for word, span in _ids(policy):
        places[word] = min(span, places.get(word, span))
    # of two the one in plain letters is taken for the first, wherever it stands
    plain: dict[str, str] = {}
    for word in sorted(places, key=lambda word: (word != skeleton(word), places[word])):
        other = plain.setdefault(skeleton(word), word)
        if other != word:
            report.add("CR303", places[word], first(places[other]), id=word, other=other)


def _ids(policy: WrittenPolicy) -> Iterator[tuple[str, Span]]:
    flat: tuple[dict[str, Written[Any]], ...] = (
        policy.sources, policy.vague_terms, policy.parameters, policy.units, policy.posts, policy.roles,
        policy.groups, policy.subjects, policy.events, policy.workflows, policy.duties, policy.measures,
        policy.indicators,
    )  # fmt: skip
    yield from ((item.id, item.span) for section in flat for item in section.values())
    head = policy.head
    yield from ((level, head.at("levels", place)) for place, level in enumerate(head.shape.levels))
    yield from ((period, head.key("periods", period)) for period in head.shape.periods)
    for subject in policy.subjects.values():
        yield from ((relation, subject.key("relations", relation)) for relation in subject.shape.relations)
        facts = subject.shape.facts.items()
        yield from _typed(subject, "facts", {fact: shape.type.values for fact, shape in facts})
    for event in policy.events.values():
        data = event.shape.data.items()
        yield from _typed(
            event, "data", {name: datum.type.values if datum.type else () for name, datum in data}
        )
    for workflow in policy.workflows.values():
        yield from _states(workflow, workflow.shape.states, "states")


def _typed(item: Written[Any], key: str, members: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Span]]:
    """Names with types, and the members of those that are enums."""
    for name, values in members.items():
        yield name, item.key(key, name)
        yield from ((value, item.at(key, name)) for value in values)


def _states(workflow: Written[Any], states: dict[str, State], *path: str) -> Iterator[tuple[str, Span]]:
    for name, state in states.items():
        yield name, workflow.key(*path, name)
        yield from _states(workflow, state.states, *path, name, "states")
