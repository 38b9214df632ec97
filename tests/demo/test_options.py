"""The command line: names that others rely on, and clear words for wrong values."""

import pytest

from demo.options import NO_SCREEN_SPEED, SCREEN_SPEED, WATCHING_SPEED, arguments


def test_to_watch() -> None:
    asked = arguments([])
    assert (asked.visitors, asked.speed, asked.exit, asked.kivy, asked.port) == (
        None,
        WATCHING_SPEED,
        False,
        True,
        8080,
    )


def test_a_day_that_ends() -> None:
    assert arguments(["--exit"]).visitors == 30
    assert arguments(["--exit"]).speed == SCREEN_SPEED
    assert arguments(["--exit", "--no-kivy"]).speed == NO_SCREEN_SPEED
    assert arguments(["--exit", "--speed", "2.5"]).speed == 2.5


@pytest.mark.parametrize("name", ["--visitors", "--visits"])
def test_both_names_of_visitors(name: str) -> None:
    assert arguments([name, "0"]).visitors == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--visitors", "many"], "a whole number"),
        (["--speed", "0"], "0.1 to 1000"),
        (["--speed", "fast"], "0.1 to 1000"),
        (["--port", "99999"], "0 to 65534"),
        (["--kiosk-size", "big"], "WIDTHxHEIGHT"),
    ],
)
def test_wrong_values_are_named(words: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        arguments(words)
    assert left.value.code == 2
    assert expected in capsys.readouterr().err
