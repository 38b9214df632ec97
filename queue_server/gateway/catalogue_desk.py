"""The catalogue of the site as it is offered now, and how a newer one takes its place while the hall is open.

Only what is offered changes: items, units, life events. Which queues and
windows there are is settled at the start; the running site says which queue an
item goes to. Kiosks are told the new version at once, and ask for the body.
"""

from collections.abc import Callable
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from config.load import Loaded
from queue_server.gateway.hub import Hub
from queue_server.gateway.rooms import KIOSK
from wire.catalogue import CatalogueChanged, CatalogueIs
from wire.codec import encode


class CatalogueNow(msgspec.Struct, frozen=True, kw_only=True):
    """A catalogue by its version, the SHA-256 of its JSON, and the codes that came, went or changed.

    ``restart`` when the site's settings, too, are others than the running ones.
    """

    version: str
    items: int
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    restart: bool = False


class CatalogueDesk:
    """One for all; ``read`` reads the county's files, ``taken`` hears of each new catalogue."""

    def __init__(
        self, loaded: Loaded, hub: Hub, read: Callable[[], Loaded], taken: Callable[[Loaded], None]
    ) -> None:
        self.read = read
        self._hub = hub
        self._taken = taken
        self._offer(loaded)

    @property
    def now(self) -> CatalogueNow:
        """What is offered now."""
        return CatalogueNow(version=self.version, items=len(self.loaded.items))

    def take(self, fresh: Loaded) -> CatalogueNow:
        """Offer what was read and tell the kiosks; of the same catalogue again nobody is told."""
        before, version = self.loaded, self.version
        county = replace(before.county, units=fresh.county.units, life_events=fresh.county.life_events)
        self._offer(replace(before, county=county, items=fresh.items))
        if self.version != version:
            self._taken(self.loaded)
            self._hub.say(encode(CatalogueChanged(version=self.version)).decode(), KIOSK)
        return self._difference(before, fresh)

    def _offer(self, loaded: Loaded) -> None:
        catalogue = loaded.catalogue()
        body = msgspec.json.encode(catalogue)
        self.loaded, self.catalogue, self.queue_of = loaded, catalogue, catalogue.queue_of
        self.version = sha256(body).hexdigest()
        self.frame = encode(CatalogueIs(version=self.version, body=msgspec.Raw(body))).decode()

    def _difference(self, before: Loaded, fresh: Loaded) -> CatalogueNow:
        old = {item.code: item for item in before.items}
        new = {item.code: item for item in fresh.items}
        site = replace(fresh.site, server=before.site.server)  # the command line may say otherwise
        return replace(
            self.now,
            added=tuple(code for code in new if code not in old),
            removed=tuple(code for code in old if code not in new),
            changed=tuple(code for code in new if code in old and new[code] != old[code]),
            restart=site != before.site,
        )
