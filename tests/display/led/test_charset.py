"""Whatever comes in, GB2312 goes out; what is known to be missing has its stated substitute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.charset import SUBSTITUTES, cells, fit_to_gb2312

FITTED = {
    "in the set": ("请A012号到3号窗口", "请A012号到3号窗口"),
    "full-width punctuation": ("暂停服务，请稍候。（３）", "暂停服务，请稍候。（３）"),
    "rare name": ("王㐂", "王〓"),
    "rare name beyond 16 bits": ("𠮷野", "〓野"),
    "traditional": ("臺灣", "〓〓"),
    "dots and dashes": ("买买提·艾力—1–2", "买买提・艾力―1-2"),
    "year": ("二〇二六", "二○二六"),
    "unit": ("120㎡ 5㎏", "120平方米 5kg"),
    "accents": ("señor", "senor"),
    "pinyin is in the set": ("lǜ", "lǜ"),
    "emoji with its selector": ("✂️!", "〓!"),
    "line break and tab": ("一\n二\t三\u00a0四", "一 二 三 四"),
    "no width of their own": ("一\u200b二\u0007三\ufeff", "一二三"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "fitted"), FITTED.values(), ids=FITTED)
def test_fitted(text: str, fitted: str) -> None:
    assert fit_to_gb2312(text) == fitted


@given(st.text())
def test_every_text_fits_and_stays_as_it_then_is(text: str) -> None:
    fitted = fit_to_gb2312(text)
    assert fit_to_gb2312(fitted) == fitted
    fitted.encode("gb2312")


@given(st.text(st.characters(codec="gb2312", exclude_categories=["Cc", "Cf", "Mn"])))
def test_what_the_set_has_is_left_alone(text: str) -> None:
    assert fit_to_gb2312(text) == text


@given(st.text())
def test_width_is_the_number_of_bytes(text: str) -> None:
    fitted = fit_to_gb2312(text)
    assert cells(fitted) == len(fitted.encode("gb2312"))


@pytest.mark.parametrize("character", SUBSTITUTES)
def test_substitutes_are_only_for_what_is_missing(character: str) -> None:
    with pytest.raises(UnicodeEncodeError):
        character.encode("gb2312")
