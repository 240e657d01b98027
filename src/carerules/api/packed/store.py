"""Many live cases at rest: each a few bytes, awake only while an event of its own is judged."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.answer.evaluate import Instances
from carerules.api.case import Case
from carerules.api.view import Event, Step, View
from carerules.diagnostics.diagnostic import Diagnostic
from carerules.program.plan import Program

from .form import form_of


class CaseStore:
    """The live cases of one subject type, by subject, without their histories. Not to be shared between threads."""

    def __init__(self, program: Program, subject_type: str, organisation: Instances | None = None) -> None:
        self._subject_type, self._organisation = subject_type, organisation
        self._form = form_of(program, subject_type, organisation)
        self._cases: dict[str, bytes] = {}

    def __len__(self) -> int:
        return len(self._cases)

    def __contains__(self, subject: object) -> bool:
        return subject in self._cases

    def __iter__(self) -> Iterator[str]:
        return iter(self._cases)

    def record(self, subject: str, event: Event) -> Step:
        """Judge an event of `subject`, whose case begins with its first one, and tell what it changed.

        Raises what `Case.record` raises; then the case is as it was before.
        """
        case = self.case(subject)
        step = case.take(event)
        self._cases[subject] = self._form.pack(case)
        return step

    def at(self, subject: str, as_of: int | str) -> View:
        """The case of `subject` as of an instant, as `Case.at` gives it."""
        return self.case(subject).at(as_of)

    def case(self, subject: str) -> Case:
        """The case of `subject`, awake: what happens to it stays with it, and is not stored."""
        held = self._cases.get(subject)
        if held is None:
            return Case(
                self._form.awake(), self._subject_type, subject, self._organisation, keep_history=False
            )
        found = self._form.unpack(held)
        assert isinstance(found, Case)  # nothing is held that could not be read
        return found

    def packed(self, subject: str) -> bytes:
        """The bytes of a case, to be kept elsewhere. Raises KeyError where none is held."""
        return self._cases[subject]

    def put(self, data: bytes) -> Diagnostic | None:
        """Take up a case that `packed` gave, here or elsewhere, in place of any of its subject; or say why not.

        Bytes that are damaged (CR840), or of another policy, organisation or version of carerules (CR841), change
        nothing.
        """
        found = self._form.unpack(data)
        if isinstance(found, Diagnostic):
            return found
        self._cases[found.subject] = bytes(data)
        return None

    def drop(self, subject: str) -> None:
        """Forget a case. Raises KeyError where none is held."""
        del self._cases[subject]
