"""Bars of a template as a make: one-way or answering, numbered, dimmed."""

import msgspec
import pytest

from config.led import Bar, LedLine
from config.led_presets import presets
from config.led_template import LedTemplate, Piece, Value
from display.led.makers.maker import Answer
from display.led.makers.template import maker
from display.led.text import Words

BARS = (Bar(screen=1, window="w1"), Bar(screen=2, window="w2", cells=8))
SHOW = (Piece(kind="bytes", hex="AA"), Piece(kind="address"), Piece(kind="text"))
ACK = (Piece(kind="bytes", hex="06 06"), Piece(kind="address"))
NACK = (Piece(kind="bytes", hex="15"), Piece(kind="address"))
POLL = (Piece(kind="bytes", hex="05"), Piece(kind="address"))
DIM = (Piece(kind="bytes", hex="07"), Piece(kind="level", top=31))
OURS = LedTemplate(id="ours", show=SHOW, ack=ACK, nack=NACK, poll=POLL, dim=DIM, gap_ms=50, answer_ms=80)


def line(name: str) -> LedLine:
    return LedLine(id="l", address="null:", protocol="template", template=name, bars=BARS)


def test_a_preset_is_one_way_with_its_gap() -> None:
    make = maker(line("bar-a"), presets())
    assert (make.answers, make.poll, make.dim, make.gap, make.scrolls) == (False, None, None, 0.1, False)


def test_frames_are_numbered_one_after_the_other() -> None:
    make = maker(line("bar-c"), presets())
    numbers = [make.show(BARS[0], Words("A012", scroll=False))[0][3] for _ in range(300)]
    assert numbers[:3] == [1, 2, 3]
    assert numbers[254:257] == [255, 0, 1]


def test_one_that_answers_is_polled_dimmed_and_understood() -> None:
    make = maker(line("ours"), {"ours": OURS})
    assert make.poll is not None
    assert make.dim is not None
    assert (make.poll(BARS[1]), make.dim(BARS[1], 100)) == ((b"\x05\x02",), (b"\x07\x1f",))
    assert (make.gap, make.thinking, make.answer_bytes) == (0.05, 0.08, 3)


@pytest.mark.parametrize(
    ("heard", "understood"),
    [
        (b"\x06\x06\x02", (3, Answer(2, ack=True))),
        (b"\x15\x01", (2, Answer(1, ack=False, reason="refused"))),
        (b"\x06\x06", (0, None)),
        (b"\x06\x06\x09", (1, None)),
        (b"\x00\x06\x06\x02", (1, None)),
    ],
)
def test_answers(heard: bytes, understood: tuple[int, Answer | None]) -> None:
    assert maker(line("ours"), {"ours": OURS}).decode(heard) == understood


def test_an_address_for_everyone_is_used_where_all_bars_are_alike() -> None:
    template = msgspec.structs.replace(OURS, everyone=255)
    alike = msgspec.structs.replace(line("ours"), bars=(BARS[0], BARS[0]))
    everyone = maker(alike, {"ours": template}).everyone
    assert everyone is not None
    assert everyone(BARS[0], Words("A", scroll=False)) == (b"\xaa\xffA",)
    assert maker(line("ours"), {"ours": template}).everyone is None
    assert maker(alike, {"ours": OURS}).everyone is None


def test_letters_are_as_tall_as_the_template_and_the_bar_allow() -> None:
    size = Piece(kind="size", values=(Value(of="16", hex="01"), Value(of="32", hex="03")))
    make = maker(line("ours"), {"ours": msgspec.structs.replace(OURS, show=(*SHOW, size))})
    tall = msgspec.structs.replace(BARS[0], rows=32)
    assert (make.sizes(BARS[0]), make.sizes(tall)) == ((16,), (32, 16))
    assert make.show(tall, Words("A", scroll=False, size=32)) == (b"\xaa\x01A\x03",)
    assert maker(line("ours"), {"ours": OURS}).sizes(tall) == (16,)
