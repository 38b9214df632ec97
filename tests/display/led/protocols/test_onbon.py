"""Onbon frames against bytes made by the vendor's own Java classes, and replies in every kind of noise.

GOLDEN was written by running ``BxDataPack.pack`` and ``BxCmd*`` of the maker's
public repository ``onbonlab/bx.k.java`` (JDK 17); only their output is here.
"""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.protocols import onbon
from display.led.protocols.onbon import Area, Generation, Motion, Reply, Voice
from display.led.virtual import onbon_card
from display.led.virtual.card import Update

CALL = "请A012号到3号窗口"
HEAD = "a5a5a5a5a5a5a5a5"

GOLDEN = {
    "the example of hardware.md": (
        onbon.show(1, [Area(CALL, width=96)]),
        "01000080000000000000fe023500a30601000000012c0000000000006000100000000005000000000201020000"
        "0811000000c7eb41303132bac5b5bd33bac5b4b0bfdafdc35a",
    ),
    "scrolling to the left": (
        onbon.show(
            2,
            [Area(CALL, width=128, single_line=True, motion=Motion.LEFT, speed=4, hold=0, timeout=0)],
        ),
        "02000080000000000000fe023500a30601000000012c000000000000800010000000000000000000010103000400"
        "11000000c7eb41303132bac5b5bd33bac5b4b0bfdab3b75a",
    ),
    "all four escapes": (
        onbon.show(
            0x5AA5,
            [Area("Z[ァジ：3号窗口 暂停服务", width=96, single_line=True, motion=Motion.STILL)],
        ),
        "a6025b020080000000000000fe023c00a306010000000133000000000000600010000000000500000000010101"
        "000008180000005b025b01a602a1a602b8a3ba33bac5b4b0bfda20d4ddcda3b7fecef1e9e55a",
    ),
    "fifth generation counts width in bytes": (
        onbon.show(7, [Area("3号窗口 户籍业务", width=128)], generation=Generation.FIFTH),
        "07000080000000000000fe023400a30601000000012b00000000000010001000000000050000000002010200000810"
        "00000033bac5b4b0bfda20bba7bcaed2b5cef18dd05a",
    ),
    "two areas, one spoken, two deleted": (
        onbon.show(
            3,
            [
                Area("A012", width=64),
                Area(
                    "暂停服务",
                    width=128,
                    id=1,
                    voice=Voice("请A012号", person=3, repeats=1, volume=10, speed=5),
                ),
            ],
            delete=(2, 3),
            clear_first=True,
        ),
        "03000080000000000000fe025e00a306010100020203021f000000000000400010000000000500000000020102"
        "00000804000000413031323200000000000080001000010000050002130a0508000000c7eb41303132bac5000002"
        "010200000808000000d4ddcda3b7fecef133045a",
    ),
    "text spoken as shown": (
        onbon.show(3, [Area("A012", width=96, voice=Voice())]),
        "03000080000000000000fe022b00a306010000000122000000000000600010000000000500010005050000020102"
        "00000804000000413031322c2a5a",
    ),
    "letters of 24 dots in the middle of a bar of 32": (
        onbon.show(
            1,
            [
                Area(
                    CALL,
                    width=256,
                    y=4,
                    height=24,
                    font=(1, 1),
                    single_line=True,
                    motion=Motion.STILL,
                    hold=0,
                    timeout=0,
                )
            ],
        ),
        "01000080000000000000fe024100a30601000000013800000000040000011800000000000000000001010100"
        "00001d0000005c464f3030315c4645303031c7eb41303132bac5b5bd33bac5b4b0bfda93a15a",
    ),
    "red letters of 32 dots": (
        onbon.show(
            1,
            [
                Area(
                    CALL,
                    width=256,
                    height=32,
                    colour="1",
                    font=(2, 2),
                    single_line=True,
                    motion=Motion.STILL,
                    hold=0,
                    timeout=0,
                )
            ],
        ),
        "01000080000000000000fe024400a30601000000013b0000000000000001200000000000000000000101010000"
        "00200000005c43315c464f3030325c4645303032c7eb41303132bac5b5bd33bac5b4b0bfda56665a",
    ),
    "an emergency, to everyone": (
        onbon.show(
            onbon.EVERYONE,
            [
                Area(
                    "紧急疏散 请立即离开",
                    width=160,
                    single_line=True,
                    motion=Motion.STILL,
                    hold=0,
                    timeout=0,
                )
            ],
        ),
        "ffff0080000000000000fe023700a30601000000012e000000000000a00010000000000000000000010101000000"
        "13000000bdf4bcb1cae8c9a220c7ebc1a2bcb4c0ebbfaa67265a",
    ),
    "an area taken away": (
        onbon.show(4, [], delete=(0,)),
        "04000080000000000000fe020800a30601000001000030d55a",
    ),
    "on": (onbon.turn(1, True), "01000080000000000000fe020600a3000100000179ea5a"),
    "off, to an address that is escaped": (
        onbon.turn(0xA6, False),
        "a601000080000000000000fe020600a3000100000214e55a",
    ),
    "clear, to everyone": (onbon.clear(onbon.EVERYONE), "ffff0080000000000000fe020500a31001000048205a"),
    "clock": (
        onbon.set_clock(1, datetime(2026, 11, 23, 9, 5, 59)),  # noqa: DTZ001
        "01000080000000000000fe020d00a2030100002620112309055901ff385a",
    ),
}
REPLIES = {
    "00800100000000000000fe020500a00000000064dc5a": Reply(1, ack=True, error=0),
    "00800200000000000000fe020500a00103000065d05a": Reply(2, ack=False, error=3),
    "00805b0100000000000000fe020500a0010c0000bf905a": Reply(0x5B, ack=False, error=12),
    "00802c01000000000000fe020500a00000000028155a": Reply(300, ack=True, error=0),
}
REPLY_FRAMES = {bytes.fromhex(HEAD + text): reply for text, reply in REPLIES.items()}
ACK = next(iter(REPLY_FRAMES))


