"""The effective settings as text: defaults too, secrets masked."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from config.dump import MASK, dump_site, masked
from config.load import load
from config.settings import Site


def test_the_dump_says_defaults_too_and_reads_back_as_the_same_site(
    tables: dict[str, Any], write: Callable[[dict[str, Any]], Path]
) -> None:
    site = load(write(tables), "centre").site
    text = dump_site(site)
    assert "trust_loopback = true" in text  # a default that the file leaves out
    assert msgspec.convert(tomllib.loads(text), Site) == site


@pytest.mark.parametrize("key", ["token", "device_token", "password", "client_secret", "api_key", "Token"])
def test_secrets_are_masked_at_any_depth(key: str) -> None:
    assert masked({"a": [{key: "s3cret"}]}) == {"a": [{key: MASK}]}
    assert masked({"a": ({key: ["s3cret"]},)}) == {"a": [{key: [MASK]}]}


def test_what_is_no_secret_or_empty_stays() -> None:
    table = {"name": "x", "keyboard": "cn", "token": "", "port": 8080}
    assert masked(table) == table


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("postgresql://hall:s3cret@db:5432/centre", f"postgresql://hall:{MASK}@db:5432/centre"),
        (
            "postgresql://db/centre?password=s3cret&user=hall",
            f"postgresql://db/centre?password={MASK}&user=hall",
        ),
        ("postgresql://hall@db/centre", "postgresql://hall@db/centre"),
        ("sqlite:hall.db", "sqlite:hall.db"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ],
)
def test_a_password_within_an_address_is_masked(said: str, shown: str) -> None:
    assert masked({"store": said}) == {"store": shown}


def test_what_is_not_set_is_left_out() -> None:
    assert masked({"a": None, "b": [{"c": None, "d": 0}]}) == {"b": [{"d": 0}]}
