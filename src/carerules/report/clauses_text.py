"""Clause coverage told to a person, and to a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from carerules.diagnostics.place import shown_path, visible
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Language
from carerules.resolved.policy import ClauseMap

from .clauses import Citing, SourceClauses
from .clauses_words import CLAUSES
from .voice import Voice

SCHEMA = 1


def lines(sources: Sequence[SourceClauses], language: Language, folder: str = "") -> Iterator[str]:
    """Source by source; `folder` leads from where the command was started to the policy."""
    teller = _Teller(Voice(CLAUSES, language), folder)
    for line in teller.report(sources):
        yield visible(line) + "\n"


class _Teller:
    def __init__(self, voice: Voice, folder: str) -> None:
        self.voice, self.folder = voice, folder

    def report(self, sources: Sequence[SourceClauses]) -> Iterator[str]:
        if not sources:
            yield self.voice("none")
        for number, one in enumerate(sources):
            if number:
                yield ""
            yield self.voice("source", title=one.source.title, id=one.source.id)
            yield from ("  " + line for line in (self._mapped(one) if one.listed else self._unmapped(one)))

    def _mapped(self, one: SourceClauses) -> Iterator[str]:
        share = f"{one.tenths // 10}.{one.tenths % 10} %" if one.tenths is not None else "-"
        carried, explained = len(one.carried_out), len(one.explained)
        yield self.voice("count", carried=carried, all=len(one.listed), share=share, explained=explained)
        yield from ("  " + self._clause(clause) for clause in one.listed)
        yield from self._cited("not_listed", one.not_listed)
        yield from self._cited("not_named", one.not_named)

    def _clause(self, clause: ClauseMap) -> str:
        if clause.items:
            items = self.voice.listed(f"`{id_}`" for _, id_ in clause.items)
            return self.voice("carried", clause=clause.clause, items=items)
        return self.voice(
            "explained" if clause.reason else "open", clause=clause.clause, reason=clause.reason
        )

    def _cited(self, key: str, citing: Sequence[Citing]) -> Iterator[str]:
        if not citing:
            return
        yield self.voice(key, n=len(citing))
        for one in citing:
            place = self._place(one.place)
            yield "  " + self.voice("citing", clause=one.clause, section=one.section, id=one.id, place=place)

    def _unmapped(self, one: SourceClauses) -> Iterator[str]:
        by_clause = _by_clause(one.not_listed)
        if not by_clause:
            yield self.voice("unused")
            return
        items = len({(each.section, each.id) for each in one.not_listed})
        yield self.voice("no_map", clauses=len(by_clause), items=items)
        for clause, ids in by_clause.items():
            names = self.voice.listed(f"`{id_}`" for id_ in ids)
            yield "  " + self.voice("cited", clause=clause, items=names)

    def _place(self, place: Span) -> str:
        return f"{shown_path(place.file, self.folder)}:{place.line}"


def _by_clause(citing: Iterable[Citing]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in citing:
        found.setdefault(one.clause, []).append(one.id)
    return dict(sorted(found.items()))


def document(sources: Sequence[SourceClauses]) -> str:
    """The same as one JSON document; `share` is in tenths of a per cent, null without a map."""
    return (
        json.dumps(
            {"schema": SCHEMA, "sources": [_source(one) for one in sources]}, ensure_ascii=False, indent=1
        )
        + "\n"
    )


def _source(one: SourceClauses) -> dict[str, object]:
    return {
        "source": one.source.id,
        "title": one.source.title,
        "listed": len(one.listed),
        "carried_out": len(one.carried_out),
        "explained": len(one.explained),
        "share": one.tenths,
        "clauses": [
            {
                "clause": clause.clause,
                "items": [{"section": section, "id": id_} for section, id_ in clause.items],
                "reason": clause.reason or None,
                "file": clause.span.file,
                "line": clause.span.line,
            }
            for clause in one.listed
        ],
        "not_listed": [_citing(each) for each in one.not_listed],
        "not_named": [_citing(each) for each in one.not_named],
    }


def _citing(one: Citing) -> dict[str, object]:
    place = {"file": one.place.file, "line": one.place.line}
    return {"clause": one.clause, "section": one.section, "id": one.id, **place}
