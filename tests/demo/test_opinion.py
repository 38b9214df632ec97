"""Most virtual citizens rate, most of them well, each always the same."""

from collections import Counter

from demo.opinion import KEYS, opinion


def test_most_rate_and_most_rate_well() -> None:
    said = Counter(opinion(f"A{number:03d}") for number in range(1000))
    assert set(said) <= {None, *KEYS}
    assert said[None] < 400
    assert said[0] > said[1] > said[2]


def test_nobody_changes_the_mind() -> None:
    numbers = [f"B{number:03d}" for number in range(50)]
    assert [opinion(number) for number in numbers] == [opinion(number) for number in numbers]
