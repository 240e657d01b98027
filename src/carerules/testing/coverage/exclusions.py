"""`scenarios/coverage.yaml`: what cannot occur, as the policy's author says with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from carerules.diagnostics.diagnostic import Diagnostic, Word
from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.resolved.policy import Policy
from carerules.source.node import Mapping as MappingNode
from carerules.source.node import Node, plain
from carerules.source.node import Sequence as SequenceNode

from .boundaries import BOUNDARY_WORDS
from .causes import CAUSE_WORDS
from .entry import BOUNDARIES, CAUSES, OUTCOMES, TRANSITIONS, Entry
from .outcomes import OUTCOME_WORDS

FILE = "coverage.yaml"
"""The usual name; any file below `scenarios/` with the key `cannot` is read alike."""
FILE_KEYS = ("cannot", "description")
LINE_KEYS = (
    "duty", "outcome", "boundary", "cause", "missing", "workflow", "state", "event", "after", "to", "number", "why",
)  # fmt: skip
_PICKED_BY = {"outcome": OUTCOMES, "boundary": BOUNDARIES, "missing": CAUSES, "cause": CAUSES}


@dataclass(frozen=True, slots=True)
class Excluded:
    """An entry that cannot occur: `why`, and the `line` that says so."""

    entry: Entry
    why: str
    line: Span


def scenario_files(files: Mapping[str, MappingNode]) -> dict[str, MappingNode]:
    """The scenarios among the files below `scenarios/`, in the order of their names."""
    return {file: files[file] for file in sorted(files) if not _is_about_coverage(file, files[file])}


def exclusion_files(files: Mapping[str, MappingNode]) -> dict[str, MappingNode]:
    """Those that are no scenarios but say what cannot occur, in the order of their names."""
    return {file: files[file] for file in sorted(files) if _is_about_coverage(file, files[file])}


def _is_about_coverage(file: str, node: MappingNode) -> bool:
    return PurePosixPath(file).name == FILE or "cannot" in node.entries


class ExclusionReader:
    """Reads what cannot occur; `problems` collects what is wrong with the files, `excluded` what they name."""

    def __init__(self, policy: Policy, entries: Sequence[Entry]) -> None:
        self.policy = policy
        self.problems: list[Diagnostic] = []
        self.excluded: dict[Entry, Excluded] = {}
        self._by_item: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries:
            self._by_item.setdefault((entry.ratio, entry.item), []).append(entry)
        self._of_ratio: dict[str, list[Entry]] = {}
        for entry in entries:
            self._of_ratio.setdefault(entry.ratio, []).append(entry)

    def read(self, files: Mapping[str, MappingNode]) -> None:
        """Read those of `files` that say what cannot occur."""
        for node in exclusion_files(files).values():
            self._file(node)

    def _file(self, node: MappingNode) -> None:
        self._keys(node, FILE_KEYS)
        entry = node.entries.get("cannot")
        if entry is None:
            return
        if not isinstance(entry.node, SequenceNode):
            self._problem("CR709", entry.node.span)
            return
        for item in entry.node.items:
            if isinstance(item, MappingNode):
                self._line(item)
            else:
                self._problem("CR709", item.span)

    def _line(self, node: MappingNode) -> None:
        before = len(self.problems)
        self._keys(node, LINE_KEYS)
        wanted = {key: _texts(entry.node) for key, entry in node.entries.items() if key in LINE_KEYS}
        why = " ".join(wanted.pop("why", ()))
        ratio = self._ratio(wanted)
        if ratio is None or not why.strip():
            self._problem("CR709", node.span)
        self._names(node)
        if ratio is None or len(self.problems) > before:
            return
        matching = [entry for entry in self._candidates(ratio, wanted) if _answers(entry, wanted)]
        if not all(_is_used(key, word, matching) for key, words in wanted.items() for word in words):
            self._problem("CR710", node.span)
        for entry in matching:
            self.excluded.setdefault(entry, Excluded(entry, why, node.span))

    def _ratio(self, wanted: Mapping[str, tuple[str, ...]]) -> str | None:
        """The denominator that the line takes from; None where it does not say which or names no item."""
        ratios = {_PICKED_BY[key] for key in wanted if key in _PICKED_BY}
        if len(ratios) > 1 or ("duty" in wanted and "workflow" in wanted):
            return None
        if not ratios:
            return TRANSITIONS if "workflow" in wanted and "state" in wanted else None
        (ratio,) = ratios
        # that a fact is always known is true of the fact, wherever it is read; all else is said item by item
        general = ratio == CAUSES and "missing" in wanted
        return ratio if general or "duty" in wanted or (ratio == CAUSES and "workflow" in wanted) else None

    def _candidates(self, ratio: str, wanted: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
        items = wanted.get("duty") or wanted.get("workflow")
        if items is None:
            yield from self._of_ratio.get(ratio, ())
        for item in items or ():
            yield from self._by_item.get((ratio, item), ())

    def _names(self, node: MappingNode) -> None:
        """Every name must exist: a misspelt one would exclude nothing, or the wrong thing."""
        known: dict[str, Mapping[str, object]] = {
            "duty": self.policy.duties,
            "workflow": self.policy.workflows,
            "outcome": dict.fromkeys(OUTCOME_WORDS),
            "boundary": dict.fromkeys(BOUNDARY_WORDS),
            "cause": dict.fromkeys(CAUSE_WORDS),
        }
        for key, names in known.items():
            if key not in node.entries:
                continue
            written = node.entries[key].node
            for item in written.items if isinstance(written, SequenceNode) else (written,):
                name = str(plain(item))
                if name not in names:
                    near = nearest(name, names)
                    hint = {"near": near} if near else {}
                    self._problem("CR704", item.span, what=Word(key), name=name, **hint)

    def _keys(self, node: MappingNode, allowed: tuple[str, ...]) -> None:
        for key, entry in node.entries.items():
            if key not in allowed:
                near = nearest(key, allowed)
                self._problem("CR701", entry.key_span, key=key, **({"near": near} if near else {}))

    def _problem(self, code: str, span: Span, **args: str | Word) -> None:
        self.problems.append(Diagnostic(code, span, args))


def _texts(node: Node) -> tuple[str, ...]:
    """One word or a list of them."""
    value = plain(node)
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),) if value is not None else ()


def _is_used(key: str, word: str, matching: Sequence[Entry]) -> bool:
    """Whether a word of a line picks anything: of a list, each must."""
    return any(entry.name(key) == word for entry in matching)


def _answers(entry: Entry, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    names = dict(entry.names)
    return all(names.get(key) in words for key, words in wanted.items())
