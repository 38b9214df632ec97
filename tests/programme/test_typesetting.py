"""Chinese setting: what may begin and end a line, what gives way, and that nothing is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from faces.wrap import NOT_FIRST, NOT_LAST
from programme.markup import Run
from programme.typesetting import CLOSING, Line, lines

EM = 20.0


def measure(character: str, bold: bool) -> float:
    return (EM / 2 if character.isascii() else EM) * (1.1 if bold and character.isascii() else 1.0)


def broken(text: str, ems: float, indent: float = 0) -> list[str]:
    return ["".join(g.character for g in line) for line in lines([Run(text)], ems * EM, measure, indent * EM)]


def end(line: Line) -> float:
    return line[-1].x + line[-1].wide


def test_the_first_line_begins_two_characters_in() -> None:
    made = lines([Run("一二三四五六七八九十")], 6 * EM, measure, 2 * EM)
    assert [line[0].x for line in made] == [2 * EM, 0]
    assert broken("一二三四五六七八九十", 6, 2) == ["一二三四", "五六七八九十"]


def test_a_stop_at_the_end_gives_half_of_its_body_away_so_that_it_fits() -> None:
    assert broken("一二三四五，六", 5.5) == ["一二三四五，", "六"]
    assert broken("一二三四五，六", 5.4) == ["一二三四", "五，六"]


def test_signs_that_meet_stand_closer() -> None:
    line = lines([Run("他说：“好。”（完）")], 40 * EM, measure)[0]
    assert end(line) == (10 - 4 * 0.5) * EM
    assert [glyph.x for glyph in line] == sorted(glyph.x for glyph in line)


def test_a_bracket_at_the_start_of_a_line_stands_at_its_edge() -> None:
    line = lines([Run("（一）")], 40 * EM, measure)[0]
    assert line[0].x == -EM / 2
    assert line[1].x == EM / 2


def test_words_and_numbers_stay_whole() -> None:
    assert broken("请带Passport原件2026年", 5) == ["请带", "Passport原", "件2026年"]
    assert broken("ABCDEFGHIJKLMNOP", 4) == ["ABCDEFGH", "IJKLMNOP"]


def test_lines_but_the_last_fill_their_width() -> None:
    made = lines([Run("一二三四五六七A八九十一二三四五六七")], 7.2 * EM, measure)
    assert all(abs(end(line) - 7.2 * EM) < 0.01 for line in made[:-1])
    assert [glyph.x for glyph in made[-1]] == [at * EM for at in range(len(made[-1]))]


TEXT = st.text(alphabet="一二三窗口，。！（）《》“”A1b 、；", max_size=60)


@given(TEXT, st.floats(4, 20), st.sampled_from([0, 2]))
def test_no_line_begins_or_ends_as_it_must_not_and_nothing_is_lost(
    text: str, ems: float, indent: int
) -> None:
    made = lines([Run(text)], ems * EM, measure, indent * EM)
    said = ["".join(glyph.character for glyph in line) for line in made]
    assert "".join(said).replace(" ", "") == text.replace(" ", "")
    whole = all(len(line) > 1 for line in said)
    for before, after in pairwise(said):
        fits = ems >= 4 and whole and not set(before) <= NOT_FIRST | NOT_LAST
        if fits and len([c for c in before + after if c in NOT_FIRST | NOT_LAST]) <= 2:
            assert after[0] not in CLOSING
            assert before[-1] not in NOT_LAST


@given(TEXT, st.floats(4, 20))
def test_no_line_is_wider_than_its_measure(text: str, ems: float) -> None:
    for line in lines([Run(text)], ems * EM, measure):
        assert end(line) <= ems * EM + 0.1 or len(line) == 1
