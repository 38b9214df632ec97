"""One thing wrong in a configuration file, said so that its editor can mend it."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """``file`` and ``key`` say where, ``value`` what stands there, ``expected`` what should."""

    file: str
    key: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key} = {self.value}: expected {self.expected}"


class BadConfig(ValueError):
    """The configuration cannot be used; ``problems`` lists everything found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def twice(file: str, key: str, values: Iterable[str]) -> Iterator[Problem]:
    """Yield what is said more than once."""
    for value, times in Counter(values).items():
        if times > 1:
            yield Problem(file, key, value, f"each once, found {times} times")


def known(
    file: str, key: str, values: Iterable[str], choices: Iterable[str], expected: str
) -> Iterator[Problem]:
    """Yield the values that are none of ``choices``."""
    possible = set(choices)
    for value in values:
        if value not in possible:
            yield Problem(file, key, value, expected)
