"""Requests to the server: a status for what was told, chunks in their places for what is fetched."""

from typing import Any

import pytest

from programme.asking import FAILURES, Asking


def test_chunks_come_with_their_places(file_server: Any) -> None:
    file_server.files["f"] = bytes(range(200))
    asking = Asking(file_server.url)
    assert list(asking.fetch("/api/v1/media/f", 0)) == [(0, bytes(range(200)))]
    assert list(asking.fetch("/api/v1/media/f", 150)) == [(150, bytes(range(150, 200)))]


def test_a_short_answer_and_a_missing_file_are_failures(file_server: Any) -> None:
    file_server.files["f"], file_server.cut = b"x" * 100, 10
    for path in ("/api/v1/media/f", "/api/v1/media/gone"):
        with pytest.raises(FAILURES):
            list(Asking(file_server.url).fetch(path, 0))


def test_a_post_has_a_status(file_server: Any) -> None:
    body = b'{"player":"p","journal":"j","plays":[]}'
    assert Asking(file_server.url).post("/api/v1/plays", body) == 200
    file_server.refuses = True
    assert Asking(file_server.url, "token").post("/api/v1/plays", body) == 503
