"""The site's key: made once, ours alone, and never half."""

import stat
from pathlib import Path

import pytest

from queue_server.engine.ports import StoreFailed
from queue_server.storage.key import key_file, site_key
from queue_server.storage.place import Postgres

SECRET = "x" * 43


def test_it_is_made_at_the_first_start_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "hall.db.key"
    assert site_key(file, lambda: SECRET) == SECRET.encode()
    assert site_key(file, lambda: "y" * 43) == SECRET.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["hall.db.key"]


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    site_key(tmp_path / "key", lambda: SECRET)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "short", "x" * 40 + " y", f"{SECRET}\n{SECRET}\n", "号" * 43])
def test_what_is_no_key_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "key").write_text(text, encoding="utf-8")
    with pytest.raises(StoreFailed, match="key"):
        site_key(tmp_path / "key", lambda: SECRET)


def test_where_it_cannot_be_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match="nowhere"):
        site_key(tmp_path / "nowhere" / "key", lambda: SECRET)


def test_it_lies_beside_the_file_or_where_the_server_works(tmp_path: Path) -> None:
    assert key_file(tmp_path / "hall.db") == tmp_path / "hall.db.key"
    assert key_file(Postgres("postgresql://hall@db/hall")) == Path("hall.key")
