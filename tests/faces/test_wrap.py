"""Lines of Chinese and Latin text break where a reader expects."""

from hypothesis import given
from hypothesis import strategies as st

from faces.wrap import NOT_FIRST, NOT_LAST, balanced, widest, wrap


def cells(text: str) -> float:
    return float(sum(1 if part.isascii() else 2 for part in text))


def test_chinese_breaks_anywhere_but_before_closing_punctuation() -> None:
    assert wrap("请到窗口。办理", 8, cells) == ["请到窗", "口。办理"]


def test_no_line_ends_with_an_opening_bracket() -> None:
    assert wrap("依照《护照法》办理", 6, cells) == ["依照", "《护照", "法》办", "理"]


def test_words_and_numbers_stay_whole() -> None:
    assert wrap("Window A012 is 12号", 8, cells) == ["Window", "A012 is", "12号"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("registration", 5, cells) == ["regis", "trati", "on"]


def test_line_ends_given_are_kept() -> None:
    assert wrap("一\n\n二", 10, cells) == ["一", "", "二"]


def pixels(text: str) -> float:
    return 10 * cells(text)


def evened(text: str, width: float) -> list[str]:
    return balanced(wrap(text, width, pixels), width, lambda wide: wrap(text, wide, pixels))


def test_no_character_is_left_alone_on_the_last_line() -> None:
    assert wrap("生态环境与应急", 120, pixels) == ["生态环境与应", "急"]
    assert evened("生态环境与应急", 120) == ["生态环境", "与应急"]


def test_no_word_is_broken_to_make_lines_even() -> None:
    text, whole = "Conditions and law", widest("Conditions and law", pixels)
    lines = balanced(wrap(text, 150, pixels), 150, lambda wide: wrap(text, wide, pixels), whole)
    assert lines == ["Conditions", "and law"]
    assert evened(text, 150) != lines, "without a least width the word is broken"


TEXT = st.text(alphabet="请到窗口，。（）《》 abc 012\n", max_size=60)


@given(TEXT, st.integers(8, 40))
def test_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    together = "".join(wrap(text, width, cells))
    assert together.replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(TEXT, st.integers(8, 40))
def test_no_line_is_wider_than_the_paper(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in wrap(text, width, cells))


@given(
    st.text(alphabet="请到窗口，。", max_size=40).filter(
        lambda text: "，，" not in text and "。。" not in text
    )
)
def test_punctuation_does_not_begin_a_line(text: str) -> None:
    lines = wrap(text, 40, cells)
    assert not any(line and (line[0] in NOT_FIRST or line[-1] in NOT_LAST) for line in lines[1:-1])


@given(st.text(alphabet="请到窗口，。（）《》 abc 012", min_size=1, max_size=60), st.integers(80, 400))
def test_lines_made_equal_are_as_many_and_say_the_same(text: str, width: int) -> None:
    lines, even = wrap(text, width, pixels), evened(text, width)
    assert len(even) <= len(lines)
    assert "".join(even).replace(" ", "") == text.replace(" ", "")
    assert max(map(pixels, even)) <= max(width, *map(pixels, lines))
