"""A guard that cannot be decided."""

from __future__ import annotations

from transitions import MachineError


class UndecidedError(MachineError):
    """A guard is unknown, so its workflow takes no transition. # S4.6

    `trigger`, `source` and `target` (a dotted path, or None where it would stay) name the transition, `missing`
    what would have to be known, in the policy's words; empty where a number grew too large.
    """

    def __init__(self, trigger: str, source: str, target: str | None, missing: tuple[str, ...]) -> None:
        self.trigger, self.source, self.target, self.missing = trigger, source, target, missing
        unknown = ", ".join(f"`{name}`" for name in missing) or "a number out of range"
        way = f"`{source}` to `{target}`" if target else f"staying in `{source}`"
        super().__init__(f"`{trigger}`: {way} depends on {unknown}, which is not known")

    def __str__(self) -> str:
        return self.value
