"""The print head: what each command does to the paper."""

import pytest

from printers.virtual.head import Head
from printers.virtual.sheet import SheetLine
from printers.virtual.stream import decode
from printers.virtual.strip import Strip


def printed(data: bytes, *, dots: int = 384, cutter: bool = True) -> tuple[Head, list[str]]:
    ends: list[str] = []
    head = Head(Strip(dots), cutter=cutter, on_end=ends.append)
    while data:
        used, piece = decode(data)
        assert piece is not None
        head.do(piece)
        data = data[used:]
    return head, ends


def lines(data: bytes) -> list[SheetLine]:
    return printed(b"\x1b@\x1c&" + data)[0].strip.lines


def line(text: str = "A", wide: int = 1, high: int = 1, **style: object) -> SheetLine:
    return SheetLine(text=text, wide=wide, high=high, **style)  # type: ignore[arg-type]


# bytes before a line "A" → how it is printed
STYLES = {
    b"": line(),
    b"\x1ba\x01": line(align="centre"),
    b"\x1ba\x32": line(align="right"),
    b"\x1bE\x01": line(bold=True),
    b"\x1bE\x01\x1bE\x00": line(),
    b"\x1d!\x12": line(wide=2, high=3),
    b"\x1b!\x30": line(wide=2, high=2),
    b"\x1b!\x08": line(bold=True),
    b"\x1cW\x01": line(),  # for Chinese only
    b"\x1d!\x11\x1b@": line(),
}


@pytest.mark.parametrize(("before", "shown"), STYLES.items())
def test_styles(before: bytes, shown: SheetLine) -> None:
    assert lines(before + b"A\n") == [shown]


def test_chinese_has_its_own_sizes() -> None:
    assert lines(b"\x1cW\x01" + "号".encode("gb18030") + b"\n") == [line("号", 2, 2)]
    assert lines(b"\x1c!\x08" + "号".encode("gb18030") + b"\n") == [line("号", 1, 2)]


def test_kanji_mode_decides_what_high_bytes_are() -> None:
    raw = "号".encode("gb18030")
    assert printed(b"\x1c&" + raw + b"\n")[0].strip.lines[0].text == "号"
    assert printed(raw + b"\n")[0].strip.lines[0].text == "║┼"
    assert printed(b"\x1c&\x1c." + raw + b"\n")[0].strip.lines[0].text == "║┼"


def test_a_character_may_come_in_pieces() -> None:
    head, _ = printed(b"\x1c&")
    for byte in "㐂号".encode("gb18030") + b"\n":
        piece = decode(bytes([byte]))[1]
        assert piece is not None
        head.do(piece)
    assert head.strip.lines[0].text == "㐂号"


def test_a_line_too_long_is_broken_by_the_printer_and_marked() -> None:
    found = lines(b"x" * 33 + b"\n")
    assert [(shown.text, shown.wrapped) for shown in found] == [("x" * 32, True), ("x", False)]


def test_qr_codes_are_stored_and_printed() -> None:
    code = (
        b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1"
        b"\x1d(k\x0b\x001P0http://a\x1d(k\x03\x001Q0"
    )
    assert printed(code)[0].strip.qr == ["http://a"]


def test_pictures_are_ink() -> None:
    head, _ = printed(b"\x1dv0\x00\x01\x00\x02\x00\xff\x00")
    assert not head.strip.blank
    assert printed(b"\x1dv0\x00\x00\x00\x00\x00")[0].strip.blank


@pytest.mark.parametrize(
    "cut", [b"\x1dV\x00", b"\x1dV\x01", b"\x1dVB\x00", b"\x1dVA\x03", b"\x1bi", b"\x1bm"]
)
def test_cuts(cut: bytes) -> None:
    assert printed(b"A\n" + cut)[1] == ["cut"]
    assert printed(b"A\n" + cut, cutter=False)[1] == []


def test_a_line_without_its_end_is_printed_before_the_cut() -> None:
    assert [shown.text for shown in printed(b"A\x1dV\x00")[0].strip.lines] == ["A"]


def test_without_a_cutter_a_long_feed_brings_the_paper_past_the_tear_bar() -> None:
    assert printed(b"A\n\x1bd\x05", cutter=False)[1] == ["torn"]
    assert printed(b"A\n\x1bd\x01", cutter=False)[1] == []
    assert printed(b"\x1bd\x05", cutter=False)[1] == []
    assert printed(b"A\n\x1bd\x05", cutter=True)[1] == []


def test_feeding_moves_the_paper() -> None:
    def length(data: bytes) -> int:
        return printed(data)[0].strip.picture().height

    still = length(b"A\n")
    assert length(b"A\n\x1bJ\x20") == still + 32
    assert length(b"A\x1bJ\x20") == still + 32
    assert length(b"A\n\x1bd\x02") == still + 68
    assert length(b"\x1b3\x28A\n") == still + 6
    assert length(b"\x1b3\x28\x1b2A\n") == still


def test_unknown_commands_are_noted() -> None:
    assert printed(b"\x1bz\x1b(A\x00\x00A\n")[0].unknown == ["ESC z"]
