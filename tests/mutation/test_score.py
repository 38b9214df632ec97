"""The share of faults that is noticed, over modules of different size, and how sure it is."""

import pytest

from mutation.mutants import Mutant
from mutation.score import Tried, score, verdict, words

ALIVE = Mutant("rules.py", 3, 7, "a < b", "a <= b")


def test_modules_weigh_as_many_faults_as_they_have() -> None:
    share, _ = score([Tried(90, 10, [ALIVE]), Tried(10, 10, [ALIVE] * 5)])
    assert share == pytest.approx(0.9 * 0.9 + 0.1 * 0.5)


def test_what_is_tried_in_full_is_certain() -> None:
    share, off = score([Tried(10, 10, [ALIVE])])
    assert (round(share, 9), off) == (0.9, 0.0)


def test_the_more_are_tried_the_surer_it_is() -> None:
    offs = [score([Tried(1_000, tried, [])])[1] for tried in (5, 20, 500)]
    assert offs == sorted(offs, reverse=True)
    assert 0.0 < offs[2] < 0.01 < 0.2 < offs[0]


def test_it_is_told_in_words() -> None:
    told = Tried(40, 4, [ALIVE])
    assert words("rules.py", told) == (
        "rules.py: 3 of 4 noticed (40 faults)\n    rules.py:7 #3: a < b  →  a <= b"
    )
    assert verdict([told, Tried(40, 40, [])]).startswith("87.5% ± ")
    assert verdict([told]).endswith("of 40 faults are noticed (4 tried)")
