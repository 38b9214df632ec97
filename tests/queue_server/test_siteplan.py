"""The two plans of one configuration say the same."""

from typing import Any

from msgspec.structs import replace

from config.appointments import Appointments, Persons, Quota, Slots
from config.load import DEMO_COUNTY, load
from config.window_screens import WindowScreen
from queue_server.domain import limits
from queue_server.siteplan import rules_plan, wire_plan


def test_the_rules_and_the_clients_see_the_same_site(site: Any) -> None:
    for loaded in (site(), load(DEMO_COUNTY, "centre")):
        rules, told = rules_plan(loaded), wire_plan(loaded)
        assert list(rules.queues) == [queue.id for queue in told.queues]
        assert list(rules.windows) == [window.id for window in told.windows]
        assert {q.id: (q.prefix, q.windows) for q in rules.queues.values()} == {
            q.id: (q.prefix, q.windows) for q in told.queues
        }
        assert {w.id: (w.label, w.hall, w.queues) for w in rules.windows.values()} == {
            w.id: (w.label, w.hall, w.queues) for w in told.windows
        }
        assert set(rules.queue_of_item.values()) <= set(rules.queues)
        assert set(rules.chosen()) == {"ordinary", *(priority.id for priority in told.priorities)}
        assert {q.id: (q.group, q.promise) for q in rules.queues.values()} == {
            q.id: (q.group, q.promise) for q in told.queues
        }
        assert {"default"} | {group.id for group in told.groups} == set(rules.groups)


def test_an_item_goes_to_the_queue_of_its_unit(site: Any) -> None:
    assert rules_plan(site()).queue_of_item == {"GA-A-001": "a", "SW-A-001": "b"}


def test_every_class_that_goes_first_has_a_head_start(site: Any) -> None:
    assert rules_plan(site()).classes["elderly"].head_start == 15


def test_appointments_quotas_and_persons_come_to_the_rules(site: Any) -> None:
    loaded = site()
    queues = (replace(loaded.site.queues[0], slots=Slots(minutes=20, capacity=4, walk_ins=25, days_ahead=3)),)
    told = replace(
        loaded.site,
        queues=(*queues, loaded.site.queues[1]),
        quotas=(Quota(item="GA-A-001", morning=3, afternoon=2),),
        appointments=Appointments(early=40, late=5, release=15),
        persons=Persons(one_open=True, daily=2),
    )
    plan = rules_plan(replace(loaded, site=told))
    assert plan.slots == {"a": limits.SlotRule(20, 4, 25, 3)}
    assert plan.quotas == {"GA-A-001": limits.Quota(3, 2)}
    assert plan.check_in == limits.CheckInRule(40, 5, 15)
    assert plan.persons == limits.PersonRule(True, 2)


def test_clients_are_told_names_in_both_languages(site: Any) -> None:
    told = wire_plan(site())
    assert (told.name, told.name_en, told.halls[0].name, told.halls[0].name_en) == (
        "中心",
        "Centre",
        "左厅",
        "Left",
    )


def test_a_window_is_witnessed_where_a_board_or_a_bar_can_prove_its_calls(site: Any) -> None:
    assert not any(window.witnessed for window in rules_plan(site()).windows.values())
    screens = (WindowScreen(id="s1", window="w1"), WindowScreen(id="s2", window="w2", shows="sign"))
    small = site()
    with_screens = replace(small, site=replace(small.site, window_screens=screens))
    assert [w.id for w in rules_plan(with_screens).windows.values() if w.witnessed] == ["w1"]
    centre = load(DEMO_COUNTY, "centre")
    assert all(window.witnessed for window in rules_plan(centre).windows.values())


def test_the_figures_of_the_life_cycle_are_the_sites(site: Any) -> None:
    rules = rules_plan(site()).rules
    assert (rules.recalls, rules.recall_seconds, rules.hold_minutes) == (3, 0, 60)
