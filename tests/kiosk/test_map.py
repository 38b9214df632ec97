"""Where is what, touched through: areas, names, windows, the way told; and the way to a number's window."""

from typing import Any

import pytest

from kiosk.flow import Step
from kiosk.spoken import spoken
from kiosk.wording import Words


async def test_the_map_begins_where_one_stands_and_tells_how_to_ask(kiosk: Any) -> None:
    kiosk.touch("begin", "map")
    view = kiosk.presenter.view
    assert view.step is Step.MAP
    assert [area.text for area in view.areas if area.chosen] == ["左厅"]
    assert view.floor.here_words == "您在这里"
    assert view.floor.way == ()
    assert {cell.label for cell in view.floor.cells} == {str(number) for number in range(1, 19)}
    assert spoken(view, Words("zh")).lines == ("厅内导览", "点窗口或名称，看怎么走。")


async def test_a_window_touched_on_the_plan_has_its_way_drawn_and_told(kiosk: Any) -> None:
    kiosk.touch("begin", "map", "spot:l02")
    view = kiosk.presenter.view
    assert [cell.label for cell in view.floor.cells if cell.chosen] == ["2"]
    assert len(view.floor.way) > 2
    assert (
        view.way
        == "左转走约\xa018\xa0米，再右转走约\xa05\xa0米，2\xa0号窗口（企业登记与市场监管）在您左手边。"
    )
    assert view.way in spoken(view, Words("zh")).lines
    kiosk.touch("spot:l02")
    assert kiosk.presenter.view.floor.way == ()


async def test_a_unit_in_the_other_hall_shows_all_areas_on_the_way(kiosk: Any) -> None:
    kiosk.touch("begin", "language", "map", "area:right", "group:r19")
    view = kiosk.presenter.view
    assert {ground.name for ground in view.floor.grounds} == {"Left Hall", "Lobby", "Right Hall"}
    assert {cell.label for cell in view.floor.cells if cell.chosen} == {"19", "20", "21"}
    assert view.way.startswith("Turn right, about 16\xa0metres, then turn left")
    assert view.way.endswith("Windows 19–21 (Public security): on your left.")


@pytest.mark.parametrize(
    ("touched", "name"), [("spot:lobby/5", "卫生间"), ("spot:lobby/0", "导办台"), ("spot:lobby/4", "电梯")]
)
async def test_facilities_are_found_by_name(kiosk: Any, touched: str, name: str) -> None:
    kiosk.touch("begin", "map", "area:lobby", touched)
    view = kiosk.presenter.view
    assert name in view.way
    assert [sign.icon for sign in view.floor.signs if sign.chosen]


async def test_places_are_turned_like_pages_and_forgotten_at_home(kiosk: Any) -> None:
    kiosk.touch("begin", "map", "area:all", "next")
    assert kiosk.presenter.view.pager.text == "2\xa0/\xa06"
    kiosk.touch("home", "map")
    view = kiosk.presenter.view
    assert (kiosk.presenter.visit.chosen, kiosk.presenter.visit.area) == ("", "")
    assert [area.text for area in view.areas if area.chosen] == ["左厅"]


async def test_a_ticket_shows_and_tells_the_way_from_this_kiosk(kiosk: Any) -> None:
    kiosk.touch("begin", "popular:GA-A-002", "take")
    view = await kiosk.shows(Step.TAKEN, "printed")
    assert (view.way, view.arrow) == ("请往右走", "right")
    assert {cell.label for cell in view.floor.cells if cell.chosen} == {"19", "20", "21"}
    assert view.floor.way[0] == view.floor.here
    assert "右转走约\xa016\xa0米" in "\n".join(spoken(view, Words("zh")).lines)


async def test_a_kiosk_that_nobody_measured_says_the_hall_alone(kiosk: Any) -> None:
    kiosk.world.kiosk, kiosk.world._floor = "unmeasured", None
    kiosk.touch("begin", "popular:GA-A-002", "take")
    view = await kiosk.shows(Step.TAKEN, "printed")
    assert (view.way, view.arrow, view.floor, view.directions) == ("请往右走", "right", None, "")
