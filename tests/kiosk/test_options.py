"""The command line of ``hall-kiosk``."""

from pathlib import Path

import pytest

from config.settings import Server
from kiosk.options import parse, server_url, state_folder


def test_what_is_not_said_is_the_demo_county_s_centre() -> None:
    asked = parse([])
    assert (asked.site, asked.kiosk, asked.language, asked.no_screen) == ("centre", None, "zh", False)
    assert server_url(asked.server, Server(port=8081)) == "ws://127.0.0.1:8081/ws"


def test_a_server_without_a_path_gets_one() -> None:
    assert parse(["--server", "ws://10.0.0.1:8080"]).server == "ws://10.0.0.1:8080/ws"
    assert parse(["--server", "wss://hall/x"]).server == "wss://hall/x"


def test_the_token_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALL_TOKEN", "secret")
    assert parse([]).token == "secret"
    assert parse(["--token", "other"]).token == "other"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--server", "http://x"], "expected a URL such as ws://"),
        (["--server", "ws://x:99999"], "expected a URL such as ws://"),
        (["--size", "big"], "expected WIDTHxHEIGHT"),
        (["--position", "left"], "expected X,Y"),
        (["--language", "fr"], "invalid choice: 'fr'"),
        (["--moon"], "unrecognized arguments"),
    ],
)
def test_wrong_usage_is_status_2_with_what_was_expected(
    option: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(option)
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_state_is_kept_where_told_or_in_the_user_s_state(monkeypatch: pytest.MonkeyPatch) -> None:
    assert state_folder(Path("/x"), "k") == Path("/x")
    monkeypatch.setenv("XDG_STATE_HOME", "/state")
    assert state_folder(None, "k") == Path("/state/hall/k")
