"""Nobody is at the glass: views of the county and the site's films, the time, where to touch."""

from kiosk.programme import at
from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar, language
from kiosk.views import AttractView, Target


def show(sight: Sight) -> AttractView:
    """Return the view; what is shown in it changes with the time since the last citizen left."""
    words = sight.words
    due = at(sight.world.programme, sight.idle)
    return AttractView(
        step=sight.visit.step,
        language=words.language,
        modes=sight.visit.modes,
        bar=bar(sight),
        dialog=dialog(sight),
        state="film" if due.film else "",
        begin=Target("begin", words.say("Touch to begin"), "touch"),
        welcome=words.say("Take a number, find a service"),
        hint=words.say("Guides, time limits and fees of every service"),
        other=language(sight),
        scene=due.scene,
        film=due.film,
        upcoming=due.upcoming,
    )
