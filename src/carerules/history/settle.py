"""From records as they came to the events that are judged: what was known, what was corrected, in which order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .content import Fingerprint, fingerprint
from .corrections import Fate, rule
from .event import Event
from .order import Order

CaseKey = tuple[str, str]
"""Subject type and subject."""
_KEPT = (Fate.STANDS, Fate.CONFLICT)


@dataclass(frozen=True, slots=True)
class Settled:
    """An event in its place. `id` is its own or, where it has none, made of type, instant and number (S4.2).

    With `conflict` it has no effect and is a finding: its id, or the place it claims, belongs to another record.
    """

    event: Event
    id: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A statement about another record that could not be carried out as meant.

    `reason` is `unknown_target`, `rival` (another one, recorded at the same instant, holds) or `circle`.
    """

    event: Event
    id: str
    reason: str


@dataclass(slots=True)
class Prepared:
    """The events of each case, cases and events in order, and an account of all that is not among them.

    An event given is either in `cases` or counted in exactly one of the numbers. `notes` are statements that
    could not be carried out: a correction that corrects nothing is in `cases` too and takes effect.
    """

    cases: dict[CaseKey, list[Settled]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    unknown_yet: int = 0
    """Recorded only after `known_as_of`."""
    duplicates: int = 0
    """Equal in everything, the id included, to one that is there."""
    corrected: int = 0
    retracted: int = 0
    retractions: int = 0
    """Records that only retract another."""

    @property
    def conflicts(self) -> list[Settled]:
        """The events in conflict."""
        return [settled for records in self.cases.values() for settled in records if settled.conflict]


def prepare(events: Iterable[Event], order: Sequence[str], known_as_of: int | None = None) -> Prepared:
    """Settle a history as it was known at `known_as_of` (microseconds UTC; None: all of it), case by case.

    `order` is the policy's list of event types at one instant (S4.10). The order of `events` never matters (S2.2).
    An id belongs to its case: what is written about one child never changes another's answer.
    """
    prepared = Prepared()
    by_case: dict[CaseKey, list[Event]] = defaultdict(list)
    for event in events:
        if known_as_of is not None and event.known_at > known_as_of:  # S2.3 # S8.6
            prepared.unknown_yet += 1
        else:
            by_case[event.subject_type, event.subject].append(event)
    rank = Order(order)
    for case in sorted(by_case):
        _settle(prepared, case, rank.sort(by_case[case]))
    return prepared


def _settle(prepared: Prepared, case: CaseKey, ordered: list[Event]) -> None:
    records = _without_repetitions(ordered)
    prepared.duplicates += len(ordered) - len(records)
    rulings = rule(records)
    fates = Counter(rulings.fates)
    prepared.corrected += fates[Fate.CORRECTED]
    prepared.retracted += fates[Fate.RETRACTED]
    prepared.retractions += fates[Fate.RETRACTION]
    settled = _named(zip(records, rulings.fates, strict=True))
    kept = [one for one, fate in zip(settled, rulings.fates, strict=True) if fate in _KEPT]
    if kept:
        prepared.cases[case] = kept
    prepared.notes += [Note(records[at], settled[at].id, reason) for at, reason in sorted(rulings.notes)]


def _without_repetitions(ordered: Sequence[Event]) -> list[Event]:
    """A repeated id with equal content is ignored (S4.2); without an id nothing is a repetition."""
    uses = Counter(event.id for event in ordered)
    seen: dict[str, set[Fingerprint]] = defaultdict(set)
    kept = []
    for event in ordered:
        if event.id is not None and uses[event.id] > 1:
            said = fingerprint(event)
            if said in seen[event.id]:
                continue
            seen[event.id].add(said)
        kept.append(event)
    return kept


def _named(ruled: Iterable[tuple[Event, Fate]]) -> list[Settled]:
    """Each with its id; of several that stand under one id the first holds, the others are in conflict (S4.2)."""
    taken: set[str] = set()
    numbers: Counter[tuple[str, int]] = Counter()
    settled = []
    for event, fate in ruled:
        conflict = fate is Fate.CONFLICT
        name = event.id
        if name is None:
            if fate in _KEPT:
                numbers[event.type, event.occurred_at] += 1
            name = f"{event.type}@{event.occurred_at}#{numbers[event.type, event.occurred_at]}"
        elif fate is Fate.STANDS:
            conflict = name in taken
            taken.add(name)
        settled.append(Settled(event, name, conflict))
    return settled
