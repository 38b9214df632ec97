"""Where one is, and the way back to each place before."""

from typing import Any

from kiosk.flow import Step
from kiosk.spoken import spoken
from kiosk.wording import Words


def shown(kiosk: Any) -> list[tuple[str, str]]:
    return [(crumb.id, crumb.text) for crumb in kiosk.presenter.view.crumbs]


async def test_an_item_found_by_its_unit_stands_behind_home_and_that_unit(kiosk: Any) -> None:
    kiosk.touch("begin")
    assert shown(kiosk) == []
    kiosk.touch("units")
    assert shown(kiosk) == [("crumb:0", "首页")]
    kiosk.touch("unit:gongan")
    assert shown(kiosk) == [("crumb:0", "首页"), ("crumb:1", "按部门找")]
    kiosk.touch("item:GA-A-002")
    assert shown(kiosk) == [("crumb:0", "首页"), ("crumb:2", "公安")]
    kiosk.touch("crumb:2")
    assert (kiosk.presenter.view.step, kiosk.presenter.visit.place.about) == (Step.LIST, "unit:gongan")
    kiosk.touch("crumb:1")
    assert kiosk.step() == Step.UNITS
    kiosk.touch("crumb:0")
    assert kiosk.step() == Step.HOME


async def test_a_life_event_and_a_search_are_named_in_both_languages(kiosk: Any) -> None:
    kiosk.touch("begin", "language", "event:birth")
    first = kiosk.presenter.view.rows[0].target.id
    kiosk.touch(first)
    assert shown(kiosk) == [("crumb:0", "Home"), ("crumb:1", "Birth")]
    kiosk.touch("home", "search", "key:s", "key:f", "key:z")
    kiosk.touch(kiosk.presenter.view.rows[0].target.id)
    assert shown(kiosk) == [("crumb:0", "Home"), ("crumb:1", "Search")]
    kiosk.touch("crumb:1")
    assert (kiosk.presenter.view.step, kiosk.presenter.view.query) == (Step.SEARCH, "sfz")


async def test_crumbs_are_heard_last_and_easy_mode_has_none(kiosk: Any) -> None:
    kiosk.touch("begin", "units", "unit:gongan")
    names = [name for name, _ in spoken(kiosk.presenter.view, Words("zh")).choices]
    assert names.index("crumb:0") > max(names.index(row.target.id) for row in kiosk.presenter.view.rows)
    kiosk.touch("mode:easy")
    assert shown(kiosk) == []
