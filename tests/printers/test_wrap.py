"""Lines fit, words and numbers stay whole, punctuation does not stand where it must not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from printers.wrap import NEVER_FIRST, NEVER_LAST, NO_BREAK, width, wrap

STORIES = {
    "empty": ("", 10, ("",)),
    "only blanks": ("   　 ", 10, ("",)),
    "fits": ("取号时间", 8, ("取号时间",)),
    "broken between characters": ("取号时间", 6, ("取号时", "间")),
    "Latin words whole": ("take a new number", 10, ("take a new", "number")),
    "numbers whole": ("请到123号窗口", 6, ("请到", "123号", "窗口")),
    "a comma does not begin a line": ("请妥善保管，谢谢", 10, ("请妥善保", "管，谢谢")),
    "an opening bracket does not end one": ("转移登记（二手房）", 10, ("转移登记", "（二手房）")),
    "a number keeps its unit": (f"复印件{NO_BREAK}1{NO_BREAK}份", 8, ("复印", "件 1 份")),
    "a long word is broken anywhere": ("http://fw.example/abc", 10, ("http://fw.", "example/ab", "c")),
    "text goes on after a long word": ("abcdefghijkl 号", 10, ("abcdefghij", "kl 号")),
    "punctuation that cannot be kept": ("！！！！！！", 4, ("！！", "！！", "！！")),
}
TEXT = st.text(st.sampled_from("政务服务中心号票 ，。（）、《》“”…—!?()$ abc012" + NO_BREAK))


@pytest.mark.parametrize(("text", "columns", "lines"), STORIES.values(), ids=STORIES)
def test_stories(text: str, columns: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, columns) == lines


@pytest.mark.parametrize(
    ("text", "columns"), [("A012", 4), ("号", 2), ("é", 2), ("a号 ", 4), ("", 0), (NO_BREAK, 1)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_paper_too_narrow_for_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="columns = 1: expected at least 2"):
        wrap("号", 1)


@given(st.text(), st.integers(2, 60))
@example("\x80\x81", 2)
def test_no_line_is_wider_than_the_paper(text: str, columns: int) -> None:
    assert all(width(line) <= columns for line in wrap(text, columns))


@given(TEXT, st.integers(2, 60))
def test_nothing_but_blanks_is_lost(text: str, columns: int) -> None:
    def bare(said: str) -> str:
        return "".join(said.replace(NO_BREAK, " ").split())

    assert bare("".join(wrap(text, columns))) == bare(text)


WORDS = st.lists(
    st.sampled_from(["政", "务", "服。", "心，", "（票", "《号》", "“中”", "用abc", "第012", "按50%"])
)


@given(WORDS, st.integers(8, 60))
def test_punctuation_stands_where_it_may(words: list[str], columns: int) -> None:
    lines = wrap("".join(words), columns)
    assert not any(line[0] in NEVER_FIRST for line in lines[1:])
    assert not any(line[-1] in NEVER_LAST for line in lines[:-1])
