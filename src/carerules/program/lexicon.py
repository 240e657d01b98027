"""Texts as numbers: ids, enum members and free text get codes, so that the engine compares integers."""

from __future__ import annotations

from itertools import count


class Lexicon:
    """Codes for texts. Equal texts have equal codes; a code's size means nothing and never reaches an answer."""

    __slots__ = ("_codes", "_next", "_texts")

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._texts: dict[int, str] = {}
        self._next = count(1)

    def code(self, text: str) -> int:
        """The code of `text`, new if it was never seen (safe to call from several threads)."""
        found = self._codes.get(text)
        if found is None:
            found = self._codes.setdefault(text, next(self._next))
            self._texts[found] = text
        return found

    def branch(self) -> Lexicon:
        """A lexicon that knows these texts too; what it learns is forgotten with it."""
        return _Branch(self)

    def find(self, text: str) -> int:
        """The code of `text`, or 0 if it was never seen."""
        return self._codes.get(text, 0)

    def text(self, code: int) -> str:
        """The text of `code`; 0 is the empty text."""
        return self._texts[code] if code else ""


class _Branch(Lexicon):
    """Texts of its own on top of those of a `trunk`, under codes that the trunk never gives to others."""

    __slots__ = ("_trunk",)

    def __init__(self, trunk: Lexicon) -> None:
        self._codes, self._texts, self._next = {}, {}, trunk._next
        self._trunk = trunk

    def code(self, text: str) -> int:
        """The code of `text`, new if neither knows it."""
        return self.find(text) or super().code(text)

    def find(self, text: str) -> int:
        """The code of `text`, or 0 if neither knows it."""
        return self._codes.get(text) or self._trunk.find(text)

    def text(self, code: int) -> str:
        """The text of `code`; 0 is the empty text."""
        return self._texts[code] if code in self._texts else self._trunk.text(code)
