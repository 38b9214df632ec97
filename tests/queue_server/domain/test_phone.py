"""Of a phone number only its end is kept."""

import pytest

from queue_server.domain.phone import last_digits, masked


@pytest.mark.parametrize(
    ("phone", "kept", "shown"),
    [
        ("13800005678", "5678", "*******5678"),
        ("+86 138 0000 5678", "5678", "*********5678"),
        ("0600-5550100", "0100", "*******0100"),
        ("12 34", "1234", "1234"),
        ("56-78 9", "6789", "*6789"),
        ("-----", "", ""),
    ],
)
def test_the_end_is_kept_and_the_rest_hidden(phone: str, kept: str, shown: str) -> None:
    assert (last_digits(phone), masked(phone)) == (kept, shown)
