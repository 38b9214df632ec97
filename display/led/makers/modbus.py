"""Boards with text in Modbus registers as a make: blanks fill the board up, so that nothing old stays."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from config.led import Bar, LedLine
from display.led.charset import cells
from display.led.makers.maker import Answer, Frames, Maker
from display.led.protocols import modbus
from display.led.protocols.chinese import encode
from display.led.text import Words

COLOURS: Final = MappingProxyType({"": 1, "red": 1, "green": 2, "amber": 3})
SILENCE: Final = 0.005
"""Seconds between frames: 3.5 characters at 9600 baud, and a little."""


def maker(line: LedLine) -> Maker:
    """Return the make of ``line``, by its registers."""
    registers = line.registers

    def show(bar: Bar, words: Words) -> Frames:
        middle = " " * ((bar.cells - cells(words.text)) // 2)
        data = encode(middle + words.text)
        frames = [
            modbus.write(bar.screen, register, [value])
            for register, value in ((registers.colour, COLOURS[words.colour]), (registers.length, len(data)))
            if register is not None
        ]
        text = modbus.text_registers(data, (bar.cells + 1) // 2, registers.order)
        return (*frames, modbus.write(bar.screen, registers.text, text))

    return Maker(
        show=show,
        everyone=_everyone(line, show),
        poll=lambda bar: (modbus.read(bar.screen, registers.text, 1),),
        dim=_dim(registers.level, registers.top),
        decode=_decode,
        answer_bytes=8,
        gap=SILENCE,
        scrolls=False,
    )


def _everyone(line: LedLine, show: Callable[[Bar, Words], Frames]) -> Callable[[Bar, Words], Frames] | None:
    """Return how all boards are told at once; None where they differ in width: blanks must fill each."""
    if len({bar.cells for bar in line.bars}) > 1:
        return None
    return lambda bar, words: show(replace(bar, screen=modbus.EVERYONE), words)


def _dim(level: int | None, top: int) -> Callable[[Bar, int], Frames] | None:
    if level is None:
        return None
    return lambda bar, percent: (modbus.write(bar.screen, level, [round(top * percent / 100)]),)


def _decode(buffer: bytes) -> tuple[int, Answer | None]:
    used, reply = modbus.decode(buffer)
    if reply is None:
        return used, None
    return used, Answer(reply.board, not reply.code, reply.reason if reply.code else "")
