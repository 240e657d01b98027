"""The items of a mirrored group, each made from the one that it repeats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from carerules.resolved.duty import Duty, Escalation, Loop, Waiver
from carerules.resolved.item import Item
from carerules.resolved.organisation import Group, Post
from carerules.resolved.policy import Policy
from carerules.resolved.subject import Datum, EventType, Fact, Measure, Subject
from carerules.resolved.value import Dated, Label, always
from carerules.resolved.workflow import After, State, Transition, Workflow

from .renaming import Renaming

ItemT = TypeVar("ItemT", bound=Item)

MARK = "@"
"""Parts the id of an item from the unit in which it stands again; no author can write it in an id."""


def mirrored_id(id_: str, seat: str) -> str:
    """`quarterly_report@township_office`."""
    return f"{id_}{MARK}{seat}"


@dataclass(frozen=True, slots=True)
class Copier:
    """Repeats items in the unit `seat` for the subject type `subject`."""

    policy: Policy
    seat: str
    subject: str
    names: Renaming

    def named(self, item: ItemT) -> ItemT:
        """The item under its new id, with the unit in its label."""
        unit = self.policy.units[self.seat]
        return replace(item, id=mirrored_id(item.id, self.seat), label=self._label(item.label, unit.label))

    def post(self, post: Post) -> Post:
        """The post in the unit itself, which stands in for every member."""
        vacancy = self.names.actor(post.vacancy) if post.vacancy else ""
        return replace(self.named(post), unit=self.seat, group="", vacancy=vacancy)

    def group(self, group: Group) -> Group:
        """The group, of which the unit is lead and only member."""
        since = min((since for since, _ in group.lead.steps), default=0)
        chair = self.names.actor(group.chair) if group.chair else ""
        lead = Dated(((since, self.seat),))
        return replace(
            self.named(group), lead=lead, members=(self.seat,), chair=chair, mirrored_at=(), seats=()
        )

    def subject_type(self, subject: Subject) -> Subject:
        """A new subject type whose cases are the unit's instances, without facts so far."""
        ends, resumes = (
            tuple(self.names.events[name] for name in names) for names in (subject.ends, subject.resumes)
        )
        return replace(self.named(subject), unit=self.seat, facts={}, ends=ends, resumes=resumes)

    def fact(self, fact: Fact, name: str) -> Fact:
        """The fact under `name`; a relation leads to the unit that stands in for its own."""
        unit = self.names.actor(fact.unit) if fact.unit else ""
        return replace(fact, id=name, type=self.names.type(fact.type), unit=unit)

    def event(self, event: EventType, also: tuple[str, ...]) -> EventType:
        """The type of event, open to whoever stands in for its actors, and to those of `also`."""
        names = self.names
        by = tuple(dict.fromkeys((*names.actors(event.by), *also))) if event.by else ()
        return replace(
            self.named(event),
            subject=self.subject,
            by=by,
            data={name: self._datum(datum) for name, datum in event.data.items()},
            sets={names.facts[fact]: names.tree(tree) for fact, tree in event.sets.items()},
            assigns=names.actor(event.assigns) if event.assigns else "",
            relieves=names.actor(event.relieves) if event.relieves else "",
        )

    def measure(self, measure: Measure) -> Measure:
        """The same quantity of the mirrored case."""
        names = self.names
        return replace(
            self.named(measure),
            subject=self.subject,
            count=names.events.get(measure.count, ""),
            time=names.optional(measure.time),
            sum_event=names.events.get(measure.sum_event, ""),
            sum_value=names.optional(measure.sum_value),
            where=names.optional(measure.where),
        )

    def workflow(self, flow: Workflow) -> Workflow:
        """The same chart."""
        states = {path: self._state(state) for path, state in flow.states.items()}
        return replace(self.named(flow), subject=self.subject, states=states)

    def duty(self, duty: Duty) -> Duty:
        """The duty of the unit, or of a post in it."""
        names = self.names
        bearer = names.dated(duty.bearer, names.actor)
        return replace(
            self.named(duty),
            subject=self.subject,
            bearer=bearer if bearer is not None else always(self.seat),
            assisting=names.actors(duty.assisting),
            supervising=self.names.above(duty.supervising),
            informed=self.names.above(duty.informed),
            upon=tuple(map(names.event, duty.upon)),
            holds_while=names.dated(duty.holds_while, names.tree),
            acts=tuple(map(names.event, duty.acts)),
            keep=names.dated(duty.keep, names.tree),
            where=names.dated(duty.where, names.tree),
            loop=self._loop(duty.loop) if duty.loop is not None else None,
            due=names.dated(duty.due, names.tree),
            before=names.events.get(duty.before, ""),
            suspend=names.dated(duty.suspend, names.tree),
            waive=self._waiver(duty.waive) if duty.waive is not None else None,
            escalate=tuple(map(self._step, duty.escalate)),
        )

    def _label(self, label: Label, unit: Label) -> Label:
        """The label with the unit behind it, in each language in which it is written."""
        zh = f"{label.zh}（{unit.say('zh', self.seat)}）" if label.zh else ""
        en = f"{label.en} ({unit.say('en', self.seat)})" if label.en else ""
        return Label(zh, en)

    def _step(self, step: Escalation) -> Escalation:
        (to,) = self.names.above((step.to,))
        return replace(step, to=to, do=self.names.events.get(step.do, ""))

    def _waiver(self, waiver: Waiver) -> Waiver:
        (approver,) = self.names.above((waiver.approver,))
        names = self.names
        return replace(
            waiver,
            upon=names.events[waiver.upon],
            approver=approver,
            until=names.tree(waiver.until),
            reason=names.optional(waiver.reason),
        )

    def _loop(self, loop: Loop) -> Loop:
        fixed = loop.fixed
        if fixed and all(map(self.names.is_unit, fixed)):
            fixed = self.names.actors(fixed)
        group = self.names.groups.get(loop.group, loop.group)
        return replace(loop, fixed=fixed, group=group, datum=self.names.optional(loop.datum))

    def _datum(self, datum: Datum) -> Datum:
        return replace(datum, type=self.names.type(datum.type))

    def _state(self, state: State) -> State:
        return replace(
            state,
            transitions=tuple(map(self._transition, state.transitions)),
            after=tuple(map(self._after, state.after)),
        )

    def _transition(self, step: Transition) -> Transition:
        event = self.names.event(step.event) if step.event is not None else None
        return replace(step, event=event, when=self.names.optional(step.when))

    def _after(self, step: After) -> After:
        return replace(step, when=self.names.optional(step.when))


def sorted_with(items: Mapping[str, ItemT], more: Mapping[str, ItemT]) -> dict[str, ItemT]:
    """Both, in order of the ids."""
    return dict(sorted({**items, **more}.items()))
