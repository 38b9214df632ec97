"""The command line of ``hall-pads``."""

import pytest

from pads.options import arguments


def test_nothing_said_is_the_demo_centre_with_all_lines() -> None:
    asked = arguments([])
    assert (asked.site, asked.line, asked.address, asked.server) == ("centre", None, [], None)


def test_all_said() -> None:
    asked = arguments(
        ["--line", "a", "--line", "b", "--address", "a=serial:/dev/x?baud=9600", "--server", "ws://h:1"]
    )
    assert asked.line == ["a", "b"]
    assert asked.address == [("a", "serial:/dev/x?baud=9600")]
    assert asked.server == "ws://h:1/ws"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--server", "http://h:1"], "expected ws://HOST:PORT"),
        (["--address", "serial:/dev/x"], "expected LINE=ADDRESS"),
        (["--address", "=null:"], "expected LINE=ADDRESS"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_expected(
    words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        arguments(words)
    assert left.value.code == 2
    assert expected in capsys.readouterr().err
