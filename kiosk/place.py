"""Where this kiosk stands: its site, its own entry there, and the catalogue to begin with.

Only the site's file is read at a start; the county's 355 items come from the
cache, or, at the very first start, from their files.
"""

from pathlib import Path
from typing import NamedTuple

from config.load import load, load_site
from config.problem import BadConfig, Problem
from config.settings import Kiosk, Site
from kiosk.cache import Cache
from kiosk.catalogue import Shelves


class Standing(NamedTuple):
    """A kiosk and the site it stands in."""

    site: Site
    kiosk: Kiosk


def standing(folder: Path, site_id: str, kiosk_id: str | None) -> Standing:
    """Return the kiosk called ``kiosk_id``, or the site's first; raises BadConfig."""
    site = load_site(folder, site_id)
    found = [kiosk for kiosk in site.kiosks if kiosk_id in (None, kiosk.id)]
    if not found:
        known = ", ".join(kiosk.id for kiosk in site.kiosks) or "no kiosk, and this site has none"
        raise BadConfig([Problem(f"{site_id}/site.toml", "kiosks", repr(kiosk_id), f"one of {known}")])
    return Standing(site, found[0])


def first_shelves(cache: Cache, folder: Path, site_id: str) -> tuple[str, Shelves]:
    """Return the catalogue to begin with and its version, ``""`` for one the server did not give.

    Raises BadConfig when there is neither a cache nor a county to read.
    """
    kept = cache.catalogue()
    if kept is not None:
        return kept[0], Shelves(kept[1])
    return "", Shelves(load(folder, site_id).catalogue())
