"""The faults: for each place of a module's tree, what could stand there instead."""

import ast
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any, Final

import msgspec

Change = Callable[[Any], Iterator[ast.AST]]


class Mutant(msgspec.Struct, frozen=True, order=True):
    """The ``number``-th fault of a module: at a line, what stood there and what does instead."""

    module: str
    number: int
    line: int
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} #{self.number}: {self.was}  →  {self.now}"


def mutants(module: str, source: str) -> list[Mutant]:
    """Return every fault of a module, in the order of its tree."""
    found = enumerate(_faults(ast.parse(source)))
    return [
        Mutant(module, number, getattr(old, "lineno", 0), _words(old), _words(new))
        for number, (_, _, old, new) in found
    ]


def mutated(source: str, number: int) -> ast.Module:
    """Return the tree of a module with one fault in it."""
    tree = ast.parse(source)
    for at, (parent, field, old, new) in enumerate(_faults(tree)):
        if at == number:
            _put(parent, field, old, new)
            return ast.fix_missing_locations(tree)
    raise IndexError(number)


def _words(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 90 else f"{text[:89]}…"


def _put(parent: ast.AST, field: str, old: ast.AST, new: ast.AST) -> None:
    value = getattr(parent, field)
    if isinstance(value, list):
        value[next(at for at, one in enumerate(value) if one is old)] = new
    else:
        setattr(parent, field, new)


Fault = tuple[ast.AST, str, ast.AST, ast.AST]
"""Parent, its field, the node that stands there, and what could."""


def _faults(tree: ast.Module) -> Iterator[Fault]:
    for parent, field, node in _places(tree):
        for instead in CHANGES.get(type(node), _nothing)(node):
            yield parent, field, node, instead


def _places(parent: ast.AST) -> Iterator[tuple[ast.AST, str, ast.AST]]:
    """Yield every node that does something: no docstrings, no types."""
    for field, value in ast.iter_fields(parent):
        if field in UNUSED.get(type(parent), ()):
            continue
        for node in value if isinstance(value, list) else (value,):
            if isinstance(node, ast.AST) and not _is_idle(parent, node):
                yield parent, field, node
                yield from _places(node)


def _is_idle(parent: ast.AST, node: ast.AST) -> bool:
    """Tell whether a node is a docstring, an import, or a name given to a type."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    return isinstance(parent, ast.Module) and isinstance(node, ast.Assign) and _names_type(node)


def _names_type(node: ast.Assign) -> bool:
    """Tell whether it is ``__all__``, an alias as in ``Rule = tuple[str, int]``, or ``K = TypeVar("K")``."""
    target = node.targets[0]
    name = target.id if isinstance(target, ast.Name) else ""
    variable = isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "TypeVar"
    return variable or name.startswith("__") or (name[:1].isupper() and not name.isupper())


UNUSED: Final[Mapping[type[ast.AST], tuple[str, ...]]] = MappingProxyType(
    {
        ast.FunctionDef: ("returns", "decorator_list", "type_comment"),
        ast.ClassDef: ("bases", "keywords", "decorator_list"),
        ast.arg: ("annotation",),
        ast.AnnAssign: ("annotation", "target"),
        ast.Assign: ("targets",),
        ast.FormattedValue: ("format_spec", "conversion"),
        ast.Raise: ("exc", "cause"),
    }
)
"""Fields in which no fault is looked for: types, names, the words of a fault that must not be."""


def _nothing(_node: ast.AST) -> Iterator[ast.AST]:
    return iter(())


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    other = OPPOSITE.get(type(node.ops[0]))
    for operation in other or ():
        changed = deepcopy(node)
        changed.ops[0] = operation()
        yield changed


def _binary(node: ast.BinOp) -> Iterator[ast.AST]:
    for operation in OTHER.get(type(node.op), ()):
        yield ast.copy_location(ast.BinOp(node.left, operation(), node.right), node)


def _boolean(node: ast.BoolOp) -> Iterator[ast.AST]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield ast.copy_location(ast.BoolOp(other, node.values), node)


def _unary(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.copy_location(ast.Constant(not value), node)
    elif isinstance(value, int | float):
        yield ast.copy_location(ast.Constant(value + 1), node)
    elif isinstance(value, str):
        yield ast.copy_location(ast.Constant(f"{value}X" if value else "X"), node)


def _condition(node: ast.If | ast.IfExp | ast.While) -> Iterator[ast.AST]:
    changed = deepcopy(node)
    changed.test = ast.copy_location(ast.UnaryOp(ast.Not(), changed.test), node.test)
    yield changed


def _return(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield ast.copy_location(ast.Return(ast.Constant(None)), node)


def _call(node: ast.Call) -> Iterator[ast.AST]:
    """Leave one named argument out; let one other be None."""
    for at in range(len(node.keywords)):
        yield _with(node, keywords=[one for n, one in enumerate(node.keywords) if n != at])
    for at, argument in enumerate(node.args):
        if not isinstance(argument, ast.Constant | ast.Starred):
            yield _with(
                node, args=[ast.Constant(None) if n == at else one for n, one in enumerate(node.args)]
            )


def _with(node: ast.Call, **fields: Any) -> ast.AST:
    given: dict[str, Any] = {"func": node.func, "args": node.args, "keywords": node.keywords} | fields
    return ast.copy_location(ast.Call(**given), node)


def _filter(node: ast.comprehension) -> Iterator[ast.AST]:
    if node.ifs:
        yield ast.comprehension(node.target, node.iter, [], node.is_async)


def _left_out(node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.copy_location(ast.Pass(), node)


def _assigned(node: ast.Assign) -> Iterator[ast.AST]:
    """Leave out what is put into something else; a name must be there."""
    if not isinstance(node.targets[0], ast.Name | ast.Tuple):
        yield from _left_out(node)


def _loop(node: ast.Continue | ast.Break) -> Iterator[ast.AST]:
    yield ast.copy_location(ast.Break() if isinstance(node, ast.Continue) else ast.Continue(), node)


OPPOSITE: Final[Mapping[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = MappingProxyType(
    {
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
)
OTHER: Final[Mapping[type[ast.operator], tuple[type[ast.operator], ...]]] = MappingProxyType(
    {
        ast.Add: (ast.Sub,),
        ast.Sub: (ast.Add,),
        ast.Mult: (ast.Div,),
        ast.Div: (ast.Mult,),
        ast.FloorDiv: (ast.Mult,),
        ast.Mod: (ast.Mult,),
        ast.BitOr: (ast.BitAnd,),
        ast.BitAnd: (ast.BitOr,),
    }
)
CHANGES: Final[Mapping[type[ast.AST], Change]] = MappingProxyType(
    {
        ast.Compare: _compare,
        ast.BinOp: _binary,
        ast.BoolOp: _boolean,
        ast.UnaryOp: _unary,
        ast.Constant: _constant,
        ast.If: _condition,
        ast.IfExp: _condition,
        ast.While: _condition,
        ast.Return: _return,
        ast.Call: _call,
        ast.comprehension: _filter,
        ast.Expr: _left_out,
        ast.AugAssign: _left_out,
        ast.Delete: _left_out,
        ast.Assign: _assigned,
        ast.Continue: _loop,
        ast.Break: _loop,
    }
)
"""Kind of node → the faults it may have."""
