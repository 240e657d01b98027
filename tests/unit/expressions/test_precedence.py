"""The order of operations, against Python's own parser.

Python binds `or and not < == in + - *` as conditions do, and its `~` as tightly as `!`; only the conditional is
written another way round. So each sentence is made twice, and both readings must have the same shape.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from carerules.expressions.parser import parse
from carerules.expressions.syntax import Among, Choice, Constant, Infix, Node, Prefix, Word

Both = tuple[str, str]
Part = Callable[[Random, int], Both]
_OPS: dict[type[ast.AST], str] = {
    ast.And: "and",
    ast.Or: "or",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
}


def _atom(dice: Random, depth: int) -> Both:
    if depth == 0 or dice.random() < 0.8:
        word = dice.choice("abc12")
        return word, word
    mine, pythons = sentence(dice, depth - 1)
    return f"({mine})", f"({pythons})"


def _unary(dice: Random, depth: int) -> Both:
    mine, pythons = _atom(dice, depth)
    for sign in dice.choices(("", "-", "!"), weights=(6, 1, 1), k=2):
        mine, pythons = f"{sign}{mine}", f"{sign.replace('!', '~')}{pythons}"
    return mine, pythons


def _chain(dice: Random, depth: int, part: Part, ops: tuple[Both, ...]) -> Both:
    mine, pythons = part(dice, depth)
    while dice.random() < 0.3:
        (op, python_op), (right, python_right) = dice.choice(ops), part(dice, depth)
        mine, pythons = f"{mine} {op} {right}", f"{pythons} {python_op} {python_right}"
    return mine, pythons


def _product(dice: Random, depth: int) -> Both:
    return _chain(dice, depth, _unary, (("*", "*"),))


def _total(dice: Random, depth: int) -> Both:
    return _chain(dice, depth, _product, (("+", "+"), ("-", "-")))


def _comparison(dice: Random, depth: int) -> Both:
    mine, pythons = _total(dice, depth)
    if dice.random() < 0.3:
        op, (right, python_right) = dice.choice(("==", "!=", "<", "<=", ">", ">=")), _total(dice, depth)
        mine, pythons = f"{mine} {op} {right}", f"{pythons} {op} {python_right}"
    elif dice.random() < 0.2:
        mine, pythons = f"{mine} in [1, 2]", f"{pythons} in [1, 2]"
    nots = dice.choice(("", "", "", "not ", "not not "))
    return f"{nots}{mine}", f"{nots}{pythons}"


def _both(dice: Random, depth: int) -> Both:
    return _chain(dice, depth, _comparison, (("and", "and"), ("&&", "and")))


def _either(dice: Random, depth: int) -> Both:
    return _chain(dice, depth, _both, (("or", "or"), ("||", "or")))


def sentence(dice: Random, depth: int = 3) -> Both:
    """A flat sentence with few brackets, as a condition and as Python."""
    test, python_test = _either(dice, depth)
    if depth == 0 or dice.random() < 0.6:
        return test, python_test
    (then, python_then), (otherwise, python_otherwise) = _either(dice, depth), sentence(dice, depth - 1)
    return f"{test} ? {then} : {otherwise}", f"{python_then} if {python_test} else {python_otherwise}"


def mine(node: Node) -> str:
    match node:
        case Word():
            return node.name
        case Constant():
            return str(node.value)
        case Prefix():
            return f"({node.op} {mine(node.operand)})"
        case Infix():
            return f"({mine(node.left)} {node.op} {mine(node.right)})"
        case Choice():
            return f"({mine(node.test)} ? {mine(node.then)} : {mine(node.otherwise)})"
        case Among():
            return f"({mine(node.item)} in {[mine(option) for option in node.options]})"
    raise TypeError(type(node).__name__)


def pythons(node: ast.expr) -> str:
    match node:
        case ast.Name():
            return node.id
        case ast.Constant():
            return str(node.value)
        case ast.UnaryOp():
            return f"({'-' if isinstance(node.op, ast.USub) else 'not'} {pythons(node.operand)})"
        case ast.BoolOp():
            found = pythons(node.values[0])
            for value in node.values[1:]:
                found = f"({found} {_OPS[type(node.op)]} {pythons(value)})"
            return found
        case ast.BinOp():
            return f"({pythons(node.left)} {_OPS[type(node.op)]} {pythons(node.right)})"
        case ast.IfExp():
            return f"({pythons(node.test)} ? {pythons(node.body)} : {pythons(node.orelse)})"
        case ast.Compare(ops=[ast.In()], comparators=[ast.List(elts=options)]):
            return f"({pythons(node.left)} in {[pythons(option) for option in options]})"
        case ast.Compare(ops=[op], comparators=[right]):
            return f"({pythons(node.left)} {_OPS[type(op)]} {pythons(right)})"
    raise TypeError(type(node).__name__)


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**32))
def test_python_reads_every_sentence_the_same_way(seed: int) -> None:
    text, python = sentence(Random(seed))
    parsed = parse(text)
    if any(problem.code == "CR619" for problem in parsed.problems):
        return  # too large
    assert parsed.node is not None, parsed.problems
    assert mine(parsed.node) == pythons(ast.parse(python, mode="eval").body)
