"""A folder for what may be forgotten: only what this user's runs wrote there themselves is ever read back.

Whoever could write an entry could make a policy pass its check. So folder, key and entries must belong to the user and
be closed to the writing of others, and an entry carries a code made with a key (HMAC) that is read from a file only the
user can read. The code also depends on which file that is: a folder that came from elsewhere, in an archive or with a
repository, holds a key but not the one its entries were made with. Nothing here raises; what cannot be trusted is as if
it were not there.
"""

from __future__ import annotations

import hmac
import os
import stat
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

if sys.platform != "win32":
    import fcntl

VARIABLE = "CARERULES_CACHE"
"""The environment variable that names the folder; empty: none."""
_KEY = "key"
_KEY_BYTES = 32
_MOST_BYTES = 16_000_000
_MOST_ENTRIES = 64
_CODE = 64
"""Hexadecimal digits before an entry's content."""


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder that `environment` names, else the user's own for such things; None where there is to be none.

    Systems whose files have no owner in the sense of POSIX have none.
    """
    given = environment.get(VARIABLE)
    if given is not None or os.name != "posix":
        return Path(given) if given and os.name == "posix" else None
    home = os.path.expanduser("~")
    caches = environment.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(caches):
        caches = os.path.join(home, "Library/Caches" if sys.platform == "darwin" else ".cache")
    return Path(caches, "carerules") if os.path.isabs(home) else None


class Vault:
    """Entries by name in one folder; `Vault.open` gives one only where the folder can be trusted."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    @classmethod
    def open(cls, folder: Path | None) -> Vault | None:
        """The vault in `folder`, made where there is none; None where there can be none that is only the user's."""
        if folder is None or os.name != "posix":
            return None
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            if not _is_own(os.stat(folder), stat.S_ISDIR, 0o022):
                return None
            key = _key_in(folder)
        except (OSError, ValueError):
            return None
        return cls(folder, key) if key is not None else None

    def get(self, name: str) -> bytes | None:
        """The entry that `put` wrote under `name`."""
        try:
            held, _ = _read(self._folder / name, 0o022)
        except OSError:
            return None
        code, data = held[:_CODE], held[_CODE:]
        return data if hmac.compare_digest(code, self._code(name, data)) else None

    def put(self, name: str, data: bytes) -> None:
        """Keep `data` under `name`: whole or not at all, whoever writes at the same time."""
        if len(data) > _MOST_BYTES - _CODE:
            return
        try:
            part = _written(self._folder, self._code(name, data) + data)
            os.replace(part, self._folder / name)
            self._forget()
        except OSError:
            return

    def _code(self, name: str, data: bytes) -> bytes:
        return hmac.new(self._key, name.encode() + b"\n" + data, "sha256").hexdigest().encode()

    def _forget(self) -> None:
        """Leave the newest entries; what an interrupted run left goes with the old ones."""
        held = [
            (entry.stat().st_mtime_ns, entry.path)
            for entry in os.scandir(self._folder)
            if entry.name != _KEY and entry.is_file(follow_symlinks=False)
        ]
        for _, path in sorted(held)[:-_MOST_ENTRIES]:
            os.unlink(path)


def _key_in(folder: Path) -> bytes | None:
    """The key of the entries in `folder`; of a file there that others may read, none."""
    path = folder / _KEY
    if not os.path.lexists(path):
        _make_key(folder, path)
    secret, state = _read(path, 0o077)
    if len(secret) != _KEY_BYTES:
        return None
    return sha256(secret + f"{state.st_ino} {state.st_ctime_ns}".encode()).digest()


def _make_key(folder: Path, path: Path) -> None:
    """One run makes the key, the others wait: nothing touches it again, so its `st_ctime_ns` is the same for all."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        if not os.path.lexists(path):
            os.rename(_written(folder, os.urandom(_KEY_BYTES)), path)
    finally:
        os.close(number)


def _written(folder: Path, data: bytes) -> str:
    """The path of a new file with `data`, which only the user may read."""
    path = folder / f".{os.getpid()}-{os.urandom(8).hex()}"
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(data)
    return str(path)


def _read(path: Path, closed: int) -> tuple[bytes, os.stat_result]:
    """What stands in a file of the user's own; OSError for any other: a link, or open to others by `closed`."""
    number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(number, "rb") as file:
        state = os.fstat(number)
        if not _is_own(state, stat.S_ISREG, closed):
            raise PermissionError(str(path))
        return file.read(_MOST_BYTES), state


def _is_own(state: os.stat_result, kind: Callable[[int], bool], closed: int) -> bool:
    return kind(state.st_mode) and state.st_uid == os.geteuid() and not state.st_mode & closed
