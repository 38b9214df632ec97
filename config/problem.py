"""One thing wrong in a configuration file, said so that its editor can mend it."""

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
