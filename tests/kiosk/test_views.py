"""What the screens are given to show."""

from datetime import UTC, datetime

import pytest

from kiosk.flow import Place, Step
from kiosk.showing.dialogs import DIALOGS
from kiosk.showing.frame import Sight
from kiosk.showing.table import SCREENS
from kiosk.views.pieces import targets
from kiosk.visit import Visit
from kiosk.wording import Language, Words
from kiosk.world import World
from wire.live import TicketView

ABOUT = {
    Step.EVENTS: "person",
    Step.LIST: "unit:gongan",
    Step.ITEM: "GA-A-002",
    Step.TAKING: "GA-A-002",
    Step.TAKEN: "GA-A-002",
}
TICKET = TicketView(
    id="t1",
    number="L001",
    queue="police",
    state="waiting",
    issued_at=datetime(2026, 11, 24, tzinfo=UTC),
    item="GA-A-002",
    windows=("r19", "r20", "r21"),
    people_ahead=0,
    follow="word",
)


def sight(step: Step, world: World, language: Language = "zh", **visit: object) -> Sight:
    trail = (Place(Step.HOME), Place(step, ABOUT.get(step, "")))
    return Sight(Visit(language=language, trail=trail, ticket=TICKET, **visit), world, Words(language))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("step", sorted(SCREENS))
def test_every_screen_can_be_shown_and_its_targets_are_named_once(
    step: Step, language: Language, world: World
) -> None:
    view = SCREENS[step](sight(step, world, language))
    assert (view.step, view.language) == (step, language)
    ids = [target.id for target in targets(view)]
    assert len(ids) == len(set(ids))
    assert all(ids)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(set(DIALOGS) - {"enrol"}))  # that one goes by itself
def test_every_dialog_can_be_shown_and_left(name: str, language: Language, world: World) -> None:
    view = SCREENS[Step.ITEM](sight(Step.ITEM, world, language, dialog=name))
    assert view.dialog is not None
    assert "{" not in view.dialog.title + view.dialog.text
    ids = [target.id for target in targets(view)]
    assert set(ids) & {"ok", "home"}
    assert "take" not in ids


def test_every_screen_can_be_shown_before_the_first_word_from_the_server(world: World) -> None:
    world.plan, world.queues = None, {}
    for step, show in SCREENS.items():
        show(sight(step, world))


def test_an_item_without_a_queue_here_has_only_its_guide(world: World) -> None:
    world.shelves.catalogue.queue_of.pop("GA-A-002")
    try:
        view = SCREENS[Step.ITEM](sight(Step.ITEM, world))
    finally:
        world.shelves.catalogue.queue_of["GA-A-002"] = "police"
    assert view.state == "elsewhere"
    assert "priority" not in [target.id for target in targets(view)]


def test_the_gain_of_the_promised_limit_is_shown(world: World) -> None:
    view = SCREENS[Step.ITEM](sight(Step.ITEM, world))
    limits = view.limits  # type: ignore[attr-defined]
    assert (limits.legal, limits.promised, limits.gain) == ("40\xa0个工作日", "15\xa0个工作日", "提速\xa062%")
    assert limits.promised_share == pytest.approx(15 / 40)
