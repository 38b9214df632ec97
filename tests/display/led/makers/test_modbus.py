"""What a Modbus board is told for words, judged by the virtual board."""

from typing import Any

import pytest

from config.led import Bar, LedLine, Registers
from display.led.makers.maker import Answer, Maker
from display.led.makers.modbus import maker
from display.led.text import Words
from display.led.virtual.card import Dim, Heard, Update
from display.led.virtual.modbus_board import ModbusBoards

BAR = Bar(screen=7, window="w", cells=17)


def make(**registers: Any) -> Maker:
    told = Registers(**registers)
    return maker(LedLine(id="l", address="null:", protocol="modbus", registers=told, bars=(BAR,)))


def told(board: ModbusBoards, *frames: bytes) -> list[Heard]:
    return list(board.hear(b"".join(frames)))


def test_words_fill_the_board() -> None:
    (shown,) = told(ModbusBoards(), *make().show(BAR, Words("暂停服务", scroll=False)))
    assert isinstance(shown.meaning, Update)
    assert (shown.screen, shown.meaning.areas[0].text) == (7, "    暂停服务")
    assert len(shown.data) == 9 + 18


def test_the_colour_and_the_length_go_before_the_words() -> None:
    frames = make(colour=1, length=2).show(BAR, Words("A012", scroll=False, colour="green"))
    assert [frame[2:4].hex() for frame in frames] == ["0001", "0002", "0070"]
    board = ModbusBoards(colour=1)
    *_, shown = told(board, frames[0], frames[2])
    assert isinstance(shown.meaning, Update)
    assert shown.meaning.areas[0].colour == "green"


def test_brightness_where_there_is_a_register_for_it() -> None:
    assert make().dim is None
    dim = make(level=5, top=8).dim
    assert dim is not None
    (shown,) = told(ModbusBoards(level=5, top=8), *dim(BAR, 50))
    assert shown.meaning == Dim(50)


def test_a_poll_is_answered_and_a_refusal_has_its_reason() -> None:
    board, maker = ModbusBoards(), make()
    assert maker.poll is not None
    (asked,) = told(board, *maker.poll(BAR))
    assert maker.decode(board.answer(asked, 7, 0))[1] == Answer(7, ack=True)
    assert maker.decode(board.answer(asked, 7, 6))[1] == Answer(7, ack=False, reason="busy")


@pytest.mark.parametrize("register", [0, 0x6F, 0x90])
def test_a_register_that_the_board_lacks_is_refused(register: int) -> None:
    board, maker = ModbusBoards(), make(text=register)
    assert maker.poll is not None
    (asked,) = told(board, *maker.poll(BAR))
    assert getattr(asked.meaning, "code", None) == 2


def test_what_is_too_wide_is_left_to_turns() -> None:
    assert not make().scrolls
