"""`checked`: what the check of a policy found, remembered where it has been found before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from carerules.diagnostics.diagnostic import Diagnostic, has_errors
from carerules.diagnostics.wording import Language
from carerules.source.library import ChainBytes, chain_bytes

from .form import Notes, read, written
from .key import key_of
from .vault import Vault

_LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Checked:
    """All that `carerules check` shows of a policy, whatever the language and the format."""

    files: ChainBytes
    diagnostics: tuple[Diagnostic, ...]
    notes: Notes
    """By language, the lines that follow the diagnostics in text."""

    @property
    def broken(self) -> bool:
        """Whether the policy has an error."""
        return has_errors(self.diagnostics)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts that the diagnostics point into, by path."""
        return self.files.texts


def checked(policy: str, library: str | None, cache: Path | None) -> Checked:
    """The outcome of the check of the folder `policy`; nothing is raised.

    `library` is the folder in which the policies lie that it may refine. With `cache`, a folder, the outcome of an
    earlier check of the same bytes by the same program is taken from there, if this user's runs put it there, and a
    new one is kept there. None: everything is done anew.
    """
    files = chain_bytes(Path(policy), library)
    vault = Vault.open(cache)
    key = key_of(files) if vault is not None else None
    if vault is None or key is None:
        return _examined(files)
    held = vault.get(key)
    found = read(key, held) if held is not None else None
    if found is not None:
        return Checked(files, *found)
    outcome = _examined(files)
    text = written(key, outcome.diagnostics, outcome.notes)
    # the program may have been changed while it ran: then nobody knows which one found this
    if text is not None and key_of(files) == key:
        vault.put(key, text)
    return outcome


def _examined(files: ChainBytes) -> Checked:
    # imported where it is needed: with a remembered outcome most of the package is not
    from carerules.api.examination import examine_bytes
    from carerules.report import notes

    found = examine_bytes(files)
    said = {
        str(language): tuple(notes.lines(found.rules, found.diagnostics, language)) for language in _LANGUAGES
    }
    return Checked(files, found.diagnostics, said)
