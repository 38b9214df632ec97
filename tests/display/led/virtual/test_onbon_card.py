"""The virtual card's ear and mind, on bytes the vendor's own classes made (see ``test_onbon``)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.virtual.card import CannotDo, Dim, Drawn, Update
from display.led.virtual.onbon_card import Ear, OnbonCard, checksum, understand

CALL = bytes.fromhex(
    "a5a5a5a5a5a5a5a501000080000000000000fe023500a30601000000012c0000000000006000100000000005000000"
    "000201020000" + "0811000000c7eb41303132bac5b5bd33bac5b4b0bfdafdc35a"
)
AREA = CALL[8 + 14 + 9 : -3]
COLOURED = AREA[:-21] + (20).to_bytes(4, "little") + rb"\C2" + AREA[-17:]


def refusal_of(data: bytes) -> int:
    """0 when the card understands."""
    try:
        understand(data)
    except CannotDo as refusal:
        return refusal.code
    return 0


def test_the_check_value_of_the_catalogue() -> None:
    assert checksum(b"123456789") == 0xBB3D


def test_a_frame_byte_by_byte() -> None:
    ear = Ear()
    orders = [order for byte in CALL for order in ear.hear(bytes([byte]))]
    assert [order.screen for order in orders] == [1]
    drawn = Drawn(id=0, x=0, y=0, width=96, height=16, seconds_a_dot=0.01, text="请A012号到3号窗口")
    assert understand(orders[0].data) == Update((), (drawn,))


@pytest.mark.parametrize("at", range(8, len(CALL) - 1))
def test_a_harmed_frame_is_not_heard_but_the_next_is(at: int) -> None:
    harmed = bytearray(CALL)
    harmed[at] ^= 0x01
    ear = Ear()
    assert list(ear.hear(bytes(harmed))) == []
    assert len(list(ear.hear(CALL))) == 1


@given(st.binary(max_size=200))
def test_noise_is_no_order(noise: bytes) -> None:
    assert list(Ear().hear(noise)) == []


@given(st.binary(max_size=80))
def test_any_data_is_understood_or_refused(data: bytes) -> None:
    assert refusal_of(data) in range(17)


@given(st.binary(max_size=60))
def test_any_area_update_is_understood_or_refused(payload: bytes) -> None:
    assert refusal_of(b"\xa3\x06\x01\x00\x00" + payload) in (0, 4)


@pytest.mark.parametrize(
    ("data", "meaning"),
    [
        ("a30001000001", "on"),
        ("a30001000002", "off"),
        ("a310010000", "clear"),
        ("a2030100002620112309055901", "nothing"),
        ("a30201000001" + "0f" + "00" * 48, Dim(100)),
    ],
)
def test_small_commands(data: str, meaning: object) -> None:
    assert understand(bytes.fromhex(data)) == meaning


@pytest.mark.parametrize(
    ("data", "code"), [("b000010000", 1), ("a3ff010000", 2), ("a3", 2), ("a302010000ff", 4)]
)
def test_what_the_card_does_not_know_it_refuses(data: str, code: int) -> None:
    with pytest.raises(CannotDo) as refusal:
        understand(bytes.fromhex(data))
    assert refusal.value.code == code


def test_a_colour_command_is_taken_out_of_the_text() -> None:
    payload = b"\x00\x00\x01" + len(COLOURED).to_bytes(2, "little") + COLOURED
    update = understand(b"\xa3\x06\x01\x00" + payload)
    assert isinstance(update, Update)
    assert (update.areas[0].text, update.areas[0].colour) == ("请A012号到3号窗口", "green")


def test_a_fifth_generation_card_counts_width_in_bytes() -> None:
    (heard,) = OnbonCard(fifth=True).hear(CALL)
    assert isinstance(heard.meaning, Update)
    assert (heard.screen, heard.meaning.areas[0].width, heard.wants_answer) == (1, 96 * 8, True)
