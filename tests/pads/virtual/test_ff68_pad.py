"""The virtual pad's bytes and its reader, by hand from the description."""

import pytest

from pads.virtual.ff68_pad import Ear, Heard, key_frame, rating_frame

SHOW = bytes.fromhex("ff68 0808 68 01 02 0a0a0a000102 24 16")


@pytest.mark.parametrize(
    ("made", "golden"),
    [
        (key_frame(3, "next"), "ff68 0303 68 03 10 0c 1f 16"),
        (key_frame(3, "no_show"), "ff68 0404 68 03 10 060f 28 16"),
        (key_frame(1, "transfer", "12"), "ff68 0505 68 01 10 010213 27 16"),
        (rating_frame(254, 3), "ff68 0303 68 fe 11 03 12 16"),
    ],
)
def test_golden_bytes(made: bytes, golden: str) -> None:
    assert made == bytes.fromhex(golden)


@pytest.mark.parametrize("size", [1, 4, 100])
def test_the_host_is_heard_in_pieces_and_noise(size: int) -> None:
    data = b"\x68\xff\x00" + SHOW + b"\x16" + SHOW
    ear = Ear()
    heard = [h for at in range(0, len(data), size) for h in ear.hear(data[at : at + size])]
    assert heard == [Heard(1, 2, bytes([10, 10, 10, 0, 1, 2]))] * 2


def test_a_wrong_sum_is_not_heard() -> None:
    assert list(Ear().hear(SHOW[:-2] + b"\x25\x16" + SHOW)) == [Heard(1, 2, bytes([10, 10, 10, 0, 1, 2]))]


@pytest.mark.parametrize(("key", "digits"), [("dance", ""), ("next", "x"), ("next", "1234"), ("next", "²")])
def test_keys_no_pad_has_are_refused(key: str, digits: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        key_frame(1, key, digits)


def test_ratings_no_pad_has_are_refused() -> None:
    with pytest.raises(ValueError, match="expected 0 to 3"):
        rating_frame(1, 4)