@pytest.mark.parametrize(("made", "golden"), GOLDEN.values(), ids=GOLDEN)
def test_frames_are_the_vendors_byte_for_byte(made: bytes, golden: str) -> None:
    assert made.hex() == HEAD + golden


@pytest.mark.parametrize(("made", "_"), GOLDEN.values(), ids=GOLDEN)
def test_the_card_hears_every_frame_once(made: bytes, _: str) -> None:
    assert len(list(onbon_card.Ear().hear(made))) == 1


@pytest.mark.parametrize(("data", "reply"), REPLY_FRAMES.items(), ids=REPLIES)
@pytest.mark.parametrize("piece", [1, 3, 1000])
def test_replies_come_out_of_pieces(decode_all: Any, data: bytes, reply: Reply, piece: int) -> None:
    assert decode_all(onbon.decode, data, piece) == [reply]


@pytest.mark.parametrize(("data", "reply"), REPLY_FRAMES.items(), ids=REPLIES)
def test_the_virtual_card_answers_as_the_vendor_packs(data: bytes, reply: Reply) -> None:
    assert onbon_card.answer(reply.screen, reply.error) == data


@pytest.mark.parametrize("cut", range(1, len(ACK)))
def test_a_reply_cut_short_is_waited_for(decode_all: Any, cut: int) -> None:
    assert decode_all(onbon.decode, ACK[:cut]) == []


@pytest.mark.parametrize("cut", range(1, len(ACK)))
def test_a_reply_cut_short_does_not_spoil_the_next(decode_all: Any, cut: int) -> None:
    assert decode_all(onbon.decode, ACK[:cut] + ACK) == [REPLY_FRAMES[ACK]]


@pytest.mark.parametrize("at", range(8, len(ACK) - 1))
@pytest.mark.parametrize("bit", [0x01, 0x40])
def test_one_wrong_bit_is_no_reply(decode_all: Any, at: int, bit: int) -> None:
    wrong = bytearray(ACK)
    wrong[at] ^= bit
    assert decode_all(onbon.decode, bytes(wrong) + ACK) in ([REPLY_FRAMES[ACK]], [])
    assert onbon.decode(bytes(wrong))[1] is None


