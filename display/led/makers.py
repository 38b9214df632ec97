"""The makes of LED bars: how each is told to show words, asked whether it is there, and understood. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from display.led.charset import cells
from display.led.protocols import onbon
from display.led.text import Words

CELL: Final = 8
SCROLL_SPEED: Final = 4


@dataclass(frozen=True)
class Answer:
    """A bar's answer; ``reason`` is a stable word when it refused."""

    screen: int
    ack: bool
    reason: str = ""


@dataclass(frozen=True)
class Maker:
    """``show(screen, width in cells, words)`` and ``poll(screen)`` make frames.

    ``decode(buffer)`` returns bytes used (0: wait for more) and the answer in
    them, if any. ``answer_bytes`` is how long an answer is, for deadlines.
    """

    show: Callable[[int, int, Words], bytes]
    poll: Callable[[int], bytes]
    decode: Callable[[bytes], tuple[int, Answer | None]]
    answer_bytes: int


def _onbon_show(screen: int, width: int, words: Words) -> bytes:
    motion, speed = (onbon.Motion.LEFT, SCROLL_SPEED) if words.scroll else (onbon.Motion.STILL, 0)
    middle = "" if words.scroll else " " * ((width - cells(words.text)) // 2)
    area = onbon.Area(
        text=middle + words.text,
        width=width * CELL,
        single_line=True,
        motion=motion,
        speed=speed,
        hold=0,
        timeout=0,
    )
    return onbon.show(screen, [area])


def _onbon_decode(buffer: bytes) -> tuple[int, Answer | None]:
    used, reply = onbon.decode(buffer)
    if reply is None:
        return used, None
    return used, Answer(reply.screen, reply.ack, "" if reply.ack else reply.reason)


MAKERS: Final[Mapping[str, Maker]] = MappingProxyType(
    {
        # Lighting a bar that is lit changes nothing, is answered by every card,
        # and heals one that somebody darkened: a poll with known bytes.
        "onbon": Maker(
            show=_onbon_show,
            poll=lambda screen: onbon.turn(screen, True),
            decode=_onbon_decode,
            answer_bytes=32,
        ),
    }
)
