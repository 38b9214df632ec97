"""What LED lines and bars are when little is said."""

from config.led import Bar, LedLine, LedStyle


def test_defaults() -> None:
    line = LedLine(id="l", address="null:", bars=(Bar(screen=1, window="w"),))
    assert (line.protocol, line.style, line.bars[0].cells) == ("onbon", "", 16)


def test_a_plain_style_shows_one_thing_and_holds_still() -> None:
    style = LedStyle(id="s")
    assert (style.blink_seconds, style.waiting, style.clock, style.brightness) == (0, False, False, ())
