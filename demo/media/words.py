"""The words of the pictures, and the site whose names and numbers they show."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from config.load import DEMO_COUNTY, Loaded, load


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """Return the table of ``words.toml``."""
    path = Path(__file__).with_name("words.toml")
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def centre() -> Loaded:
    """Return the demo county with its centre."""
    return load(DEMO_COUNTY, "centre")
