"""Records as short texts: `event by evidence name=value ...`, `-` for nothing; `@` is the id of the opening record."""

from __future__ import annotations

from ..story import Story, Value

Subject = tuple[str, str]


def record(story: Story, at: str, text: str, subject: Subject, id: str = "", about: str = "") -> str:
    """Put the record into the story; returns its instant."""
    event, by, evidence, *data = [*text.split(), *["-", "-"][: max(0, 3 - len(text.split()))]]
    values = dict(pair.split("=", 1) for pair in data)
    story.on(
        at,
        event,
        "" if by == "-" else by,
        subject=subject,
        evidence="" if evidence == "-" else evidence,
        id=id,
        **{name: _value(value.replace("@", about)) for name, value in values.items()},
    )
    return at


def _value(text: str) -> Value:
    return {"true": True, "false": False}.get(text, text)
