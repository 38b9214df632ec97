"""What the kiosk knows of the hall."""

from kiosk.catalogue import Shelves
from kiosk.world import World


def test_an_item_is_served_in_a_hall_at_windows(world: World, shelves: Shelves) -> None:
    item = shelves.item("GA-A-002")
    assert item is not None
    where = world.where(item)
    assert where.hall is not None
    assert (where.hall.id, where.labels, where.direction) == ("right", ("19", "20", "21"), "right")
    world.hall = "right"
    assert world.where(item).direction == "here"


def test_windows_of_two_halls_lead_to_the_first(world: World) -> None:
    where = world.at(("l02", "r19", "l03"))
    assert (where.labels, where.direction) == (("2", "3"), "here")


def test_a_window_the_plan_lacks_leads_nowhere(world: World) -> None:
    assert world.at(("moon",)) == (None, (), "")
    world.plan = None
    assert world.at(("l02",)) == (None, (), "")
    assert world.here() is None
    assert world.enquiry() == ()
    assert world.phones() == ("", "")


def test_the_enquiry_window_is_known(world: World) -> None:
    assert world.enquiry() == ("36",)
