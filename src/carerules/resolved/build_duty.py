"""Binds duties."""

from __future__ import annotations

from dataclasses import replace

from carerules.diagnostics.span import Span
from carerules.expressions.compatibility import is_text, said
from carerules.expressions.environment import ACTOR
from carerules.expressions.tree import Type
from carerules.model import duty as shapes
from carerules.model.trigger import Trigger
from carerules.source.node import Mapping

from .build_deadline import DeadlineBuilder
from .conditions import UNKNOWN
from .duty import Duty, Escalation, EventRef, Loop, Waiver
from .duty_keys import MODALITY, check_keys
from .scopes import Types
from .workbench import Workbench
from .written import Written


class DutyBuilder:
    """Builds one duty."""

    def __init__(self, bench: Workbench, written: Written[shapes.Duty]) -> None:
        self._bench, self._binding = bench, bench.binding
        self._report, self._names = bench.binding.report, bench.binding.names
        self._scopes, self._conditions = bench.scopes, bench.conditions
        self._written, self._shape, self._subject = written, written.shape, written.shape.subject

    def build(self) -> Duty | None:
        """The duty; None where it has no modality. What is wrong with it is in the report."""
        shape, written = self._shape, self._written
        modality = check_keys(written, self._report)
        self._names.find("subject", shape.subject, written.at("subject"))
        if modality is None:
            return None
        self._check_people()
        upon = self._bench.triggers.all(shape.upon, self._subject, written, "upon")
        acts = self._acts(modality)
        loop, types = self._loop(upon)
        case = self._scopes.of(self._subject)
        at_opening = replace(case, opening=self._data(upon, shape.upon), loop=types)
        at_act = replace(at_opening, event=self._data(acts, self._named(modality)))
        if len(upon) < len(shape.upon or ()) or (shape.loop and loop is None):
            at_opening = at_act = UNKNOWN
        if len(acts) < len(self._named(modality) or ()):
            at_act = UNKNOWN
        deadline = DeadlineBuilder(self._bench, written)
        return Duty(
            **self._binding.common(written),
            subject=self._subject,
            modality=MODALITY[modality],
            bearer=self._binding.dated(shape.bearer, lambda bearer, _: bearer),
            assisting=shape.assisting,
            supervising=shape.supervising,
            informed=shape.informed,
            upon=upon,
            holds_while=self._conditions.dated(written.find("while"), case),
            acts=acts,
            keep=self._conditions.dated(written.find("keep"), at_opening),
            where=self._conditions.dated(written.find("where"), at_act),
            loop=loop,
            at_most=shape.at_most,
            **deadline.build(at_opening),
            restart=shape.again == "restart",
            suspend=self._conditions.dated(written.find("suspend"), at_opening),
            waive=self._waiver(),
            escalate=self._ladder(),
            immediate=shape.transition == "immediate",
            tightens=shape.tightens or "",
            spans=self._spans(),
        )

    def _named(self, modality: str) -> tuple[Trigger, ...] | None:
        """The events that the duty asks for, forbids or permits, as written."""
        return {"do": self._shape.do, "forbid": self._shape.forbid, "permit": self._shape.permit}.get(
            modality
        )

    def _data(self, events: tuple[EventRef, ...], named: tuple[Trigger, ...] | None) -> Types | None:
        """The data that all the events have; None where there can be no event."""
        return self._scopes.data(events) if named else None

    def _acts(self, modality: str) -> tuple[EventRef, ...]:
        """The events of the modality; only what somebody does can be permitted."""
        acts = self._bench.triggers.all(self._named(modality), self._subject, self._written, modality)
        for act in acts:
            if modality == "permit" and act.kind != "event":
                self._report.add("CR524", act.span, event=f"{act.kind}({act.name})")
        return acts

    def _check_people(self) -> None:
        shape, written = self._shape, self._written
        for date, bearer in shape.bearer.items():
            self._names.find_actor(bearer, written.at("bearer", date), self._subject)
        for key, actors in (
            ("assisting", shape.assisting),
            ("supervising", shape.supervising),
            ("informed", shape.informed),
        ):
            for place, actor in enumerate(actors):
                self._names.find_actor(actor, written.at(key, place), self._subject)

    def _loop(self, upon: tuple[EventRef, ...]) -> tuple[Loop | None, Types]:
        """The loop and the type of its name. # S5.10"""
        if not self._shape.loop:
            return None, {}
        [(name, values)] = self._shape.loop.items()
        self._check_loop_name(name)
        if isinstance(values, tuple):
            return Loop(name=name, fixed=values), {name: Type("enum", values)}
        if isinstance(values, shapes.MembersOf):
            self._names.find("group", values.members_of, self._written.at("for", name, "members_of"))
            return Loop(name=name, group=values.members_of), {name: ACTOR}
        if not upon:
            self._report.add("CR516", self._written.at("for", name), name=name)
            return None, {}
        names = self._scopes.of(self._subject, event=self._scopes.data(upon))
        datum = self._conditions.tree(self._written.find("for", name), names, None)
        if datum is None:
            return None, {}
        if not is_text(datum.type):
            self._report.add("CR530", self._written.at("for", name), name=name, type=said(datum.type))
        return Loop(name=name, datum=datum), {name: datum.type}

    def _check_loop_name(self, name: str) -> None:
        scope = self._scopes.of(self._subject).named(name)
        if scope is not None:
            self._report.add("CR517", self._written.key("for", name), name=name)

    def _waiver(self) -> Waiver | None:
        shape, written = self._shape.waive, self._written
        if shape is None:
            return None
        if not self._names.find_of(self._subject, "event", shape.upon, written.at("waive", "upon")):
            return None
        self._names.find_actor(shape.approver, written.at("waive", "approver"), self._subject)
        names = self._scopes.of(self._subject, event=self._scopes.events.get(shape.upon, {}))
        until = self._conditions.tree(written.find("waive", "until"), names, None)
        reason = self._conditions.tree(written.find("waive", "reason"), names, None)
        if until is None:
            return None
        if until.type.kind not in ("date", "instant"):
            self._report.add("CR518", written.at("waive", "until"), key="until", type=said(until.type))
        return Waiver(
            upon=shape.upon, approver=shape.approver, until=until, reason=reason, span=written.at("waive")
        )

    def _ladder(self) -> tuple[Escalation, ...]:
        """The steps of the ladder. # S5.11"""
        found = []
        for place, step in enumerate(self._shape.escalate):
            at = ("escalate", place)
            self._names.find_actor(step.to, self._written.at(*at, "to"), self._subject)
            if step.do is not None:
                self._names.find_of(self._subject, "event", step.do, self._written.at(*at, "do"))
            after = self._bench.lengths.duration(step.after, self._written.at(*at, "after"))
            within = step.within and self._bench.lengths.term(step.within, self._written.at(*at, "within"))
            if after is not None:
                span = self._written.at(*at)
                found.append(
                    Escalation(after=after, to=step.to, within=within or None, do=step.do or "", span=span)
                )
        return tuple(found)

    def _spans(self) -> dict[str, Span]:
        node = self._written.node
        return (
            {key: entry.node.span for key, entry in node.entries.items()} if isinstance(node, Mapping) else {}
        )
