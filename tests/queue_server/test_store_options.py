"""Where a program is told to find the store: one way at a time, checked at once."""

import argparse
from pathlib import Path

import pytest

from queue_server.storage.place import Postgres
from queue_server.store_options import add_store_options


def read(*argv: str) -> object:
    parser = argparse.ArgumentParser()
    add_store_options(parser)
    return parser.parse_args(argv).store


def test_a_file_an_address_or_nothing() -> None:
    assert read("--database", "a.db") == read("--store", "sqlite:a.db") == Path("a.db")
    assert read("--store", "postgresql://db/x") == Postgres("postgresql://db/x")
    assert read() is None


@pytest.mark.parametrize("argv", [["--store", "a.db"], ["--store", "sqlite:a.db", "--database", "b.db"]])
def test_anything_else_is_wrong_usage(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read(*argv)
    assert ended.value.code == 2
    assert "--store" in capsys.readouterr().err


def test_what_was_expected_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read("--store", "postgresql:/db")
    assert "expected sqlite:FILE or postgresql://USER@HOST/DATABASE" in capsys.readouterr().err
