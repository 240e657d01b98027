"""From a condition's text to its typed tree."""

from __future__ import annotations

from . import calls, operators, words
from .clocks import loose_clocks
from .compatibility import accepts, common, said
from .environment import Environment
from .parser import parse
from .problem import Problem as Problem
from .problem import Result as Result
from .problem import excerpt
from .suggestions import as_condition, lone_value
from .syntax import Among, Call, Choice, Constant, Infix, Node, Path, Prefix, Quoted, Word
from .tree import BOOL, INT, NUMBER, Binary, Conditional, Literal, Member, Tree, Type, Unary
from .truth import constants


def check(text: str, environment: Environment, expected: Type | None = None) -> Result:
    """The typed tree of `text`, or what is wrong with it; never raises.

    `expected` is the type that the place asks for: `tree.BOOL` for a condition, a fact's type for `sets`,
    None for any. It also gives bare words their meaning: `high` is a value where a risk is expected.
    """
    parsed = parse(text)
    checker = _Checker(text, environment)
    tree = checker.tree(parsed.node, expected) if parsed.node else None
    found = [*parsed.problems, *checker.problems]
    if tree is not None:
        found += loose_clocks(tree, text)
        found += _unexpected(tree, expected, text)
        found += constants(tree, text)
    problems = tuple(sorted(found, key=lambda problem: (problem.start, problem.end, problem.code)))
    return Result(None if any(problem.is_error for problem in problems) else tree, problems)


def _unexpected(tree: Tree, expected: Type | None, text: str) -> tuple[Problem, ...]:
    if expected is None or accepts(expected, tree.type):
        return ()
    found = excerpt(text, *tree.span)
    if expected.kind == tree.type.kind == "enum":
        beyond = tuple(value for value in tree.type.values if value not in expected.values)
        return (Problem.at("CR659", tree.span, found=found, values=beyond),)
    if expected == BOOL:
        instead = as_condition(tree, text)
        return (Problem.at("CR650", tree.span, found=found, type=said(tree.type), instead=instead),)
    return (Problem.at("CR651", tree.span, found=found, type=said(tree.type), expected=said(expected)),)


class _Checker:
    """Gives every node its type. A node with a problem has no tree; the problem is reported where it lies."""

    def __init__(self, text: str, names: Environment) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._names = names

    def tree(self, node: Node, hint: Type | None = None) -> Tree | None:
        """The typed tree; `hint` is the type that would fit, and gives bare words their meaning."""
        match node:
            case Constant():
                return self._constant(node)
            case Word():
                return self._kept(words.bare(node, hint, self._names))
            case Quoted():
                return self._kept(words.quoted(node, hint))
            case Path():
                return self._kept(words.path(node, self._names))
            case Prefix():
                return self._prefix(node)
            case Infix(op="and" | "or"):
                return self._joined(node)
            case Infix():
                return self._infix(node)
            case Choice():
                return self._choice(node, hint)
            case Among():
                return self._among(node)
            case Call():
                return self._call(node)
        raise TypeError(type(node).__name__)

    def _kept(self, outcome: Tree | Problem) -> Tree | None:
        if isinstance(outcome, Problem):
            self.problems.append(outcome)
            return None
        return outcome

    def _constant(self, node: Constant) -> Tree:
        kind = BOOL if isinstance(node.value, bool) else INT if isinstance(node.value, int) else NUMBER
        return Literal(type=kind, span=node.span, value=node.value)

    def _prefix(self, node: Prefix) -> Tree | None:
        if node.op == "not":
            operand = self._truth(node.operand, "not")
            return operand and Unary(type=BOOL, span=node.span, op="not", operand=operand)
        number = self.tree(node.operand)
        return number and self._kept(operators.negate(self._text, number, node.span))

    def _truth(self, node: Node, op: str) -> Tree | None:
        tree = self.tree(node)
        if tree is not None and tree.type != BOOL:
            return self._kept(operators.needs(op, BOOL, tree, self._text))
        return tree

    def _joined(self, node: Infix) -> Tree | None:
        left = self._truth(node.left, node.op)
        alone = lone_value(left, node.right, self._names, self._text)
        right = self._kept(alone) if alone else self._truth(node.right, node.op)
        if left is None or right is None:
            return None
        return Binary(type=BOOL, span=node.span, op=node.op, left=left, right=right)

    def _infix(self, node: Infix) -> Tree | None:
        if node.op in operators.COMPARISONS:
            rule, (left, right) = operators.compare, self._pair(node.left, node.right)
        else:
            rule, (left, right) = operators.calculate, (self.tree(node.left), self.tree(node.right))
        if left is None or right is None:
            return None
        return self._kept(rule(self._text, node.op, left, right, node.span))

    def _pair(self, one: Node, other: Node) -> tuple[Tree | None, Tree | None]:
        """Both trees; a side that means nothing by itself takes its meaning from the other one."""
        if self._leans(one) and not self._leans(other):
            second, first = self._pair(other, one)
            return first, second
        first = self.tree(one)
        if first is None and self._leans(other):
            return None, None
        second = self.tree(other, first.type if first else None)
        if first is None or second is None:
            return first, second
        if isinstance(one, Word) and (ambiguous := words.clash(one, second.type, self._names)):
            return self._kept(ambiguous), second
        return first, second

    def _leans(self, node: Node) -> bool:
        if isinstance(node, Choice):
            return self._leans(node.then) and self._leans(node.otherwise)
        return isinstance(node, Quoted) or (isinstance(node, Word) and self._names.named(node.name) is None)

    def _choice(self, node: Choice, hint: Type | None) -> Tree | None:
        test = self._truth(node.test, "?")
        if hint and hint.kind == "enum":
            then, otherwise = self.tree(node.then, hint), self.tree(node.otherwise, hint)
        else:
            then, otherwise = self._pair(node.then, node.otherwise)
        if test is None or then is None or otherwise is None:
            return None
        type_ = common(then.type, otherwise.type)
        if type_ is None:
            span = then.span[0], otherwise.span[1]
            types = {"left_type": said(then.type), "right_type": said(otherwise.type)}
            return self._kept(Problem.at("CR662", span, **types))
        return Conditional(type=type_, span=node.span, test=test, then=then, otherwise=otherwise)

    def _among(self, node: Among) -> Tree | None:
        item = self.tree(node.item)
        if item is None:
            return None
        options = [self._option(item, option) for option in node.options]
        literals = tuple(option for option in options if option is not None)
        if len(literals) < len(options):
            return None
        return Member(type=BOOL, span=node.span, item=item, options=literals)

    def _option(self, item: Tree, node: Node) -> Literal | None:
        option = self.tree(node, item.type)
        if option is None:
            return None
        if not isinstance(option, Literal):
            self._kept(Problem.at("CR620", node.span, found=excerpt(self._text, *node.span)))
            return None
        refused = operators.unlisted(self._text, item, option)
        if refused:
            self._kept(refused)
        return None if refused else option

    def _call(self, node: Call) -> Tree | None:
        refused = calls.misformed(node)
        if refused:
            return self._kept(refused)
        values = calls.values(node)
        if not values:
            return self._kept(calls.of_name(node, self._names))
        value = self.tree(values[0])
        return value and self._kept(calls.of_value(node, value, self._names, self._text))
