"""Every unit that a loudspeaker can need: prepared at start, and what a set of clips must have. Pure."""

from config.loudspeakers import home_of, windows_of
from config.settings import Site
from config.voice import Loudspeaker
from speech.sentence import One, Place, Tongue, vocabulary, written_as


def places(site: Site, loudspeaker: Loudspeaker, tongue: Tongue) -> tuple[Place, ...]:
    """Return every place it can send someone to; all halls but its own are named."""
    home = home_of(loudspeaker)
    names = {hall.id: hall.name if written_as(tongue) == "zh" else hall.name_en for hall in site.halls}
    return tuple(
        Place(window.label, "" if window.hall == home else names[window.hall])
        for window in windows_of(site, loudspeaker)
    )


def units(site: Site, loudspeaker: Loudspeaker, tongue: Tongue, one: One) -> tuple[str, ...]:
    """Return the units of every possible call: each number of the site's queues to each of its windows."""
    letters = "".join(sorted({letter for queue in site.queues for letter in queue.prefix}))
    return vocabulary(places(site, loudspeaker, tongue), tongue, one, letters)
