"""Several things in one visit: one number, one slip, one way from window to window."""

from typing import Any

from kiosk.flow import Step
from wire.intents import Issue


async def test_one_number_for_all_that_was_put_together(kiosk: Any, hall: Any) -> None:
    kiosk.touch("begin", "popular:GA-A-002", "add")
    assert kiosk.ids() == ["drop:GA-A-002", "all", "more", "ok"]
    kiosk.touch("more", "popular:MZ-A-001", "add", "all")
    taken = await kiosk.shows(Step.TAKEN, "printed")
    (order,) = [intent for intent in hall.heard if isinstance(intent, Issue)]
    assert (order.item, order.items) == (None, ("GA-A-002", "MZ-A-001"))
    assert taken.item == "办身份证 → 领结婚证"
    assert len(kiosk.printer.slips) == 1


async def test_the_basket_is_found_at_home_and_things_can_be_left_out(kiosk: Any) -> None:
    kiosk.touch("begin", "popular:GA-A-002", "add", "more", "basket", "drop:GA-A-002")
    assert kiosk.presenter.view.dialog is None
    assert "basket" not in kiosk.ids()


async def test_who_touches_it_again_takes_it_out(kiosk: Any) -> None:
    kiosk.touch("begin", "popular:GA-A-002", "add", "more", "popular:GA-A-002", "add")
    assert kiosk.presenter.view.dialog is None
    assert kiosk.presenter.visit.basket == ()


async def test_while_the_server_is_away_several_things_wait(kiosk: Any) -> None:
    kiosk.touch("begin", "popular:GA-A-002", "add")
    kiosk.world.away = True
    kiosk.touch("all")
    assert kiosk.presenter.view.dialog.id == "away"
    assert kiosk.presenter.visit.basket == ("GA-A-002",)


async def test_easy_mode_has_the_basket_too(kiosk: Any, hall: Any) -> None:
    kiosk.touch("begin", "mode:easy", "popular:GA-A-002", "add", "more")
    assert kiosk.presenter.view.popular[0].id == "basket"
    kiosk.touch("popular:GA-L-001", "add", "all")
    await kiosk.shows(Step.TAKEN, "printed")
    (order,) = [intent for intent in hall.heard if isinstance(intent, Issue)]
    assert order.items == ("GA-A-002", "GA-L-001")
