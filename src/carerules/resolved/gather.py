"""From the files of a folder to one `WrittenPolicy`: sections added up, written over what is inherited, read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from carerules.diagnostics.diagnostic import has_errors
from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument, Word
from carerules.model.clause import Clause
from carerules.model.head import ONLY_IN_HEAD, Head
from carerules.model.reading import read
from carerules.model.scalar import check_id
from carerules.model.section import SECTIONS
from carerules.model.shape import AnyShape, Refusal
from carerules.source.node import Entry, Mapping, Node, Scalar, Sequence

from .merge import joined, merged, merged_head
from .report import Report, first
from .written import Written, WrittenPolicy

M = TypeVar("M", bound=AnyShape)

HEAD_FILE = "policy.yaml"
CLAUSES = "clauses"
_HEAD_KEYS = frozenset(field.alias or name for name, field in Head.model_fields.items())
_KEYS = sorted({*_HEAD_KEYS, *SECTIONS, CLAUSES})


class _Sections:
    """The entries of all files, by section and id."""

    def __init__(self, head_file: str, report: Report) -> None:
        self.report = report
        self.head_file = head_file
        self.head: dict[str, Entry] = {}
        self.items: dict[str, dict[str, Entry]] = {section: {} for section in SECTIONS}
        self.clauses: dict[tuple[str, str], Entry] = {}

    def add(self, file: str, root: Mapping) -> None:
        """Add what one file says."""
        for key, entry in root.entries.items():
            if key in _HEAD_KEYS:
                self._add_to_head(file, key, entry)
            elif key in SECTIONS:
                for id_, item in self._entries(entry):
                    self._put_item(key, id_, item)
            elif key == CLAUSES:
                for source, clauses in self._entries(entry):
                    for clause, carried_out in self._entries(clauses):
                        self._put(self.clauses, (source, clause), clause, carried_out)
            else:
                near = nearest(key, _KEYS)
                args: dict[str, Argument] = {"suggestion": near} if near else {}
                self.report.add("CR201", entry.key_span, key=key, **args)

    def _add_to_head(self, file: str, key: str, entry: Entry) -> None:
        if key in ONLY_IN_HEAD and file != self.head_file:
            self.report.add("CR222", entry.key_span, key=key, head=HEAD_FILE)
        elif key in self.head:
            self.report.add("CR223", entry.key_span, first(self.head[key].key_span), key=key)
        else:
            self.head[key] = entry

    def _put_item(self, section: str, id_: str, entry: Entry) -> None:
        try:
            check_id(id_)
        except Refusal as refused:
            self.report.add(refused.type, entry.key_span, **(refused.context or {}))
        self._put(self.items[section], id_, id_, entry)

    def _put(self, into: dict[Any, Entry], key: object, name: str, entry: Entry) -> None:
        if key in into:
            self.report.add("CR221", entry.key_span, first(into[key].key_span), id=name)
        else:
            into[key] = entry

    def _entries(self, entry: Entry) -> Iterator[tuple[str, Entry]]:
        """The items of a section; one with nothing below it has none."""
        if isinstance(entry.node, Mapping):
            yield from entry.node.entries.items()
        elif not (isinstance(entry.node, Scalar) and entry.node.value is None):
            found = Word("list" if isinstance(entry.node, Sequence) else "value")
            self.report.add("CR203", entry.node.span, wanted=Word("mapping"), found=found)


def gather(
    files: dict[str, Mapping], report: Report, inherited: WrittenPolicy | None = None, prefix: str = ""
) -> WrittenPolicy | None:
    """The policy in `files`, or None with errors in `report`. The order of the files does not matter.

    `inherited` is what it refines: items that `files` do not name are taken over as they are, with their places.
    `prefix` is how the names of `files` begin.
    """
    sections = _Sections(prefix + HEAD_FILE, report)
    for file in sorted(files, key=lambda name: (name != sections.head_file, name)):
        sections.add(file, files[file])
    head = _head(sections, inherited)
    read_sections: dict[str, Any] = {
        section: _read_all(
            shape, sections.items[section], getattr(inherited, section) if inherited else {}, merged, report
        )
        for section, shape in SECTIONS.items()
    }
    below = inherited.clauses if inherited else {}
    clauses = _read_all(Clause, sections.clauses, below, joined, report)
    if head is None or has_errors(report.diagnostics):
        return None
    return WrittenPolicy(head=head, clauses=clauses, **read_sections)


def _head(sections: _Sections, inherited: WrittenPolicy | None) -> Written[Head] | None:
    top = Span(sections.head_file, 1, 1, 1, 1)
    entries = sections.head
    if inherited is not None and isinstance(inherited.head.node, Mapping):
        entries = merged_head(inherited.head.node.entries, entries)
    return _read(Head, "", Entry(top, Mapping(entries, top)), sections.report)


def _read_all(
    shape: type[M],
    entries: dict[Any, Entry],
    inherited: dict[Any, Written[M]],
    merge: Callable[[Node, Node], Node],
    report: Report,
) -> dict[Any, Written[M]]:
    """Every item by its key, keys sorted: read where the policy writes it, else inherited."""
    found: dict[Any, Written[M]] = {}
    for key in sorted({*entries, *inherited}):
        item = inherited.get(key)
        if key in entries:
            own = entries[key]
            node = merge(item.node, own.node) if item is not None else own.node
            item = _read(shape, key, Entry(own.key_span, node), report)
        if item is not None:
            found[key] = item
    return found


def _read(shape: type[M], key: str | tuple[str, str], entry: Entry, report: Report) -> Written[M] | None:
    model, problems = read(shape, entry.node, entry.key_span)
    report.diagnostics += problems
    id_ = key if isinstance(key, str) else key[1]
    return None if model is None else Written(id_, model, entry.node, entry.key_span)
