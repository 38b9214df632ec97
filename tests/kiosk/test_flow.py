"""The citizen's way through the screens, as a table."""

import itertools

import pytest

from kiosk.flow import NEXT, PATIENCE, START, Intent, Place, Step, Trail, walk

LISTED = Place(Step.LIST, "unit:gongan")
ITEM = Place(Step.ITEM, "GA-A-002")
HOME = Place(Step.HOME)


def journey(*moves: tuple[Intent, str]) -> Trail:
    trail = START
    for intent, about in moves:
        trail = walk(trail, intent, about)
    return trail


def test_two_touches_from_home_to_a_number() -> None:
    trail = walk(walk((HOME,), Intent.OPEN_ITEM, "GA-A-002"), Intent.TAKE)
    assert trail[-1] == Place(Step.TAKING, "GA-A-002")


def test_a_whole_visit() -> None:
    trail = journey(
        (Intent.BEGIN, ""),
        (Intent.OPEN_UNITS, ""),
        (Intent.OPEN_LIST, "unit:gongan"),
        (Intent.OPEN_ITEM, "GA-A-002"),
        (Intent.TAKE, ""),
        (Intent.ISSUED, ""),
    )
    assert trail == (HOME, Place(Step.UNITS), LISTED, ITEM, Place(Step.TAKEN, "GA-A-002"))
    assert walk(trail, Intent.HOME) == (HOME,)


def test_back_goes_to_where_the_item_was_found() -> None:
    assert walk((HOME, LISTED, ITEM), Intent.BACK) == (HOME, LISTED)
    assert walk((HOME, Place(Step.SEARCH), ITEM), Intent.BACK) == (HOME, Place(Step.SEARCH))
    assert walk((HOME, ITEM), Intent.BACK) == (HOME,)


def test_a_number_that_was_not_issued_leads_back_to_the_item() -> None:
    trail = walk((HOME, ITEM), Intent.TAKE)
    assert walk(trail, Intent.NOT_ISSUED) == (HOME, ITEM)


def test_a_second_touch_while_taking_does_nothing() -> None:
    trail = walk((HOME, ITEM), Intent.TAKE)
    for intent in (Intent.TAKE, Intent.BACK, Intent.HOME, Intent.IDLE, Intent.BEGIN):
        assert walk(trail, intent) is trail


@pytest.mark.parametrize(("step", "intent"), list(itertools.product(Step, Intent)))
def test_what_the_table_lacks_changes_nothing(step: Step, intent: Intent) -> None:
    trail = (HOME, Place(step, "x"))
    assert (walk(trail, intent, "y") is trail) is ((step, intent) not in NEXT)


def test_every_step_but_taking_leads_home_or_is_given_back() -> None:
    for step in set(Step) - {Step.BEFORE, Step.ATTRACT, Step.TAKING}:
        assert (step, Intent.IDLE) in NEXT
        assert step in PATIENCE
    for step in set(Step) - {Step.BEFORE, Step.ATTRACT, Step.HOME, Step.TAKING, Step.TAKEN}:
        assert NEXT[step, Intent.BACK] is Step.BEFORE
        assert NEXT[step, Intent.HOME] is Step.HOME


def test_every_step_can_be_reached() -> None:
    reached = {Step.ATTRACT}
    for _ in Step:
        reached |= {to for (step, _), to in NEXT.items() if step in reached}
    assert reached == set(Step)
