"""The command line: addresses are completed, wrong usage ends with status 2 and says what was expected."""

import pytest

from display.options import arguments, unguarded


@pytest.mark.parametrize(
    ("given", "means"),
    [
        ("ws://10.0.0.5:8080", "ws://10.0.0.5:8080/ws"),
        ("ws://10.0.0.5:8080/", "ws://10.0.0.5:8080/ws"),
        ("wss://hall.example/queue/ws", "wss://hall.example/queue/ws"),
    ],
)
def test_a_server_address_may_leave_out_the_path(given: str, means: str) -> None:
    assert arguments(["--board", "b", "--server", given]).server == means


def test_defaults() -> None:
    asked = arguments(["--board", "b"])
    assert (asked.site, asked.languages, asked.one, asked.repeats) == ("centre", None, None, None)
    assert (asked.sound, asked.voice, asked.server, asked.size) == ([], None, None, None)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "--board"),
        (["--board", "b", "--server", "http://x"], "expected ws://HOST:PORT"),
        (["--board", "b", "--size", "big"], "expected WIDTHxHEIGHT"),
        (["--board", "b", "--languages", "zh,fr"], "expected zh, en or a dialect"),
        (["--board", "b", "--repeats", "0"], "--repeats"),
        (["--board", "b", "--no-screen", "--glass-log", "x"], "no glass"),
        (["--screen", "sign"], "--screen sign needs --window ID"),
        (["--screen", "window", "--window", "3", "--no-screen"], "neither a voice nor a programme"),
    ],
)
def test_wrong_usage(words: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments(words)
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("hall-board ")


@pytest.mark.parametrize(
    "words", [["--guarded"], ["--guarded", "3.5"], ["--guarded=3.5"], []], ids=lambda words: " ".join(words)
)
def test_who_is_guarded_is_started_with_all_other_words(words: list[str]) -> None:
    assert unguarded(["--board", "b", *words, "--no-screen"]) == ["--board", "b", "--no-screen"]


@pytest.mark.parametrize(("words", "within"), [([], None), (["--guarded"], 15), (["--guarded", "3.5"], 3.5)])
def test_how_long_it_may_stand_still(words: list[str], within: float | None) -> None:
    assert arguments(["--board", "b", *words]).guarded == within
