"""The effective settings of a site as TOML: what its file says and the defaults it leaves, secrets masked.

Secrets are known by the key's name, and within addresses by their place:
``postgresql://user:SECRET@host``, ``?password=SECRET``.
"""

import re
from typing import Any, Final

import msgspec
import tomli_w

from config.settings import Site

SECRET: Final = re.compile(r"token|password|secret|key$|_pin$", re.IGNORECASE)
WITHIN: Final = re.compile(r"(?<=://)([^:/@?]*:)[^@/]*(?=@)|([?&]password=)[^&]*")
MASK: Final = "********"


def dump_site(site: Site) -> str:
    """Return the settings as TOML text; values of secret-looking keys are masked."""
    return tomli_w.dumps(masked(msgspec.to_builtins(site)))


def masked(value: Any, key: str = "") -> Any:
    """Return ``value`` with every secret in it replaced, however deep, and without what is not set."""
    if isinstance(value, dict):
        given = {name: inner for name, inner in value.items() if inner is not None}  # TOML has no null
        return {name: masked(inner, name) for name, inner in given.items()}
    if isinstance(value, list | tuple):
        return [masked(inner, key) for inner in value]
    if value and SECRET.search(key):
        return MASK
    return WITHIN.sub(rf"\1\2{MASK}", value) if isinstance(value, str) else value
