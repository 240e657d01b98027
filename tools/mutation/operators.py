"""What may be changed in a statement: comparisons, arithmetic, logic, numbers, returns, and statements left out."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator

Variant = tuple[str, ast.stmt]

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_INNER = (ast.stmt, ast.ExceptHandler, ast.match_case)


def variants(statement: ast.stmt) -> Iterator[Variant]:
    """Every variant of one statement; what stands inside a compound one is left to its own turn."""
    if isinstance(
        statement, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Raise, ast.Assert)
    ):
        if isinstance(statement, ast.Raise):
            yield "removed", ast.Pass()
        return
    yield from _left_out(statement)
    count = len(list(_own(statement)))
    for place in range(count):
        for operator, change in _of_expression(list(_own(statement))[place]):
            twin = copy.deepcopy(statement)
            changed = change(list(_own(twin))[place])
            if changed is not None:
                twin = _swapped(twin, place, changed)
            yield operator, twin


def _left_out(statement: ast.stmt) -> Iterator[Variant]:
    match statement:
        case ast.Expr(value=ast.Call()):
            yield "removed", ast.Pass()
        case ast.AugAssign():
            yield "removed", ast.Pass()
            if type(statement.op) in _ARITHMETIC:
                twin = copy.deepcopy(statement)
                twin.op = _ARITHMETIC[type(statement.op)]()
                yield "arithmetic", twin
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript() | ast.Tuple()]):
            yield "removed", ast.Pass()
        case ast.Return(value=None):
            yield "removed", ast.Pass()
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield "returns none", ast.Return(ast.Constant(None))
        case ast.Break():
            yield "loop", ast.Continue()
        case ast.Continue():
            yield "loop", ast.Break()
            yield "removed", ast.Pass()
        case ast.If() | ast.While():
            never = copy.deepcopy(statement)
            never.test = ast.Constant(False)
            yield "branch removed", never
            if isinstance(statement, ast.If):
                always = copy.deepcopy(statement)
                always.test = ast.Constant(True)
                yield "always taken", always


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _own(statement: ast.stmt) -> Iterator[ast.AST]:
    """The expressions of the statement itself, without annotations, in a fixed order."""
    for name, value in ast.iter_fields(statement):
        if name in ("body", "orelse", "finalbody", "handlers", "cases", "annotation", "type_comment"):
            continue
        yield from _walk(value)


def _walk(value: object) -> Iterator[ast.AST]:
    if isinstance(value, list):
        for item in value:
            yield from _walk(item)
    elif isinstance(value, ast.AST) and not isinstance(value, _INNER):
        yield value
        if isinstance(value, ast.Call) and _makes_a_type(value):
            return
        for _, inner in ast.iter_fields(value):
            yield from _walk(inner)


def _makes_a_type(call: ast.Call) -> bool:
    """`dataclass(...)`, `re.compile(...)` and the like say nothing that a mutant could break in the arithmetic."""
    return ast.unparse(call.func) in ("re.compile", "field", "TypeVar", "NamedTuple")


Change = Callable[[ast.AST], ast.AST | None]


def _of_expression(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                for other in _COMPARISONS[type(op)]:
                    yield "comparison", _set_op(place, other)
        case ast.BoolOp(op=op):
            yield "and/or", _set("op", ast.Or() if isinstance(op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not()):
            yield "not", lambda found: found.operand  # type: ignore[attr-defined]
        case ast.UnaryOp(op=ast.USub()):
            yield "sign", lambda found: found.operand  # type: ignore[attr-defined]
        case ast.BinOp(op=op) if type(op) in _ARITHMETIC:
            yield "arithmetic", _set("op", _ARITHMETIC[type(op)]())
        case ast.Constant(value=bool() as value):
            yield "constant", _set("value", not value)
        case ast.Constant(value=int() as value):
            yield "constant", _set("value", value + 1)
            if value > 0:
                yield "constant", _set("value", value - 1)
        case ast.IfExp():
            yield "choice", lambda found: ast.IfExp(found.test, found.orelse, found.body)  # type: ignore[attr-defined]
        case ast.Call(func=ast.Name(id=name)) if name in _CALLS:
            yield "call", lambda found: _renamed(found, _CALLS[name])
        case ast.comprehension(ifs=[_, *_]):
            yield "filter", _set("ifs", [])


def _set(name: str, value: object) -> Change:
    def change(found: ast.AST) -> None:
        setattr(found, name, value)

    return change


def _set_op(place: int, op: type[ast.cmpop]) -> Change:
    def change(found: ast.AST) -> None:
        assert isinstance(found, ast.Compare)
        found.ops[place] = op()

    return change


def _renamed(found: ast.AST, name: str) -> None:
    assert isinstance(found, ast.Call)
    found.func = ast.Name(name, ast.Load())


def _swapped(statement: ast.stmt, place: int, changed: ast.AST) -> ast.stmt:
    """The statement with `changed` instead of its expression number `place`."""
    target = list(_own(statement))[place]

    class Swap(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return changed if node is target else self.generic_visit(node)

    swapped = Swap().visit(statement)
    assert isinstance(swapped, ast.stmt)
    return swapped
