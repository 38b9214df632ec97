"""What a template is when little is said: one-way, GBK, a tenth of a second between frames."""

from config.led_template import LedTemplate, Piece


def test_defaults() -> None:
    template = LedTemplate(id="t", show=(Piece(kind="text"),))
    assert (template.encoding, template.gap_ms, template.ack, template.poll) == ("gbk", 100, (), ())


def test_a_number_goes_out_whole_and_high_byte_first() -> None:
    piece = Piece(kind="address", size=2)
    assert (piece.order, piece.shift, piece.mask, piece.plus) == ("big", 0, 65535, 0)
