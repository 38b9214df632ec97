"""The words on a bar: full form where it fits, the shorter where not, scrolling as the last resort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.led import Dots, LedStyle, Substitute
from display.led.charset import cells
from display.led.text import FORMS, Spoken, Words, fit, waiting_words, words

QUEUES = ("户籍", "出入境")

SAID: dict[str, tuple[Spoken, int, str, Words]] = {
    "call": ("call", 17, "zh", Words("请A012号到3号窗口", scroll=False)),
    "call on a common bar": ("call", 16, "zh", Words("请A012到3号窗口", scroll=False)),
    "call on a short bar": ("call", 12, "zh", Words("请A012号到3号窗口", scroll=True)),
    "serving": ("serving", 16, "zh", Words("正在办理 A012号", scroll=False)),
    "serving on a short bar": ("serving", 12, "zh", Words("A012 办理中", scroll=False)),
    "idle": ("idle", 20, "zh", Words("3号窗口 户籍、出入境", scroll=False)),
    "idle with more than fits": ("idle", 16, "zh", Words("3号窗口 户籍、出入境", scroll=True)),
    "paused": ("paused", 16, "zh", Words("3号窗口 暂停服务", scroll=False)),
    "paused on a short bar": ("paused", 8, "zh", Words("暂停服务", scroll=False)),
    "closed": ("closed", 16, "zh", Words("3号窗口 未开放", scroll=False)),
    "English call": ("call", 40, "en", Words("No. A012 please go to window 3", scroll=False)),
    "English call on a common bar": ("call", 16, "en", Words("A012 to window 3", scroll=False)),
    "English idle": ("idle", 64, "en", Words("Window 3  户籍, 出入境", scroll=False)),
}


@pytest.mark.parametrize(("state", "width", "language", "said"), SAID.values(), ids=SAID)
def test_said(state: Spoken, width: int, language: str, said: Words) -> None:
    assert words(state, width, language, window="3", number="A012", queues=QUEUES) == said


def test_an_idle_window_without_queues_ends_with_its_number() -> None:
    assert words("idle", 16, "zh", window="3") == Words("3号窗口", scroll=False)


@pytest.mark.parametrize("state", FORMS)
@pytest.mark.parametrize("language", ["zh", "en"])
@given(width=st.integers(4, 64), label=st.from_regex(r"[A-C]?[0-9]{1,3}", fullmatch=True))
def test_it_scrolls_exactly_when_it_is_too_wide(state: Spoken, language: str, width: int, label: str) -> None:
    said = words(state, width, language, window=label, number="AB999", queues=QUEUES)
    assert said.scroll == (cells(said.text) > width)


@given(forms=st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4), width=st.integers(1, 40))
def test_whatever_is_said_is_in_the_set_of_the_cards(forms: list[str], width: int) -> None:
    fit(forms, width).text.encode("gb2312")


def test_a_site_has_its_own_substitutes_and_its_own_sign_for_the_rest() -> None:
    style = LedStyle(id="s", missing="?", substitutes=(Substitute(sign="㐂", by="喜"),))
    assert fit(["王㐂㙓"], 16, style).text == "王喜?"


def test_what_the_substitute_is_for_is_shown_itself_where_the_bar_has_it() -> None:
    style = LedStyle(id="s", charset="gbk", substitutes=(Substitute(sign="喆", by="哲"),))
    assert fit(["喆"], 16, style).text == "喆"


def test_own_words_are_filled_in_and_run_where_they_are_too_wide() -> None:
    style = LedStyle(id="s", idle="{window}号 {queues} 欢迎您", scroll="slow")
    said = words("idle", 12, "zh", window="3", queues=QUEUES, style=style)
    assert said == Words("3号 户籍、出入境 欢迎您", scroll=True, pace="slow")


@pytest.mark.parametrize(("width", "text"), [(16, "等候 12 人"), (9, "候 12 人"), (40, "等候 12 人")])
def test_how_many_wait(width: int, text: str) -> None:
    assert waiting_words(12, width, "zh") == Words(text, scroll=False)


SIZES: tuple[Dots, ...] = (32, 24, 16)


@pytest.mark.parametrize(
    ("width", "text", "size", "scrolls"),
    [
        (34, "请A012号到3号窗口", 32, False),
        (30, "请A012到3号窗口", 32, False),
        (28, "请A012号到3号窗口", 24, False),
        (17, "请A012号到3号窗口", 16, False),
        (15, "请A012到3号窗口", 16, False),
        (12, "请A012号到3号窗口", 32, True),
    ],
)
def test_letters_as_tall_as_fit_and_what_fits_nowhere_runs_in_the_tallest(
    width: int, text: str, size: int, scrolls: bool
) -> None:
    said = words("call", width, "zh", window="3", number="A012", sizes=SIZES)
    assert (said.text, said.size, said.scroll) == (text, size, scrolls)


@given(width=st.integers(4, 64), sizes=st.sampled_from([(16,), (24, 16), SIZES]))
def test_what_stands_still_fits_in_its_own_letters(width: int, sizes: tuple[Dots, ...]) -> None:
    said = words("call", width, "zh", window="12", number="AB999", sizes=sizes)
    assert said.scroll == (cells(said.text) * said.size // 2 > width * 8)
    assert said.size in sizes
