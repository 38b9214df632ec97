"""What printers' fonts lack gets a stated substitute, and no text can smuggle a command in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.charset import MISSING, printable
from printers.profile import Charset

CHARSETS: tuple[Charset, ...] = ("gb2312", "gbk", "gb18030", "gb18030-full")

# text → what is printed in each charset above
CASES = {
    "ASCII stays": ("A012 ~!", ("A012 ~!",) * 4),
    "common hanzi": ("建筑工程，《号票》", ("建筑工程，《号票》",) * 4),
    "a name in GBK": ("朱镕基", ("朱〓基", "朱镕基", "朱镕基", "朱镕基")),
    "a name in Extension A": ("㐂", ("〓", "〓", "㐂", "㐂")),
    "a name in Extension B": ("𠮷", ("〓", "〓", "〓", "𠮷")),
    "an emoji": ("😀", ("〓", "〓", "〓", "😀")),
    "punctuation of GB2312": ("—…·“”‘’№℃※□", ("—…·“”‘’№℃※□",) * 4),
    "a dash for spans": ("9–12", ("9-12",) * 4),
    "yen sign": ("¥", ("￥", "￥", "￥", "￥")),
    "joined accents": ("e\u0301", ("é",) * 4),
    "loose accents": ("q\u0301", ("q",) * 4),
    "variation selectors and joiners": ("号\ufe00\u200d票", ("号票",) * 4),
    "blanks": ("a\tb\u2003c\u00a0d", ("a b　c\u00a0d",) * 4),
    "control characters": ("a\x1b@\x00\x1d\x7f\n\x85b", ("a @" + " " * 5 + "b",) * 4),
    "half a surrogate pair": ("\ud842", (" ",) * 4),
    "private use": ("\ue000", (" ",) * 4),
}


@pytest.mark.parametrize(("text", "printed"), CASES.values(), ids=CASES)
def test_cases(text: str, printed: tuple[str, ...]) -> None:
    assert tuple(printable(text, charset) for charset in CHARSETS) == printed


@given(st.text(), st.sampled_from(CHARSETS))
def test_no_byte_can_begin_a_command(text: str, charset: Charset) -> None:
    raw = printable(text, charset).encode("gb18030")
    assert min(raw, default=0x20) >= 0x20


@given(st.text(), st.sampled_from(["gb2312", "gbk"]))
def test_narrow_fonts_get_no_four_byte_characters(text: str, charset: Charset) -> None:
    said = printable(text, charset).replace("\u00a0", " ")
    assert all(len(character.encode("gb18030")) <= 2 for character in said)


def test_the_substitute_is_in_every_charset() -> None:
    assert [printable(MISSING, charset) for charset in CHARSETS] == [MISSING] * 4
