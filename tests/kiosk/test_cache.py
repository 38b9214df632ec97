"""The kiosk's copy of the catalogue on disk: whole or not at all."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from config.catalogue import Catalogue
from kiosk.cache import Cache
from wire.live import SitePlan


def test_what_is_kept_comes_back_with_its_version(tmp_path: Path, county: Catalogue) -> None:
    body = msgspec.json.encode(county)
    Cache(tmp_path / "new").keep_catalogue(body)
    kept = Cache(tmp_path / "new").catalogue()
    assert kept == (hashlib.sha256(body).hexdigest(), county)


def test_a_plan_comes_back(tmp_path: Path) -> None:
    plan = SitePlan(site="s", name="中心", name_en="Centre", halls=(), windows=(), queues=())
    cache = Cache(tmp_path)
    assert cache.plan() is None
    cache.keep_plan(plan)
    assert cache.plan() == plan


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b[:70] + b"x" + b[71:], lambda _: b"", lambda _: b"\n{}"]
)
def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path, county: Catalogue, spoil: object) -> None:
    cache = Cache(tmp_path)
    cache.keep_catalogue(msgspec.json.encode(county))
    path = tmp_path / "catalogue.cache"
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert cache.catalogue() is None


def test_another_release_s_form_is_as_good_as_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep_catalogue(b'{"items": 7}')
    assert cache.catalogue() is None
