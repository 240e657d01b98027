"""The records that many scenarios begin with."""

from __future__ import annotations

from ..story import Story, Value

Subject = tuple[str, str]


def registered(story: Story, at: str, child: Subject | None = None, **data: Value) -> str:
    """A child enters the register: of eleven, nobody away, village v-07, unless `data` says otherwise."""
    usual: dict[str, Value] = {"birth_date": "2015-06-01", "away": "none", "village": "v-07"}
    return story.on(
        at, "registered", "child_director", subject=child, evidence="register_form", **(usual | data)
    )


def delegated(
    story: Story, at: str, child: Subject | None = None, holder: str = "p-0900", **data: Value
) -> str:
    """Care is delegated to a suitable adult, unless `data` says otherwise."""
    usual: dict[str, Value] = {
        "adult": True,
        "harmed_children": False,
        "addicted": False,
        "neglected": False,
        "kin": True,
    }
    return story.on(at, "delegated", "parent", subject=child, holder=holder, **(usual | data))


def gone(story: Story, at: str, child: Subject | None = None) -> str:
    """The child comes of age and the case ends."""
    return story.on(at, "case_closed", "child_supervisor", subject=child, reason="of_age")
