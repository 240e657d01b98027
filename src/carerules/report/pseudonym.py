"""Names that stand for persons in reports that people read: docs/decisions/0003-masking.md."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from carerules.answer.records import Finding, Obligation
from carerules.resolved.policy import Policy

_BYTES = 4


def pseudonym(kind: str, name: str) -> str:
    """`child#3fa9c1d2`: always the same for the same type and id. It hides, it does not protect: see the decision."""
    digest = blake2b("\x1f".join((kind, name)).encode(), digest_size=_BYTES)
    return f"{kind}#{digest.hexdigest()}"


@dataclass(frozen=True, slots=True)
class Names:
    """How subjects, responsible persons and loop values are named; `mask` off: by their ids."""

    policy: Policy
    mask: bool = True

    def subject(self, kind: str, name: str) -> str:
        """A person's case by its pseudonym; a unit's instance (a village, a school) by its id."""
        declared = self.policy.subjects.get(kind)
        public = declared is not None and declared.unit
        return name if public or not self.mask else pseudonym(kind, name)

    def responsible(self, record: Obligation | Finding) -> str | None:
        """Who answers. Units and holders of posts are named, a person in a role (a parent) only by a pseudonym."""
        who = record.responsible
        private = record.bearer in self.policy.roles and who not in self.policy.roles
        return pseudonym(record.bearer, who) if who and private and self.mask else who

    def loop(self, ob: Obligation) -> str:
        """The value of `for`; one that comes from an event may be anything, so it is masked."""
        duty = self.policy.duties.get(ob.duty)
        public = duty is None or duty.loop is None or duty.loop.datum is None
        return ob.loop if public or not ob.loop or not self.mask else pseudonym("", ob.loop)
