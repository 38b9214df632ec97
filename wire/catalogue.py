"""The catalogue conversation: a kiosk asks for the items when its version is not the server's.

The body is ``config.catalogue.Catalogue`` as JSON; it is not spelled out here
so that the form of an item is defined once.
"""

import msgspec

from wire.message import Message


class GetCatalogue(Message, frozen=True, kw_only=True):
    """Send me the catalogue."""


class CatalogueIs(Message, frozen=True, kw_only=True):
    """The catalogue; ``version`` is the SHA-256 of ``body``, in hex."""

    version: str
    body: msgspec.Raw


class CatalogueChanged(Message, frozen=True, kw_only=True):
    """There is a newer catalogue; fetch it when no citizen is in the middle of something."""

    version: str
