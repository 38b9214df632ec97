"""What a run may find: a promise that was not kept."""


class Violation(Exception):
    """``name`` is a stable word, the same for every breach of one promise; ``detail`` says what was seen."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name = name
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.name}: {self.detail}"
