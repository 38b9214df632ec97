"""What a virtual bar is told, whatever its make: the orders that its electronics read off the wire."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True)
class Drawn:
    """A text as the bar will draw it; positions and ``size``, the height of its letters, in dots."""

    id: int
    x: int
    y: int
    width: int
    height: int
    text: str
    scrolls: bool = False
    seconds_a_dot: float = 0.05
    colour: str = ""
    blinks: bool = False
    voice: str | None = None
    size: int = 16


@dataclass(frozen=True)
class Update:
    """Areas to take away, areas to draw."""

    delete: tuple[int, ...]
    areas: tuple[Drawn, ...]


@dataclass(frozen=True)
class Dim:
    """How bright to be, in hundredths."""

    percent: int


class CannotDo(ValueError):
    """The card refuses the command; ``code`` is the maker's error number."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


Meaning = Update | Dim | CannotDo | Literal["on", "off", "clear", "nothing"]


@dataclass(frozen=True)
class Heard:
    """A whole frame that arrived unharmed; ``screen`` None is for everyone, ``data`` what an answer needs."""

    screen: int | None
    meaning: Meaning
    data: bytes = b""
    wants_answer: bool = False


class Card(Protocol):
    """The electronics of a make of bar on one line."""

    def hear(self, data: bytes) -> Iterator[Heard]:
        """Take bytes in, in pieces of any size; yield the frames whose check is right."""

    def answer(self, heard: Heard, screen: int, error: int) -> bytes:
        """Return what the bar ``screen`` says to it; ``error`` 0 is a yes."""
