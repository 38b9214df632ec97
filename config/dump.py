"""The effective settings of a site as TOML: what its file says and the defaults it leaves, secrets masked.

No setting is a secret yet; the mask is there so that the first one is never
printed by an old ``dump``. It goes by the key's name, not by the value.
"""

import re
from typing import Any, Final

import msgspec
import tomli_w

from config.settings import Site

SECRET: Final = re.compile(r"token|password|secret|key$", re.IGNORECASE)
MASK: Final = "********"


def dump_site(site: Site) -> str:
    """Return the settings as TOML text; values of secret-looking keys are masked."""
    return tomli_w.dumps(masked(msgspec.to_builtins(site)))


def masked(value: Any, key: str = "") -> Any:
    """Return ``value`` with every secret in it replaced, however deep."""
    if isinstance(value, dict):
        return {name: masked(inner, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [masked(inner, key) for inner in value]
    return MASK if value and SECRET.search(key) else value
