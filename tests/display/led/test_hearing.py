"""Why there was no answer: silence, echo, half of one, noise, somebody else's."""

import pytest

from config.led import Bar, LedLine
from display.led.hearing import ANOTHER, CUT, ECHO, GARBLED, SILENT, Hearing
from display.led.makers.maker import Answer
from display.led.makers.onbon import maker
from display.led.protocols import onbon
from display.led.virtual.onbon_card import answer

SENT = onbon.turn(1, True)
YES = answer(1)
DECODE = maker(LedLine(id="l", address="null:", bars=(Bar(screen=1, window="w"),))).decode


def hear(data: bytes, piece: int) -> tuple[Answer | None, str]:
    hearing, said = Hearing(SENT, DECODE, 1), None
    for at in range(0, len(data), piece):
        said = said or hearing.feed(data[at : at + piece])
    return said, hearing.why_none


@pytest.mark.parametrize("piece", [1, 5, 1000])
@pytest.mark.parametrize(
    "data",
    [YES, SENT + YES, b"\x00\xff\x13" + YES, YES[:9] + YES, answer(2) + YES],
    ids=["plain", "after the echo", "after noise", "after half of it", "after another's"],
)
def test_the_answer_is_heard(data: bytes, piece: int) -> None:
    assert hear(data, piece)[0] == Answer(1, ack=True)


@pytest.mark.parametrize("piece", [1, 5, 1000])
@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", SILENT),
        (SENT, ECHO),
        (SENT[:9], CUT),
        (YES[:15], CUT),
        (SENT + YES[:15], CUT),
        (b"\x31\x8e\x00\xff\xf1", GARBLED),
        (SENT + b"\x31\x8e\x00\xff\xf1", GARBLED),
        (answer(2), ANOTHER),
    ],
)
def test_no_answer_has_its_reason(data: bytes, why: str, piece: int) -> None:
    assert hear(data, piece) == (None, why)
