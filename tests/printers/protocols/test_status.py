"""Status answers, bit by bit from the manual, whole and byte by byte, with noise around them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.protocols.status import (
    CLEAR,
    PROOF,
    Answer,
    Automatic,
    Junk,
    Proof,
    Status,
    ask,
    decode,
    marks,
    status_from,
    status_of,
)


def test_questions() -> None:
    assert [ask(n).hex() for n in (1, 2, 3, 4)] == ["100401", "100402", "100403", "100404"]
    assert PROOF.hex() == "1d7201"
    assert CLEAR.hex() == "10140801031401060208"


@pytest.mark.parametrize(
    ("n", "value", "said"),
    [
        (1, 0x12, set()),
        (1, 0x1A, {"offline"}),
        (1, 0x16, set()),  # the drawer is not ours
        (2, 0x12, set()),
        (2, 0x16, {"cover_open"}),
        (2, 0x1A, set()),  # somebody holds the feed button
        (2, 0x32, {"paper_out"}),
        (2, 0x52, {"error"}),
        (2, 0x76, {"cover_open", "paper_out", "error"}),
        (3, 0x1A, {"cutter_error"}),
        (3, 0x16, {"error"}),
        (3, 0x32, {"error"}),
        (3, 0x52, {"overheated"}),
        (4, 0x12, set()),
        (4, 0x1E, {"paper_low"}),
        (4, 0x72, {"paper_out"}),
        (4, 0x7E, {"paper_out", "paper_low"}),
    ],
)
def test_what_an_answer_complains_of(n: int, value: int, said: set[str]) -> None:
    assert marks(n, Answer(value)) == said


def test_the_most_telling_reason_comes_first() -> None:
    said = frozenset({"offline", "paper_out", "error", "cover_open", "paper_low"})
    assert status_of(said).reasons == ("cover_open", "paper_out", "error", "offline")
    assert status_of(frozenset({"paper_low"})) == Status(state="good", paper_low=True)
    assert status_of(frozenset()) == Status(state="good")


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("10000000", Status(state="good")),
        ("14000f00", Status(state="bad", reasons=("paper_out",), paper_low=True)),
        ("38000000", Status(state="bad", reasons=("cover_open", "offline"))),
        ("18080000", Status(state="bad", reasons=("cutter_error", "offline"))),
        ("18240000", Status(state="bad", reasons=("error", "offline"))),
        ("18400000", Status(state="bad", reasons=("overheated", "offline"))),
        ("10000300", Status(state="good", paper_low=True)),
    ],
)
def test_automatic_status(raw: str, status: Status) -> None:
    assert status_from(Automatic(bytes.fromhex(raw))) == status


STREAM = bytes.fromhex("12 38000c00 00 ff 9a 16 10000000 03".replace(" ", ""))
HEARD = [
    Answer(0x12),
    Automatic(bytes.fromhex("38000c00")),
    Proof(0x00),
    Junk(0xFF),
    Junk(0x9A),
    Answer(0x16),
    Automatic(bytes.fromhex("10000000")),
    Proof(0x03),
]


def hear(pieces: list[bytes]) -> list[object]:
    heard: list[object] = []
    buffer = b""
    for piece in pieces:
        buffer += piece
        while True:
            used, found = decode(buffer)
            buffer = buffer[used:]
            if found is None:
                assert used == 0
                break
            assert used > 0
            heard.append(found)
    return heard


def test_a_stream_whole_and_byte_by_byte() -> None:
    assert hear([STREAM]) == HEARD
    assert hear([bytes([byte]) for byte in STREAM]) == HEARD


def test_an_automatic_status_that_was_cut_short_does_not_swallow_what_follows() -> None:
    assert hear([bytes.fromhex("18 00 12 12")]) == [Junk(0x18), Proof(0x00), Answer(0x12), Answer(0x12)]


@given(st.binary(max_size=60), st.lists(st.integers(0, 60)))
def test_any_noise_is_heard_the_same_in_any_pieces(noise: bytes, cuts: list[int]) -> None:
    edges = sorted({0, len(noise), *(cut for cut in cuts if cut < len(noise))})
    pieces = [noise[start:end] for start, end in itertools.pairwise(edges)]
    assert hear(pieces) == hear([noise])


@given(st.integers(1, 4), st.integers(0, 255))
def test_no_answer_makes_an_error(n: int, value: int) -> None:
    assert status_of(marks(n, Answer(value))).state in ("good", "bad")
