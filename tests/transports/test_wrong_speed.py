"""Bytes at the wrong baud rate: what a receiver makes of them, worked out by hand and in general."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transports.wrong_speed import as_heard

BAUDS = [4800, 9600, 19200, 38400]


def test_at_the_right_speed_nothing_is_lost() -> None:
    assert as_heard(b"A012\xa5", 9600, 9600) == b"A012\xa5"


@pytest.mark.parametrize(
    ("data", "sent", "heard", "read"),
    [
        (b"\x00", 9600, 19200, b"\x00\x80"),  # 18 dark bits: a byte of 9, then one lit from its last bit on
        (b"\x00", 19200, 9600, b"\xf8"),  # 4½ dark bits: the start and three of the byte
        (b"", 9600, 19200, b""),
    ],
)
def test_by_hand(data: bytes, sent: int, heard: int, read: bytes) -> None:
    assert as_heard(data, sent, heard) == read


@given(st.binary(max_size=40), st.sampled_from(BAUDS))
def test_a_receiver_of_nearly_the_same_speed_reads_the_same(data: bytes, baud: int) -> None:
    assert as_heard(data, baud, round(baud * 1.02)) == data


@given(st.binary(max_size=12), st.sampled_from(BAUDS), st.sampled_from(BAUDS))
def test_any_speeds_give_some_bytes(data: bytes, sent: int, heard: int) -> None:
    assert len(as_heard(data, sent, heard)) <= 10 * len(data) * max(1, heard / sent)