@given(st.lists(st.one_of(st.binary(max_size=30), st.sampled_from([*REPLY_FRAMES])), max_size=6))
def test_noise_never_makes_a_reply_nor_an_error(decode_all: Any, pieces: list[bytes]) -> None:
    found = decode_all(onbon.decode, b"".join(pieces))
    sent = [REPLY_FRAMES[piece] for piece in pieces if piece in REPLY_FRAMES]
    assert len(found) <= len(sent)
    assert all(reply in sent for reply in found)


@given(st.binary(max_size=40).filter(lambda noise: 0xA5 not in noise))
def test_noise_without_a_frame_head_costs_no_reply(decode_all: Any, noise: bytes) -> None:
    assert decode_all(onbon.decode, noise + ACK + noise + ACK) == [REPLY_FRAMES[ACK]] * 2


def test_an_endless_frame_is_given_up() -> None:
    used, reply = onbon.decode(b"\xa5" + bytes(onbon.LONGEST_REPLY))
    assert (used, reply) == (onbon.LONGEST_REPLY + 1, None)


def test_the_echo_of_our_own_command_is_no_reply(decode_all: Any) -> None:
    command = onbon.turn(1, True)
    assert decode_all(onbon.decode, command + ACK) == [REPLY_FRAMES[ACK]]


def test_brightness_is_as_the_makers_library_sends_it() -> None:
    """Group A3, command 02, 50 bytes: read in the machine code of SCREEN_SetBrightness of Led5kSDK.dll."""
    (order,) = onbon_card.Ear().hear(onbon.dim(3, 9))
    assert order.data == b"\xa3\x02\x01\x00\x00" + b"\x01\x09" + bytes(48)


@pytest.mark.parametrize(("error", "word"), [(0, "none"), (3, "busy"), (12, "no_font"), (99, "error_99")])
def test_errors_have_words(error: int, word: str) -> None:
    assert Reply(1, ack=False, error=error).reason == word


def test_a_character_the_card_lacks_is_named() -> None:
    with pytest.raises(ValueError, match="'㐂' is not in GB2312"):
        onbon.show(1, [Area("王㐂", width=96)])


def test_a_colour_is_a_command_before_the_text() -> None:
    assert onbon.encode_text("A1", "2") == rb"\C2A1"


def test_a_backslash_gives_the_card_no_command() -> None:
    assert onbon.encode_text(r"\C1") == "＼C1".encode("gb2312")


GB2312 = st.text(
    st.characters(codec="gb2312", exclude_categories=["Cc"], exclude_characters="\\"), max_size=40
)
AREAS = st.builds(
    Area,
    text=GB2312,
    width=st.integers(8, 1024),
    height=st.integers(1, 64),
    x=st.integers(0, 2000),
    y=st.integers(0, 300),
    id=st.integers(0, 255),
    motion=st.sampled_from(Motion),
    speed=st.integers(0, 24),
    hold=st.integers(0, 255),
    timeout=st.integers(0, 65535),
    voice=st.none()
    | st.builds(Voice, st.none() | GB2312, st.integers(0, 5), st.integers(0, 15), st.integers(0, 10)),
)


@given(
    screen=st.integers(1, 65535),
    areas=st.lists(AREAS, max_size=3),
    delete=st.lists(st.integers(0, 255), max_size=3),
)
def test_the_card_draws_what_was_asked(screen: int, areas: list[Area], delete: list[int]) -> None:
    (order,) = onbon_card.Ear().hear(b"\x00noise\xa5\x01" + onbon.show(screen, areas, delete=delete))
    update = onbon_card.understand(order.data)
    assert isinstance(update, Update)
    assert (order.screen, update.delete) == (screen, tuple(delete))
    asked = [(a.id, a.x, a.y, a.width, a.height, a.motion == Motion.LEFT, a.text) for a in areas]
    drawn = [(d.id, d.x, d.y, d.width, d.height, d.scrolls, d.text) for d in update.areas]
    assert drawn == asked
    said = [a.voice and (a.text if a.voice.text is None else a.voice.text) for a in areas]
    assert [d.voice for d in update.areas] == said
