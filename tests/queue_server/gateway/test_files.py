"""Files over HTTP: asked for again they cost nothing, and nothing outside the folder comes out."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.testing import RequestFactory

from queue_server.gateway.files import GZIP_FROM, answer, file_answer


def asked(**headers: str) -> Any:
    return RequestFactory().get(
        "/", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def body(response: Response[bytes]) -> bytes:
    return bytes(response.content)


def test_what_the_browser_has_is_not_sent_again() -> None:
    first = answer(asked(), b"hello", "text/plain")
    again = answer(asked(if_none_match=first.headers["ETag"]), b"hello", "text/plain")
    changed = answer(asked(if_none_match=first.headers["ETag"]), b"hallo", "text/plain")
    assert (again.status_code, body(again)) == (304, b"")
    assert (changed.status_code, body(changed)) == (None, b"hallo")


def test_texts_are_gzipped_for_who_takes_that() -> None:
    text = b"a long text " * GZIP_FROM
    small = answer(asked(accept_encoding="br, gzip"), text, "text/css")
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body(small)) == text
    assert body(answer(asked(), text, "text/css")) == text
    assert body(answer(asked(accept_encoding="gzip"), text, "image/png")) == text
    assert body(answer(asked(accept_encoding="gzip"), b"short", "text/css")) == b"short"


def test_the_kind_of_a_file_follows_from_its_name(tmp_path: Path) -> None:
    for name, kind in (
        ("a.js", "text/javascript"),
        ("a.svg", "image/svg+xml"),
        ("a.unheard", "octet-stream"),
    ):
        (tmp_path / name).write_bytes(b"x")
        assert kind in str(file_answer(asked(), tmp_path, f"/{name}").media_type)


@pytest.mark.parametrize("name", ["../secret", "/../secret", "nothing", "folder", "a\0b", "x" * 5000])
def test_what_is_not_in_the_folder_does_not_come_out(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "files"
    (inside / "folder").mkdir(parents=True)
    (tmp_path / "secret").write_text("secret")
    with pytest.raises(NotFoundException):
        file_answer(asked(), inside, name)


def test_a_link_does_not_lead_out(tmp_path: Path) -> None:
    inside = tmp_path / "files"
    inside.mkdir()
    (tmp_path / "secret").write_text("secret")
    (inside / "way").symlink_to(tmp_path / "secret")
    with pytest.raises(NotFoundException):
        file_answer(asked(), inside, "way")
