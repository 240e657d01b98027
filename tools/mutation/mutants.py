"""The mutants of a module: each is one small change of one statement, and has a key that survives other edits.

A key is `module::function | statement before | statement after`, with ` #2` and so on where a function has equal
statements. Texts, annotations, docstrings, decorators and messages are left alone.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.mutation import operators

Way = tuple[tuple[str, int], ...]
"""The way to a statement: field and place, from the function inwards."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it is, what it reads like, and what it makes of its function (or constant)."""

    key: str
    module: str
    function: str
    """`name` or `Class.name`; empty for a constant of the module."""
    operator: str
    lines: frozenset[int]
    """Lines of the statement: what must run for the mutant to matter."""
    unit: ast.stmt
    way: Way
    statement: ast.stmt
    """The function or constant as it is, the way to the changed statement, and what stands there instead."""

    @property
    def tree(self) -> ast.stmt:
        """The function (or constant) with the change."""
        return _replaced(self.unit, self.way, self.statement)


def mutants_of(path: Path, module: str) -> list[Mutant]:
    """Every mutant of the module at `path`, in order of its lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: list[Mutant] = []
    for name, node in units(tree):
        seen: Counter[str] = Counter()
        for operator, way, statement, replaced in _changes(node):
            before, after = text_of(statement), text_of(replaced)
            key = f"{module}::{name or '(module)'} | {before} | {after}"
            seen[key] += 1
            number = f" #{seen[key]}" if seen[key] > 1 else ""
            lines = _lines(statement)
            found.append(Mutant(key + number, module, name, operator, lines, node, way, replaced))
    return found


def units(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Functions, methods, and the module's constants that hold numbers."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    yield f"{node.name}.{inner.name}", inner
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and not _unpacks(node):
            yield "", node


def _unpacks(node: ast.Assign | ast.AnnAssign) -> bool:
    return isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Name)


def _changes(unit: ast.stmt) -> Iterator[tuple[str, Way, ast.stmt, ast.stmt]]:
    """(operator, way to the statement, the statement, what stands there instead), each text once."""
    for way in list(_statements(unit)):
        statement = _at(unit, way)
        told = {text_of(statement)}
        for operator, replaced in operators.variants(statement):
            after = text_of(replaced)
            if after not in told:
                told.add(after)
                yield operator, way, statement, replaced


_BODIES = ("body", "orelse", "finalbody", "handlers", "cases")


def _statements(node: ast.AST, path: Way = ()) -> Iterator[Way]:
    if not path and not isinstance(node, ast.FunctionDef):
        yield ()
        return
    for name in _BODIES:
        for place, inner in enumerate(getattr(node, name, None) or ()):
            here = (*path, (name, place))
            if isinstance(inner, ast.stmt) and not _is_docstring(inner):
                yield here
            yield from _statements(inner, here)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _at(unit: ast.stmt, path: Way) -> ast.stmt:
    node: ast.AST = unit
    for name, place in path:
        node = getattr(node, name)[place]
    assert isinstance(node, ast.stmt)
    return node


def _replaced(unit: ast.stmt, path: Way, statement: ast.stmt) -> ast.stmt:
    if not path:
        return ast.fix_missing_locations(ast.copy_location(statement, unit))
    twin = copy.deepcopy(unit)
    above: ast.AST = twin
    for name, place in path[:-1]:
        above = getattr(above, name)[place]
    name, place = path[-1]
    old = getattr(above, name)[place]
    getattr(above, name)[place] = ast.copy_location(statement, old)
    return ast.fix_missing_locations(twin)


def text_of(statement: ast.stmt) -> str:
    """The statement in one line, a compound one by its head."""
    head = copy.copy(statement)
    for name in _BODIES:
        if getattr(head, name, None):
            setattr(head, name, [ast.Pass()] if name == "body" else [])
    return " ".join(ast.unparse(head).removesuffix("pass").split())


def _lines(statement: ast.stmt) -> frozenset[int]:
    """The lines of the statement itself, without those of the statements in it."""
    last = statement.end_lineno or statement.lineno
    inner = [node.lineno for name in _BODIES for node in getattr(statement, name, None) or ()]
    if inner:
        last = max(statement.lineno, min(inner) - 1)
    return frozenset(range(statement.lineno, last + 1))
