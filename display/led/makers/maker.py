"""What the driver must know of a make of bars; one value for each line."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from config.led import Bar, Dots
from display.led.text import USUAL, Words

Frames = tuple[bytes, ...]
TALLEST_FIRST: tuple[Dots, ...] = (32, 24, 16)


@dataclass(frozen=True)
class Answer:
    """A bar's answer; ``reason`` is a stable word when it refused, ``screen`` None where it does not say."""

    screen: int | None
    ack: bool
    reason: str = ""


def no_taller(bar: Bar, sizes: Collection[Dots]) -> tuple[Dots, ...]:
    """Return those of ``sizes`` that fit the height of ``bar``, the tallest first; the usual if none does."""
    return tuple(size for size in TALLEST_FIRST if size in sizes and size <= bar.rows) or (USUAL,)


def _deaf(buffer: bytes) -> tuple[int, Answer | None]:
    return len(buffer), None


@dataclass(frozen=True)
class Maker:
    """``show``, ``poll`` and ``dim`` make frames; the bar answers each, or the last with ``answers_last``.

    ``answers`` False: the make never says anything. ``poll`` None: there is no
    frame that only asks. ``dim`` (in hundredths) None: its brightness cannot be
    set. ``prepare``: what a bar must be told before words when it may have lost
    all. ``everyone`` makes frames that all bars of the line obey at once and
    nobody answers, of a size for the bar given; None where there are none such.
    ``sizes`` are the heights of letters that a bar has, the tallest first.
    ``scrolls`` False: words too wide for it are shown in parts, by turns.
    ``decode(buffer)`` returns bytes used (0: wait for more) and the answer in
    them, if any; ``says_who``: it names the bar. ``answer_bytes`` is how long an
    answer is, ``thinking`` the seconds a bar may take to begin it, ``gap`` the
    silence in seconds that the make needs after every frame.
    """

    show: Callable[[Bar, Words], Frames]
    poll: Callable[[Bar], Frames] | None = None
    dim: Callable[[Bar, int], Frames] | None = None
    prepare: Callable[[Bar], Frames] = lambda _: ()
    everyone: Callable[[Bar, Words], Frames] | None = None
    sizes: Callable[[Bar], tuple[Dots, ...]] = lambda _: (USUAL,)
    decode: Callable[[bytes], tuple[int, Answer | None]] = _deaf
    answers: bool = True
    answers_last: bool = False
    answer_bytes: int = 0
    thinking: float = 0.25
    gap: float = 0.0
    blinks_by_itself: bool = False
    says_who: bool = True
    scrolls: bool = True
