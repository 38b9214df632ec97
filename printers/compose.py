"""A slip or guide → the bytes that print it; words, layout and encoding in one call."""

from printers.guide import Guide, guide_blocks, list_blocks
from printers.layout import lay_out
from printers.profile import Profile
from printers.protocols.escpos import encode
from printers.slip import Slip, slip_blocks
from translations.catalogue import catalogue


def slip_bytes(slip: Slip, profile: Profile) -> bytes:
    """Return the bytes that print ``slip`` in its language on a printer of ``profile``."""
    return encode(lay_out(slip_blocks(slip, catalogue("slip", slip.language)), profile), profile)


def guide_bytes(guide: Guide, profile: Profile) -> bytes:
    """Return the bytes that print ``guide`` in its language on a printer of ``profile``."""
    return encode(lay_out(guide_blocks(guide, catalogue("slip", guide.language)), profile), profile)


def list_bytes(guide: Guide, profile: Profile) -> bytes:
    """Return the bytes that print only what ``guide`` asks to bring."""
    return encode(lay_out(list_blocks(guide, catalogue("slip", guide.language)), profile), profile)
