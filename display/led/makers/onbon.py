"""Onbon font cards as a make: one dynamic area as wide as the bar."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from config.led import Bar, Dots, Font, LedLine
from display.led.charset import cells
from display.led.makers.maker import Answer, Frames, Maker, no_taller
from display.led.protocols import onbon
from display.led.text import USUAL, Words, room

CELL: Final = 8
SPEEDS: Final = MappingProxyType({"slow": 8, "normal": 4, "fast": 1})
COLOURS: Final = MappingProxyType({"": "", "red": "1", "green": "2", "amber": "3"})
BRIGHTEST: Final = 15


def maker(line: LedLine) -> Maker:
    """Return the make of ``line``: of the fifth or the sixth generation."""
    fifth = line.protocol == "onbon-5k"
    generation = onbon.Generation.FIFTH if fifth else onbon.Generation.SIXTH
    fonts = {font.dots: font for font in line.fonts}
    show = partial(_show, generation, fonts)
    return Maker(
        show=show,
        everyone=lambda bar, words: show(replace(bar, screen=onbon.EVERYONE), words),
        sizes=lambda bar: no_taller(bar, {USUAL, *fonts}),
        # Lighting a bar that is lit changes nothing, is answered by every card,
        # and heals one that somebody darkened: a poll with known bytes.
        poll=lambda bar: (onbon.turn(bar.screen, True),),
        dim=lambda bar, percent: (onbon.dim(bar.screen, round(BRIGHTEST * percent / 100)),),
        decode=_decode,
        answer_bytes=32,
    )


def _show(generation: onbon.Generation, fonts: Mapping[Dots, Font], bar: Bar, words: Words) -> Frames:
    still, font = not words.scroll, fonts.get(words.size)
    middle = " " * ((room(bar.cells, words.size) - cells(words.text)) // 2) if still else ""
    area = onbon.Area(
        text=middle + words.text,
        font=(font.chinese, font.ascii) if font else None,
        width=bar.cells * CELL,
        height=words.size,
        y=(bar.rows - words.size) // 2,
        single_line=True,
        motion=onbon.Motion.STILL if still else onbon.Motion.LEFT,
        speed=0 if still else SPEEDS[words.pace],
        hold=0,
        timeout=0,
        colour=COLOURS[words.colour],
    )
    return (onbon.show(bar.screen, [area], generation=generation),)


def _decode(buffer: bytes) -> tuple[int, Answer | None]:
    used, reply = onbon.decode(buffer)
    if reply is None:
        return used, None
    return used, Answer(reply.screen, reply.ack, "" if reply.ack else reply.reason)
