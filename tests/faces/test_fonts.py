"""The faces on the screens: simplified Chinese shapes, never an empty box."""

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from faces import fonts


def test_the_face_is_the_simplified_chinese_one() -> None:
    with TTFont(fonts.face("bold"), lazy=True) as font:
        assert font["name"].getDebugName(4) == "Noto Sans CJK SC Bold"


def test_a_second_asking_takes_the_file_that_is_there() -> None:
    made = fonts.face("regular").stat()
    fonts.face.cache_clear()
    assert fonts.face("regular").stat().st_ino == made.st_ino


def test_common_text_is_left_as_it_is() -> None:
    text = "请 A012 号到 3 号窗口，办理“居民身份证”——《户口登记条例》①②③ 23 ㎡ 骨直门"
    assert fonts.drawable(text) == text


def test_what_the_face_lacks_is_never_an_empty_box() -> None:
    assert fonts.drawable("😀") == "〓"
    assert fonts.drawable("a\u200d\ufe0fb") == "ab"
    assert fonts.drawable("e\u0301") == "é"
    assert fonts.drawable("\U0001d7d8") == "0"


@given(st.text(max_size=40))
def test_everything_drawable_is_in_the_face(text: str) -> None:
    assert all(part == "\n" or part.isspace() or fonts.has(part) for part in fonts.drawable(text))
