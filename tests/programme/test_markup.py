"""The marks of a notice."""

from programme.markup import Block, Run, blocks


def test_every_line_has_the_role_of_its_mark() -> None:
    roles = [block.role for block in blocks("# 通知\n| 各位群众：\n正文\n\n- 一\n> 县政务服务中心")]
    assert roles == ["heading", "address", "paragraph", "point", "signature"]


def test_bold_is_bold_and_a_lone_mark_is_text() -> None:
    assert blocks("请**周五**来*") == (Block("paragraph", (Run("请"), Run("周五", bold=True), Run("来*"))),)


def test_space_within_a_line_is_one_space() -> None:
    assert blocks("  a \t b ") == (Block("paragraph", (Run("a b"),)),)
