"""The options every program of the hall understands."""

import argparse

import pytest

from config.settings import Server
from station.options import server, server_url, station_parser


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("ws://h:1", "ws://h:1/ws"),
        ("ws://h:1/", "ws://h:1/ws"),
        ("wss://hall.example", "wss://hall.example/ws"),
        ("ws://[::1]:8080/ws", "ws://[::1]:8080/ws"),
        ("ws://proxy/hall/ws", "ws://proxy/hall/ws"),
    ],
)
def test_the_path_is_added_where_none_is_given(text: str, url: str) -> None:
    assert server(text) == url


@pytest.mark.parametrize("text", ["", "h:8080", "http://h:1", "ws://", "ws://h:0", "ws://h:99999999"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="expected ws://HOST:PORT"):
        server(text)


def test_the_sites_own_server_is_the_default() -> None:
    assert server_url(None, Server(port=8123)) == "ws://127.0.0.1:8123/ws"
    assert server_url("ws://h:1/ws", Server()) == "ws://h:1/ws"


def test_the_version_names_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        station_parser("hall-x", "X").parse_args(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith("hall-x ")
