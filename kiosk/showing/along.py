"""Taking the guide of an item along: printed whole, only what to bring, or by its code on a phone."""

from typing import Final

from kiosk.showing.frame import Sight
from kiosk.views import Target
from kiosk.wording import Language

PAPERS: Final = (
    ("guide", "Print the whole guide", "document"),
    ("list", "Print only what to bring", "check"),
)
"""What can be printed, what that is called, its pictogram."""


def papers(sight: Sight) -> tuple[Target, ...]:
    """Return what can be printed; of no use while there is no paper."""
    muted = sight.world.printer == "bad"
    return tuple(
        Target(f"print:{part}", sight.words.say(text), icon, muted=muted) for part, text, icon in PAPERS
    )


def code(sight: Sight) -> str:
    """Return what the code on the glass says: the address of the guide's page."""
    return guide_url(sight.world.public_url, sight.visit.place.about, sight.words.language)


def guide_url(public_url: str, item: str, language: Language) -> str:
    """Return the address of the page of an item's guide, ``""`` where the site's is not known."""
    return f"{public_url.rstrip('/')}/guide/{item}?lang={language}" if public_url and item else ""
