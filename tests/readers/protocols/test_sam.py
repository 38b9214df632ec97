"""The frames of ID-card readers, held against bytes from the manual, and against noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers.protocols.sam import HEAD, Answer, Command, decode, encode
from readers.virtual.sam import says

GOLDEN = {
    Command.STATUS: "AA AA AA 96 69 00 03 11 FF ED",
    Command.FIND: "AA AA AA 96 69 00 03 20 01 22",
    Command.SELECT: "AA AA AA 96 69 00 03 20 02 21",
    Command.READ: "AA AA AA 96 69 00 03 30 01 32",
}
NO_CARD = bytes.fromhex("AA AA AA 96 69 00 04 00 00 80 84")
FOUND = bytes.fromhex("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97")


@pytest.mark.parametrize(("command", "frame"), GOLDEN.items(), ids=lambda one: getattr(one, "name", ""))
def test_what_is_asked_is_as_in_the_manual(command: Command, frame: str) -> None:
    assert encode(command) == bytes.fromhex(frame)


def test_what_is_answered_is_as_in_the_manual() -> None:
    assert decode(NO_CARD) == (len(NO_CARD), Answer(0x80, b""))
    assert decode(FOUND) == (len(FOUND), Answer(0x9F, bytes(4)))


def test_an_answer_shows_no_data_when_it_is_printed() -> None:
    assert repr(Answer(0x90, b"secret")) == "Answer(status=0x90, 6 bytes)"


@given(status=st.integers(0, 255), data=st.binary(max_size=1400), cut=st.integers(0, 1500))
def test_answers_in_two_pieces_come_out_whole(status: int, data: bytes, cut: int) -> None:
    frame = says(status, data)
    used, answer = decode(frame[:cut])
    assert (used, answer) == ((0, None) if cut < len(frame) and cut >= len(HEAD) else (used, answer))
    assert decode(frame) == (len(frame), Answer(status, data))


def heard(stream: bytes) -> list[Answer]:
    """Return all answers in a stream, taken in as a driver does."""
    found: list[Answer] = []
    used = 1
    while used:
        used, answer = decode(stream)
        stream = stream[used:]
        found += [answer] if answer else []
    return found


@given(noise=st.binary(max_size=40), at=st.integers(0, 40))
def test_an_answer_is_found_in_noise(noise: bytes, at: int) -> None:
    if HEAD[0:1] not in noise:  # noise that begins a frame may swallow what follows, until it is too long
        assert heard(noise[:at] + NO_CARD + noise[at:]) == [Answer(0x80, b"")]


@pytest.mark.parametrize("place", range(5, len(FOUND)))
def test_a_bit_that_fell_over_makes_it_no_answer(place: int) -> None:
    bent = bytearray(FOUND)
    bent[place] ^= 1
    assert Answer(0x9F, bytes(4)) not in heard(bytes(bent))


@given(st.binary(max_size=200))
def test_nothing_that_comes_breaks_the_decoder(noise: bytes) -> None:
    used, answer = decode(noise)
    assert 0 <= used <= len(noise)
    assert answer is None or used
