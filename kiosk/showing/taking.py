"""The number is on its way: three stages, the first two at once."""

from typing import Final

from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar
from kiosk.views import TakingView

STAGES: Final = ("Asked", "Number", "Slip")


def show(sight: Sight) -> TakingView:
    """Return the view."""
    words, visit = sight.words, sight.visit
    item = sight.world.shelves.item(visit.place.about)
    return TakingView(
        step=visit.step,
        language=words.language,
        modes=visit.modes,
        bar=bar(sight),
        dialog=dialog(sight),
        state="asking",
        title=words.say("Taking your number"),
        item=words.short(item) if item else "",
        stages=tuple(words.of("stage", stage) for stage in STAGES),
        reached=1,
    )
