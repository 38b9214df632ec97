"""Every rule between the settings of appointments has a row: how a county is spoilt, and what is said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from config.check_appointments import check_appointments
from config.load import check_all, load

Tables = dict[str, Any]
Write = Callable[[Tables], Path]
SITE = "centre/site.toml"
QUOTA = {"item": "GA-A-001", "morning": 1, "afternoon": 1}
SPOILT: dict[str, tuple[Callable[[Tables], object], str]] = {
    "a release while the late are still let in": (
        lambda t: t["site"].update(appointments={"late": 30, "release": 30}),
        f"{SITE}: appointments.release = 30: expected more than late (30): "
        "who is late can only come before the release",
    ),
    "a quota of an item that no queue takes": (
        lambda t: t["site"].update(quotas=[QUOTA | {"item": "GA-A-009"}]),
        f"{SITE}: quotas.item = GA-A-009: expected the code of an item that a queue of this site takes",
    ),
    "two quotas of one item": (
        lambda t: t["site"].update(quotas=[QUOTA, QUOTA]),
        f"{SITE}: quotas.item = GA-A-001: expected each once, found 2 times",
    ),
    "a quota without hours": (
        lambda t: t["site"].update(quotas=[QUOTA], hours=[]),
        f"{SITE}: quotas = given: expected hours too: slots and half-days are made from them",
    ),
    "slots without hours": (
        lambda t: (t["site"].update(hours=[]), t["site"]["queues"][0].update(slots={"capacity": 1})),
        f"{SITE}: queues[police].slots = given: expected hours too: slots and half-days are made from them",
    ),
}


@pytest.mark.parametrize(("spoil", "said"), SPOILT.values(), ids=SPOILT)
def test_what_is_wrong_is_said(
    tables: Tables, write: Write, spoil: Callable[[Tables], object], said: str
) -> None:
    spoil(tables)
    assert [str(problem) for problem in check_all(write(tables))] == [said]


def test_slots_and_quotas_in_order_are_no_problem(tables: Tables, write: Write) -> None:
    tables["site"]["queues"][0].update(slots={"capacity": 4}, units=[], items=["GA-A-001"])
    tables["site"].update(quotas=[QUOTA], appointments={"late": 29, "release": 30})
    assert check_all(write(tables)) == []


def test_no_hours_are_no_problem_where_nothing_is_made_from_them(tables: Tables, write: Write) -> None:
    tables["site"]["hours"] = []
    assert check_all(write(tables)) == []


def test_a_site_without_appointments_has_nothing_wrong(tables: Tables, write: Write) -> None:
    loaded = load(write(tables), "centre")
    assert list(check_appointments("f", loaded.site, loaded.items)) == []
