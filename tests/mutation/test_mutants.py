"""Faults: which there are in a piece of code, and that each is in the tree it names, alone."""

import ast

import pytest

from mutation.mutants import mutants, mutated

SOURCE = '''"""What it does."""

from elsewhere import thing

Pair = tuple[str, int]
__all__ = ["judged"]
LIMIT: int = 3


def judged(values: list[int], word: str = "") -> bool:
    """Judge."""
    if not values and LIMIT > 2:
        return True
    thing(values, key=word)
    return word == "a"
'''


@pytest.mark.parametrize(
    ("line", "nows"),
    [
        ("x = a < b", {"a <= b", "a >= b"}),
        ("x = a is None", {"a is not None"}),
        ("x = a and b", {"a or b"}),
        ("x = not a", {"a"}),
        ("x = a + 1", {"a - 1", "2"}),
        ("x = True", {"False"}),
        ("x = 'a'", {"'aX'"}),
        ("x = 1.5", {"2.5"}),
        ("x = [a for a in b if a]", {"for a in b"}),
        ("x = a if b else c", {"a if not b else c"}),
        ("x.y = a", {"pass"}),
        ("x += 1", {"pass", "2"}),
        ("del x[a]", {"pass"}),
        ("f(a, key=b)", {"pass", "f(None, key=b)", "f(a)"}),
        ("K = TypeVar('K')", set()),
        ("while a: break", {"while not a: break", "continue"}),
    ],
)
def test_a_line_and_its_faults(line: str, nows: set[str]) -> None:
    assert {one.now for one in mutants("m", line)} == nows


def test_words_types_and_names_are_left_alone() -> None:
    faults = mutants("m", SOURCE)
    assert {one.line for one in faults} == {7, 10, 12, 13, 14, 15}
    assert [one.number for one in faults] == list(range(len(faults)))
    assert {one.now for one in faults if one.line == 15} == {"return None", "word != 'a'", "'aX'"}


def test_each_fault_is_in_a_tree_of_its_own() -> None:
    plain = ast.unparse(ast.parse(SOURCE))
    trees = [ast.unparse(mutated(SOURCE, one.number)) for one in mutants("m", SOURCE)]
    assert len({*trees, plain}) == len(trees) + 1
    for tree, fault in zip(trees, mutants("m", SOURCE), strict=True):
        lines = zip(tree.splitlines(), plain.splitlines(), strict=False)
        assert any(fault.now.split(":")[0] in line and line != was for line, was in lines)


def test_there_is_no_fault_of_that_number() -> None:
    with pytest.raises(IndexError):
        mutated("x = 1", 1)


def test_a_fault_says_where_it_is_and_what() -> None:
    assert str(mutants("rules.py", "\nx = a < b")[0]) == "rules.py:2 #0: a < b  →  a <= b"
