"""Nobody is at the glass: a picture of the county, the time, where to touch."""

from typing import Final

from kiosk.showing.frame import Sight, bar, language
from kiosk.views import AttractView, Target

SCENE_SECONDS: Final = 12
SCENES: Final = 4


def show(sight: Sight) -> AttractView:
    """Return the view; the picture changes with the clock."""
    words = sight.words
    return AttractView(
        step=sight.visit.step,
        language=words.language,
        bar=bar(sight),
        begin=Target("begin", words.say("Touch to begin"), "touch"),
        welcome=words.say("Take a number, find a service"),
        hint=words.say("Guides, time limits and fees of every service"),
        other=language(sight),
        scene=int(sight.world.now.timestamp()) // SCENE_SECONDS % SCENES,
    )
