"""A notice without its marks."""

from programme.plain import plain


def test_marks_go_and_lines_stay() -> None:
    written = "# 疏散\n\n请从**最近的**出口离开。\n- 不乘电梯\n> 中心"
    assert plain(written) == ("疏散", "请从最近的出口离开。", "不乘电梯", "中心")
    assert plain("") == ()
