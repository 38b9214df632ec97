"""Chinese by its pinyin, full and by initials."""

import pytest

from kiosk.pinyin import plain, spoken, typed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("居民身份证", "<ju<min<shen<fen<zheng"),
        ("银行", "<yin<hang"),
        ("行驶证", "<xing<shi<zheng"),
        ("Passport for 16岁", "<passport<for<16<sui"),
        ("子女", "<zi<nv"),
        ("（、）", ""),
    ],
)
def test_text_is_spoken(text: str, said: str) -> None:
    assert spoken(text) == said


@pytest.mark.parametrize(
    "letters", ["s", "sf", "sfz", "shen", "shenf", "shenfz", "shenfenz", "shenfenzheng", "sfzheng"]
)
def test_letters_find_full_pinyin_initials_and_mixtures(letters: str) -> None:
    assert typed(letters).search(spoken("身份证"))


@pytest.mark.parametrize("letters", ["hen", "fs", "shz", "sz"])
def test_letters_begin_at_a_syllable_and_leave_none_out(letters: str) -> None:
    assert not typed(letters).search(spoken("身份证"))


def test_full_width_letters_are_letters() -> None:
    assert plain("ＳＦＺ") == "sfz"
