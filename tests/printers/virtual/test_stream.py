"""The firmware's reader: command by command from the manual, whole and byte by byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.virtual.stream import Characters, Command, decode, known

# bytes (hex) → the command
COMMANDS = {
    "1b40": Command("ESC @"),
    "1c26": Command("FS &"),
    "0a": Command("LF"),
    "1b6101": Command("ESC a", b"\x01"),
    "1b2005": Command("ESC SP", b"\x05"),
    "1d2155": Command("GS !", b"\x55"),
    "1c5701": Command("FS W", b"\x01"),
    "1b2440 01": Command("ESC $", b"\x40\x01"),
    "1b70003264": Command("ESC p", b"\x00\x32\x64"),
    "1b440810 00": Command("ESC D", b"\x08\x10\x00"),
    "1d5600": Command("GS V", b"\x00"),
    "1d564203": Command("GS V", b"\x42\x03"),
    "1d6b0431323300": Command("GS k", b"\x04123\x00"),
    "1d6b4903313233": Command("GS k", b"\x49\x03123"),
    "1d286b0400 31413200": Command("GS (", b"k\x04\x001A2\x00"),
    "1d763000 0200 0200 aabbccdd": Command("GS v", bytes.fromhex("300002000200aabbccdd")),
    "1d384c 03000000 303031": Command("GS 8", b"L\x03\x00\x00\x00001"),
    "1b2a00 0200 aabb": Command("ESC *", bytes.fromhex("000200aabb")),
    "1b2a21 0100 aabbcc": Command("ESC *", bytes.fromhex("210100aabbcc")),
    "100404": Command("DLE EOT", b"\x04"),
    "10040701": Command("DLE EOT", b"\x07\x01"),
    "10140801031401060208": Command("DLE DC4", bytes.fromhex("0801031401060208")),
    "1014010001": Command("DLE DC4", b"\x01\x00\x01"),
}


def read(pieces: list[bytes]) -> list[Command | Characters]:
    found: list[Command | Characters] = []
    buffer = b""
    for piece in pieces:
        buffer += piece
        while True:
            used, command = decode(buffer)
            buffer = buffer[used:]
            if command is None:
                break
            found.append(command)
    assert buffer == b"" or decode(buffer) == (0, None)
    return found


@pytest.mark.parametrize(("raw", "command"), COMMANDS.items())
def test_commands(raw: str, command: Command) -> None:
    data = bytes.fromhex(raw)
    assert read([data]) == [command]
    assert read([bytes([byte]) for byte in data]) == [command]
    assert known(command)


def test_text_and_commands_in_one_stream() -> None:
    raw = b"\x1b@\x1c&" + "号票\n".encode("gb18030") + b"A\x1dV\x00"
    assert read([raw]) == [
        Command("ESC @"),
        Command("FS &"),
        Characters("号票".encode("gb18030")),
        Command("LF"),
        Characters(b"A"),
        Command("GS V", b"\x00"),
    ]


def test_what_is_not_known_is_passed_over_by_name() -> None:
    (command, text) = read([b"\x1bzA"])
    assert (command, text) == (Command("ESC z"), Characters(b"A"))
    assert isinstance(command, Command)
    assert not known(command)
    assert read([b"\x1b\x01\x07"]) == [Command("ESC 01"), Command("07")]


@given(st.binary(max_size=80))
def test_any_noise_is_read_to_its_end(noise: bytes) -> None:
    def joined(found: list[Command | Characters]) -> list[Command | bytes]:
        text: list[Command | bytes] = []
        for piece in found:
            if isinstance(piece, Characters):
                text += [bytes([byte]) for byte in piece.raw]
            else:
                text.append(piece)
        return text

    assert joined(read([noise])) == joined(read([bytes([byte]) for byte in noise]))
