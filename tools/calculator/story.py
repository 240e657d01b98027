"""A scenario file in the making: history lines and expected lines, written as the other scenario files are."""

from __future__ import annotations

Value = str | int | bool | list[str]


class Story:
    """One scenario. `note` becomes the comment at the top, where the arithmetic is told in words."""

    def __init__(self, file: str, title: str, subject: tuple[str, str], note: str) -> None:
        self.file = file
        self.title = title
        self.subject = subject
        self.note = note
        self._history: list[tuple[str, int, str]] = []
        self._expect: list[str] = []
        self._instances: dict[str, list[str]] = {}

    def on(
        self, at: str, event: str, by: str = "", *, subject: tuple[str, str] | None = None, evidence: str = "",
        id: str = "", **data: Value,
    ) -> str:  # fmt: skip
        """Add a record; returns its instant."""
        parts = [f"at: {at}"]
        if subject is not None:
            parts.append(f"subject: {{{subject[0]}: {subject[1]}}}")
        parts.append(f"event: {event}")
        parts += [f"by: {by}"] if by else []
        parts += [f"id: {id}"] if id else []
        if data:
            parts.append(
                "data: {" + ", ".join(f"{key}: {_value(value)}" for key, value in data.items()) + "}"
            )
        parts += [f"evidence: [{evidence}]"] if evidence else []
        self._history.append((at, len(self._history), "{" + ", ".join(parts) + "}"))
        return at

    def exists(self, unit: str, *names: str) -> None:
        """Instances of a unit that no record names."""
        self._instances[unit] = list(names)

    def expect(self, as_of: str, *, subject: tuple[str, str] | None = None, **line: Value) -> None:
        """Add a line of what must hold; `for_` is written as `for`, `state` as `workflow.state` paths."""
        parts = [f"as_of: {_value(as_of)}"]
        if subject is not None:
            parts.append(f"subject: {{{subject[0]}: {subject[1]}}}")
        for key, value in line.items():
            name = key.rstrip("_")
            if name == "state":
                workflow, _, state = str(value).partition(".")
                parts.append(f"state: {{{workflow}: {state}}}")
            else:
                parts.append(f"{name}: {_value(value)}")
        self._expect.append("{" + ", ".join(parts) + "}")

    def text(self) -> str:
        """The file."""
        lines = [f"# {line}" for line in self.note.strip().splitlines()]
        lines.append("# Written by tools/calculator: its instants are its own arithmetic.")
        lines.append(f"scenario: {_value(self.title)}")
        lines.append(f"subject: {{{self.subject[0]}: {self.subject[1]}}}")
        if self._instances:
            named = ", ".join(f"{unit}: [{', '.join(names)}]" for unit, names in self._instances.items())
            lines.append(f"instances: {{{named}}}")
        lines.append("history:")
        lines += [f"  - {record}" for _, _, record in sorted(self._history)]
        lines.append("expect:")
        lines += [f"  - {line}" for line in self._expect]
        return "\n".join(lines) + "\n"


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(value) + "]"
    text = str(value)
    return "'" + text.replace("'", "''") + "'" if ":" in text else text
