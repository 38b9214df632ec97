"""Characters stand in their cells, with the shapes of the mainland."""

from pathlib import Path

import pytest

from printers.virtual import glyphs
from printers.virtual.glyphs import CELL, FontMissing, Style, cell_width, glyph


@pytest.mark.parametrize(
    ("character", "style", "width"),
    [
        ("A", Style(), 12),
        ("号", Style(), 24),
        ("A", Style(wide=6, high=6), 72),
        ("号", Style(wide=2), 48),
        ("\u2500", Style(narrow=True), 12),
    ],
)
def test_cells(character: str, style: Style, width: int) -> None:
    assert cell_width(character, style) == width
    assert glyph(character, style).width == width


def test_a_character_is_inked_within_its_cell() -> None:
    box = glyph("国", Style()).getbbox()
    assert box is not None
    assert box[2] - box[0] > 18
    assert box[3] <= CELL


def test_a_rule_goes_from_edge_to_edge() -> None:
    box = glyph("\u2500", Style()).getbbox()
    assert box is not None
    assert (box[0], box[2]) == (0, 24)


def test_bold_has_more_ink() -> None:
    def ink(style: Style) -> int:
        return sum(glyph("号", style).getdata())

    assert ink(Style(bold=True)) > ink(Style())


def test_the_shapes_are_the_mainlands() -> None:
    """直 differs: face 5 (Japan) has a vertical stroke at the left which face 7 has not."""
    from PIL import Image, ImageDraw, ImageFont

    def drawn(face: int) -> bytes:
        font = ImageFont.truetype(str(glyphs.FONTS / "NotoSansCJK-Regular.ttc"), 24, index=face)
        picture = Image.new("L", (24, 30))
        ImageDraw.Draw(picture).text((0, 20), "直", fill=255, font=font, anchor="ls")
        return picture.tobytes()

    assert glyph("直", Style()).tobytes() == drawn(glyphs.FACE) != drawn(5)


def test_a_missing_font_says_which_package_brings_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(glyphs, "FONTS", tmp_path)
    with pytest.raises(FontMissing, match="fonts-noto-cjk"):
        glyph("厅", Style(wide=7, high=7, bold=True))
