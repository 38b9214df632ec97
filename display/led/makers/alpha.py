"""Alpha signs as a make: words, and then the question whether the sign heard only sound frames."""

from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from config.led import Bar, LedLine
from display.led.makers.maker import Answer, Frames, Maker
from display.led.protocols import alpha
from display.led.text import Words

SPEEDS: Final = MappingProxyType({"slow": 1, "normal": 3, "fast": 5})
PAUSE: Final = 0.1
"""Seconds that a sign needs after a transmission."""


def maker(_: LedLine) -> Maker:
    """Return the make."""
    return Maker(
        show=_show,
        everyone=lambda bar, words: _show(replace(bar, screen=alpha.EVERYONE), words)[:1],
        poll=lambda bar: (alpha.ask_status(bar.screen),),
        dim=lambda bar, percent: (alpha.dim(bar.screen, percent), alpha.ask_status(bar.screen)),
        # A sign remembers its errors until told not to; those of before are no answer to these words.
        prepare=lambda bar: (alpha.clear_status(bar.screen),),
        decode=_decode,
        answers_last=True,
        answer_bytes=36,
        thinking=0.5,
        gap=PAUSE,
        blinks_by_itself=True,
        says_who=False,
    )


def _show(bar: Bar, words: Words) -> Frames:
    mode: alpha.Mode = "flash" if words.blink else "rotate" if words.scroll else "hold"
    said = alpha.text(bar.screen, words.text, mode=mode, colour=words.colour, speed=SPEEDS[words.pace])
    return said, alpha.ask_status(bar.screen)


def _decode(buffer: bytes) -> tuple[int, Answer | None]:
    used, reply = alpha.decode(buffer)
    if reply is None:
        return used, None
    return used, Answer(None, not reply.reason, reply.reason)
