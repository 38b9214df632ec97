"""Where a store is, as people write it: read with care, and shown without the password."""

from pathlib import Path

import pytest

from queue_server.storage.place import BadPlace, Postgres, place


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sqlite:hall.db", Path("hall.db")),
        ("sqlite:/var/lib/hall/hall.db", Path("/var/lib/hall/hall.db")),
        ("sqlite:a: b.db", Path("a: b.db")),
        ("postgresql://hall@db/centre", Postgres("postgresql://hall@db/centre")),
        ("postgres:///centre", Postgres("postgres:///centre")),
    ],
)
def test_a_place(text: str, found: object) -> None:
    assert place(text) == found


@pytest.mark.parametrize("text", ["", "sqlite:", "hall.db", "postgresql:", "postgresql://", "mysql://x/y"])
def test_no_place(text: str) -> None:
    with pytest.raises(BadPlace, match=r"expected sqlite:FILE or postgresql://USER@HOST/DATABASE"):
        place(text)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://hall:s3cret@db:5432/centre", "postgresql://hall@db:5432/centre"),
        ("postgresql://db/centre?password=s3cret&user=hall", "postgresql://db/centre?password=&user=hall"),
        ("postgresql://hall@db/centre?search_path=a", "postgresql://hall@db/centre?search_path=a"),
        ("mysql://hall:s3cret@db/centre", "mysql://hall@db/centre"),
    ],
)
def test_the_password_is_never_shown(url: str, shown: str) -> None:
    assert str(Postgres(url)) == shown


def test_a_mistyped_address_does_not_tell_the_password() -> None:
    with pytest.raises(BadPlace) as told:
        place("postgresq://hall:s3cret@db/centre")
    assert "s3cret" not in str(told.value)
