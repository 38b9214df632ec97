"""Media on a player's disk: whole or not there, taken up where the line was cut, none that changed."""

import random
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from programme.asking import Asking
from programme.shelf import NotFetched, Shelf

BODY = random.Random(1).randbytes(300_000)
DIGEST = sha256(BODY).hexdigest()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "media")


def test_a_file_is_fetched_and_is_here(shelf: Shelf, file_server: Any) -> None:
    file_server.files[DIGEST] = BODY
    assert shelf.path(DIGEST) is None
    shelf.fetch(DIGEST, Asking(file_server.url))
    path = shelf.path(DIGEST)
    assert path is not None
    assert path.read_bytes() == BODY
    assert Shelf(path.parent).here == {DIGEST}


def test_after_a_cut_only_the_rest_is_asked_for(shelf: Shelf, file_server: Any) -> None:
    file_server.files[DIGEST] = BODY
    file_server.cut = 100_000
    for _ in range(2):
        with pytest.raises(NotFetched):
            shelf.fetch(DIGEST, Asking(file_server.url))
        assert shelf.path(DIGEST) is None
    file_server.cut = None
    shelf.fetch(DIGEST, Asking(file_server.url))
    assert file_server.asked == ["", "bytes=100000-", "bytes=200000-"]
    path = shelf.path(DIGEST)
    assert path is not None
    assert path.read_bytes() == BODY


def test_other_bytes_are_not_taken_and_the_next_try_begins_anew(shelf: Shelf, file_server: Any) -> None:
    file_server.files[DIGEST] = BODY[:-1] + b"x"
    with pytest.raises(NotFetched, match="another hash"):
        shelf.fetch(DIGEST, Asking(file_server.url))
    assert shelf.here == frozenset()
    file_server.files[DIGEST] = BODY
    shelf.fetch(DIGEST, Asking(file_server.url))
    assert file_server.asked == ["", ""]


def test_a_beginning_that_is_longer_than_the_file_is_dropped(
    shelf: Shelf, file_server: Any, tmp_path: Path
) -> None:
    (tmp_path / "media" / f"{DIGEST}.part").write_bytes(BODY + b"more")
    file_server.files[DIGEST] = BODY
    with pytest.raises(NotFetched):
        shelf.fetch(DIGEST, Asking(file_server.url))
    shelf.fetch(DIGEST, Asking(file_server.url))
    assert shelf.here == {DIGEST}


def test_without_a_server_it_says_so(shelf: Shelf) -> None:
    with pytest.raises(NotFetched):
        shelf.fetch(DIGEST, Asking("ws://127.0.0.1:9/ws"))


def test_a_file_that_changed_on_the_disk_is_removed(shelf: Shelf, file_server: Any) -> None:
    file_server.files[DIGEST] = BODY
    shelf.fetch(DIGEST, Asking(file_server.url))
    path = shelf.path(DIGEST)
    assert path is not None
    assert shelf.check() == ()
    path.write_bytes(BODY[:-1])
    assert shelf.check() == (DIGEST,)
    assert (shelf.path(DIGEST), path.exists()) == (None, False)


def test_what_no_plan_names_any_more_is_removed(shelf: Shelf, file_server: Any, tmp_path: Path) -> None:
    file_server.files[DIGEST] = BODY
    shelf.fetch(DIGEST, Asking(file_server.url))
    (tmp_path / "media" / "other.part").write_bytes(b"x")
    shelf.keep_only({DIGEST})
    assert [path.name for path in (tmp_path / "media").iterdir()] == [DIGEST]
    shelf.keep_only(())
    assert shelf.here == frozenset()
