"""Who needs more time, larger text or a lower glass; and that nothing of it stays for the next."""

import gc
from typing import Any

from kiosk.flow import PATIENCE, WARNED, Step
from kiosk.modes import PLAIN
from kiosk.views import View


async def test_easy_mode_is_one_touch_everywhere_and_offers_less(kiosk: Any) -> None:
    kiosk.touch("begin")
    usual = len(kiosk.ids())
    kiosk.touch("mode:easy")
    assert kiosk.presenter.view.modes.easy
    assert len(kiosk.ids()) < usual
    kiosk.touch("events:person", "event:birth")
    assert "mode:easy" in kiosk.ids()
    kiosk.touch("back", "back", "mode:easy")
    assert kiosk.presenter.view.modes == PLAIN
    assert len(kiosk.ids()) == usual


async def test_modes_are_chosen_in_one_place_and_seen_at_once(kiosk: Any) -> None:
    kiosk.touch("begin", "units", "modes")
    assert kiosk.ids()[0] == "mode:easy"
    kiosk.touch("mode:contrast", "mode:left", "mode:larger", "mode:larger")
    modes = kiosk.presenter.view.modes
    assert (modes.contrast, modes.left, modes.easy, modes.size) == (True, True, True, 1)
    kiosk.touch("ok")
    assert kiosk.presenter.view.dialog is None
    assert kiosk.step() == "units"


async def test_the_guide_is_short_until_a_leaf_is_asked_for(kiosk: Any) -> None:
    kiosk.touch("begin", "mode:easy", "popular:GA-A-002")
    assert (kiosk.presenter.view.summary, kiosk.presenter.view.opened) == (True, False)
    kiosk.touch("tab:materials")
    assert (kiosk.presenter.view.summary, kiosk.presenter.view.opened) == (False, True)
    assert kiosk.presenter.view.papers
    kiosk.touch("tab:materials")
    assert kiosk.presenter.view.summary


async def test_time_is_said_to_be_up_and_can_be_had_more_than_ten_times(kiosk: Any) -> None:
    kiosk.touch("begin", "units")
    for _ in range(12):
        kiosk.wait(PATIENCE[Step.UNITS] - WARNED)
        assert kiosk.presenter.view.foot.idle
        kiosk.touch("stay")
        assert kiosk.presenter.view.foot.idle == ""
        assert kiosk.step() == "units"
    kiosk.wait(PATIENCE[Step.UNITS])
    assert kiosk.step() == "attract"


async def test_who_needs_it_has_twice_the_time(kiosk: Any) -> None:
    kiosk.touch("begin", "mode:easy", "units")
    kiosk.wait(2 * PATIENCE[Step.UNITS] - WARNED - 1)
    assert kiosk.presenter.view.foot.idle == ""
    kiosk.wait(WARNED + 1)
    assert kiosk.step() == "attract"
    assert kiosk.presenter.view.modes == PLAIN


async def test_another_service_keeps_what_the_citizen_chose(kiosk: Any) -> None:
    kiosk.touch("begin", "language", "mode:easy", "popular:GA-A-002", "take")
    await kiosk.shows(Step.TAKEN, "printed")
    kiosk.touch("another")
    assert kiosk.presenter.view.language == "en"
    assert kiosk.presenter.view.modes.easy
    kiosk.touch("popular:GA-L-001", "take")
    await kiosk.shows(Step.TAKEN, "printed")
    kiosk.touch("done")
    assert kiosk.presenter.view.language == "zh"
    assert kiosk.presenter.view.modes == PLAIN


def held(root: object) -> set[str]:
    """Return every text that can be reached from ``root`` through what holds it."""
    found: set[str] = set()
    seen: set[int] = set()
    todo = [root]
    while todo:
        thing = todo.pop()
        if isinstance(thing, str):
            found.add(thing)
        elif id(thing) not in seen and not isinstance(thing, type) and thing.__class__.__name__ != "module":
            seen.add(id(thing))
            todo += [one for one in gc.get_referents(thing) if not callable(one) or hasattr(one, "__self__")]
            todo += list(getattr(thing, "__dict__", {}).values())
    return found


async def test_nothing_of_the_last_citizen_is_left_in_memory(kiosk: Any, hall: Any) -> None:
    kiosk.touch("begin", "mode:easy", "search", *(f"key:{letter}" for letter in "vvqvv"))
    assert "vvqvv" in held(kiosk.presenter)
    kiosk.touch("home", "popular:GA-A-002", "take")
    taken = await kiosk.shows(Step.TAKEN, "printed")
    follow = taken.qr or hall.tickets[next(iter(hall.tickets))].follow
    assert taken.number in held(kiosk.presenter)
    kiosk.wait(2 * PATIENCE[Step.TAKEN])
    assert kiosk.step() == "home"
    kiosk.views.clear()
    left = held(kiosk.presenter) | held(kiosk.presenter.journey)
    assert not {"vvqvv", taken.number, follow} & left
    assert isinstance(kiosk.presenter.view, View)
