"""Lumen C-Power cards as a make: the whole screen is one window with one text."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from config.led import Bar, LedLine
from display.led.makers.maker import TALLEST_FIRST, Answer, Frames, Maker, no_taller
from display.led.protocols import cpower
from display.led.text import Words

CELL: Final = 8
BRIGHTEST: Final = 31
SPEEDS: Final = MappingProxyType({"slow": 20, "normal": 10, "fast": 3})
RED, GREEN, AMBER = b"\xff\x00\x00", b"\x00\xff\x00", b"\xff\xff\x00"
COLOURS: Final = MappingProxyType({"": RED, "red": RED, "green": GREEN, "amber": AMBER})
Framed = Callable[[bytes], bytes]
Decode = Callable[[bytes], tuple[int, cpower.Reply | None]]


def serial_maker(_: LedLine) -> Maker:
    """Return the make as it speaks on a serial line."""
    return _maker(cpower.serial, cpower.decode_serial)


def network_maker(line: LedLine) -> Maker:
    """Return the make as it speaks over TCP, to cards with the line's id code."""
    return _maker(partial(cpower.network, id_code=line.id_code), cpower.decode_network)


def _maker(framed: Framed, decode: Decode) -> Maker:
    def prepare(bar: Bar) -> Frames:
        return (framed(cpower.split(bar.screen, bar.cells * CELL, bar.rows)),)

    def everyone(bar: Bar, words: Words) -> Frames:
        every = replace(bar, screen=cpower.EVERYONE)
        return (*prepare(every), framed(_show(every, words)))

    return Maker(
        show=lambda bar, words: (framed(_show(bar, words)),),
        prepare=prepare,
        everyone=everyone,
        sizes=lambda bar: no_taller(bar, TALLEST_FIRST),
        poll=lambda bar: (framed(cpower.ask_power(bar.screen)),),
        dim=lambda bar, percent: (framed(cpower.dim(bar.screen, round(BRIGHTEST * percent / 100))),),
        decode=lambda buffer: _answer(*decode(buffer)),
        answer_bytes=40,
    )


def _show(bar: Bar, words: Words) -> bytes:
    return cpower.text(
        bar.screen,
        words.text or " ",
        COLOURS[words.colour],
        size=cpower.SIZES[words.size],
        effect=cpower.Effect.SCROLL_LEFT if words.scroll else cpower.Effect.DRAW,
        align=cpower.Align.LEFT if words.scroll else cpower.Align.CENTRE,
        speed=SPEEDS[words.pace] if words.scroll else 1,
    )


def _answer(used: int, reply: cpower.Reply | None) -> tuple[int, Answer | None]:
    if reply is None:
        return used, None
    return used, Answer(reply.screen, not reply.error, reply.reason if reply.error else "")
