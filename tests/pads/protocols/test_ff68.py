"""FF 68 frames by hand from the description, pieces and noise, and the virtual pad's own reader as judge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pads.protocols import ff68
from pads.protocols.ff68 import Frame, Key, Press, Rating
from pads.virtual import ff68_pad

GOLDEN = {
    "the example of hardware.md: 012 on pad 1": (
        Frame(1, 2, bytes([10, 10, 10, 0, 1, 2])),
        "ff68 0808 68 01 02 0a0a0a000102 24 16",
    ),
    "beep on pad 7": (Frame(7, 3), "ff68 0202 68 07 03 0a 16"),
    "open the rating on pad 1": (Frame(1, 1, b"\x0b"), "ff68 0303 68 01 01 0b 0d 16"),
    "call next": (Frame(3, 0x10, b"\x0c"), "ff68 0303 68 03 10 0c 1f 16"),
    "give up": (Frame(3, 0x10, b"\x06\x0f"), "ff68 0404 68 03 10 060f 28 16"),
    "rated 2": (Frame(3, 0x11, b"\x02"), "ff68 0303 68 03 11 02 16 16"),
    "a sum past 255": (Frame(254, 0x11, b"\x03"), "ff68 0303 68 fe 11 03 12 16"),
    "head bytes inside": (Frame(0x68, 2, b"\xff\x68\x68"), "ff68 0505 68 68 02 ff6868 39 16"),
}
FRAMES = [frame for frame, _ in GOLDEN.values()]
NEXT = ff68.encode(Frame(3, 0x10, b"\x0c"))

MEANINGS = {
    "next": (b"\x0c", Press(3, Key.NEXT)),
    "recall": (b"\x0d", Press(3, Key.RECALL)),
    "rating wanted": (b"\x0b", Press(3, Key.ASK_RATING)),
    "cancel": (b"\x0e", Press(3, Key.CANCEL)),
    "enter": (b"\x0f", Press(3, Key.ENTER)),
    "give up": (b"\x06\x0f", Press(3, Key.ENTER, "6")),
    "one-metre line": (b"\x11", Press(3, Key.ONE_METRE)),
    "pause": (b"\x12", Press(3, Key.PAUSE)),
    "transfer to 12": (b"\x01\x02\x13", Press(3, Key.TRANSFER, "12")),
    "no key we know": (b"\x05", None),
    "a letter before the key": (b"\x0a\x0f", None),
    "nothing": (b"", None),
}


def decode_all(data: bytes, piece: int = 1) -> list[Frame]:
    found, buffer = [], b""
    for at in range(0, len(data), piece):
        buffer += data[at : at + piece]
        used = 1
        while used and buffer:
            used, frame = ff68.decode(buffer)
            buffer = buffer[used:]
            found += [frame] if frame else []
    return found


@pytest.mark.parametrize(("frame", "golden"), GOLDEN.values(), ids=GOLDEN)
def test_golden_bytes(frame: Frame, golden: str) -> None:
    assert ff68.encode(frame) == bytes.fromhex(golden)


@pytest.mark.parametrize("frame", FRAMES, ids=GOLDEN)
@pytest.mark.parametrize("piece", [1, 2, 100])
def test_frames_come_out_of_pieces(frame: Frame, piece: int) -> None:
    data = ff68.encode(frame)
    assert decode_all(data * 2, piece) == [frame, frame]
    heard = ff68_pad.Ear()
    assert [tuple(h) for h in heard.hear(data)] == [(frame.address, frame.function, frame.data)]


@pytest.mark.parametrize(("data", "said"), MEANINGS.values(), ids=MEANINGS)
def test_what_a_pad_says(data: bytes, said: Press | None) -> None:
    assert ff68.meaning(Frame(3, 0x10, data)) == said


@pytest.mark.parametrize(("level", "said"), [(0, Rating(3, 0)), (3, Rating(3, 3)), (4, None)])
def test_ratings(level: int, said: Rating | None) -> None:
    assert ff68.meaning(Frame(3, 0x11, bytes([level]))) == said


def test_a_key_is_answered_with_itself_a_rating_with_function_1() -> None:
    key = Frame(3, 0x10, b"\x0c")
    assert ff68.answer(key) == key
    assert ff68.answer(Frame(3, 0x11, b"\x02")) == Frame(3, 0x01, b"\x02")
    rated, answered = ff68.encode(Frame(3, 0x11, b"\x02")), ff68.encode(Frame(3, 0x01, b"\x02"))
    assert rated[-2] - answered[-2] == 0x10


def test_digits_beep_and_rating_are_the_golden_ones() -> None:
    assert ff68.show(1, (None, None, None, 0, 1, 2)) == FRAMES[0]
    assert ff68.beep(7) == FRAMES[1]
    assert ff68.open_rating(1) == FRAMES[2]


@pytest.mark.parametrize("cells", [(1, 2, 3), (0, 0, 0, 0, 0, 10), (0, 0, 0, 0, 0, -1)])
def test_cells_that_no_pad_has_are_refused(cells: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="expected 6 digits"):
        ff68.show(1, cells)


@pytest.mark.parametrize("frame", [Frame(256, 2), Frame(1, 2, bytes(17))])
def test_a_frame_that_cannot_be_is_refused(frame: Frame) -> None:
    with pytest.raises(ValueError, match="expected an address"):
        ff68.encode(frame)


@pytest.mark.parametrize("cut", range(1, len(NEXT)))
def test_a_torn_frame_does_not_spoil_the_next(cut: int) -> None:
    assert decode_all(NEXT[:cut]) == []
    assert decode_all(NEXT[:cut] + NEXT) == [Frame(3, 0x10, b"\x0c")]
    assert decode_all(NEXT[cut:] + NEXT) == [Frame(3, 0x10, b"\x0c")]


@pytest.mark.parametrize("at", range(len(NEXT)))
@pytest.mark.parametrize("bit", [0x01, 0x10, 0x80])
def test_one_wrong_bit_is_no_frame_and_the_next_is_heard(at: int, bit: int) -> None:
    wrong = bytearray(NEXT)
    wrong[at] ^= bit
    assert decode_all(bytes(wrong) + NEXT) == [Frame(3, 0x10, b"\x0c")]


def test_a_head_that_promises_much_holds_nothing_up() -> None:
    assert decode_all(b"\xff\x68\x12\x12\x68" + NEXT) == [Frame(3, 0x10, b"\x0c")]


@given(st.lists(st.one_of(st.binary(max_size=20), st.sampled_from(FRAMES)), max_size=6))
def test_noise_between_frames_makes_no_others(pieces: list[bytes | Frame]) -> None:
    data = b"".join(ff68.encode(piece) if isinstance(piece, Frame) else piece for piece in pieces)
    found = decode_all(data)
    assert len(found) <= len(data) // 9
    if not any(b"\xff" in piece for piece in pieces if isinstance(piece, bytes)):
        assert found == [piece for piece in pieces if isinstance(piece, Frame)]


@given(
    st.integers(1, 254),
    st.sampled_from([key for key in ff68_pad.KEYS if key not in ("start", "finish")]),
    st.from_regex(r"\A[0-9]{0,3}\Z"),
)
def test_every_key_of_the_virtual_pad_is_a_press(pad: int, key: str, digits: str) -> None:
    (frame,) = decode_all(ff68_pad.key_frame(pad, key, digits))
    said = ff68.meaning(frame)
    assert isinstance(said, Press)
    assert said.pad == pad
    assert said.digits.startswith(digits)


@given(st.binary(max_size=200))
def test_the_virtual_pad_hears_what_we_would(noise: bytes) -> None:
    ear = ff68_pad.Ear()
    heard = [tuple(h) for h in ear.hear(noise + NEXT)]
    if b"\xff" not in noise:
        assert heard == [(3, 0x10, b"\x0c")]
