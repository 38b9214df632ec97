"""Double bytes: GB2312 first, GBK for what it lacks, an error for the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.protocols.chinese import encode


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("A1", b"A1"),
        ("窗口", b"\xb4\xb0\xbf\xda"),  # GB 2312-80, rows 20 and 31
        ("・", b"\xa1\xa4"),  # in GB2312's table alone
        ("喆", b"\x86\xb4"),  # in GBK alone
    ],
)
def test_bytes(text: str, data: bytes) -> None:
    assert encode(text) == data


@given(st.text(st.characters(codec="gb2312")))
def test_all_of_gb2312_is_as_the_standard_library_has_it(text: str) -> None:
    assert encode(text) == text.encode("gb2312")


def test_what_no_set_has_is_named() -> None:
    with pytest.raises(ValueError, match="'㐂' is not in GB2312 or GBK"):
        encode("王㐂")
