"""The life cycle: stories a hall tells, the complement of the table, its laws, and the reviewed drawing."""

import re
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from queue_server.domain.events import AnyEvent
from queue_server.domain.guards import GUARDS
from queue_server.domain.lifecycle import AT_WINDOW, BEFORE, NEXT, OPEN, Action, Guard, State, after

DRAWING = Path(__file__).parents[3] / "docs/reference/ticket-lifecycle.md"
ROW = re.compile(r"^    (\w+) --> (\w+): (\w+)(?: \[(\w+)\])?$", re.MULTILINE)
END = re.compile(r"^    (\w+) --> \[\*\]$", re.MULTILINE)

STORIES = {
    "called, served, done": ("call start finish", "finished"),
    "called twice before coming": ("call recall start", "serving"),
    "done by pressing next, start never told": ("call finish", "finished"),
    "did not come": ("call recall no_show", "no_show"),
    "left to fetch a document": ("call start hold resume finish", "finished"),
    "sent to the right window": ("call transfer call start finish", "finished"),
    "sent on in the middle of service": ("call start transfer", "waiting"),
    "went home": ("cancel", "cancelled"),
    "fetched a document and never came back": ("call start hold cancel", "cancelled"),
    "still waiting when the hall closed": ("expire", "expired"),
    "went on to the next stop": ("call start next_stop call start finish", "finished"),
    "missed the call and came back": ("call no_show requeue call start finish", "finished"),
    "fetched a document for too long": ("call start hold release call start finish", "finished"),
    "still held when the hall closed": ("call start hold expire", "expired"),
}


def run(actions: str, start: State = State.WAITING) -> State | None:
    """Return where ``actions`` lead from ``start``, None at the first that is forbidden."""
    state: State | None = start
    for name in actions.split():
        state = after(state, Action(name)) if state is not None else None
    return state


@pytest.mark.parametrize(("actions", "end"), STORIES.values(), ids=STORIES)
def test_story(actions: str, end: str) -> None:
    assert run(actions) is State(end)


BOOKED_STORIES = {
    "booked, came, was served": ("check_in call start finish", "finished"),
    "put off twice, then came": ("move move check_in", "waiting"),
    "booked and never came": ("no_show", "no_show"),
    "booked and withdrawn": ("move cancel", "cancelled"),
}


@pytest.mark.parametrize(("actions", "end"), BOOKED_STORIES.values(), ids=BOOKED_STORIES)
def test_story_of_a_booking(actions: str, end: str) -> None:
    assert run(actions, State.BOOKED) is State(end)


@pytest.mark.parametrize(
    "actions", ["call", "expire", "check_in check_in", "check_in move", "no_show check_in"]
)
def test_forbidden_story_of_a_booking(actions: str) -> None:
    assert run(actions, State.BOOKED) is None


FORBIDDEN = {
    "a number taken is not served before it is called": "start",
    "one cannot be called twice at once": "call call",
    "a finished service cannot be recalled": "call finish recall",
    "who did not come is not served": "call no_show start",
    "a parked ticket is not finished unseen": "call start hold finish",
    "a withdrawn ticket is never called": "cancel call",
    "who was served does not come back": "call start finish requeue",
    "one being served is not released": "call start release",
    "what expired stays expired": "expire call",
    "one being served cannot be withdrawn": "call start cancel",
    "one being served was there": "call start no_show",
}


@pytest.mark.parametrize("actions", FORBIDDEN.values(), ids=FORBIDDEN)
def test_forbidden_story(actions: str) -> None:
    assert run(actions) is None


def test_the_reviewed_drawing_is_exactly_the_table() -> None:
    page = DRAWING.read_text(encoding="utf-8")
    block = page.split("```")[1]
    assert {(s, a): (then, guard) for s, then, a, guard in ROW.findall(block)} == {
        (str(s), str(a)): (str(move.then), str(move.guard)) for (s, a), move in NEXT.items()
    }
    assert len(ROW.findall(block)) == len(NEXT)
    assert set(END.findall(block)) == {str(state) for state in State if state not in OPEN | BEFORE}


@pytest.mark.parametrize(("state", "action"), sorted(set(product(State, Action)) - set(NEXT)))
def test_every_pair_outside_the_table_leads_nowhere(state: State, action: Action) -> None:
    assert after(state, action) is None


def test_nothing_leaves_an_end() -> None:
    ends = set(State) - OPEN - BEFORE - {State.NO_SHOW}  # who missed the call may come back
    assert not [pair for pair in NEXT if pair[0] in ends]


def test_every_state_can_be_reached() -> None:
    reached = {State.BOOKED, State.WAITING}
    while grown := {move.then for (state, _), move in NEXT.items() if state in reached} - reached:
        reached |= grown
    assert reached == set(State)


def test_every_open_state_can_end_with_the_day() -> None:
    assert {state for (state, action) in NEXT if action is Action.EXPIRE} == OPEN


def test_who_is_at_a_window_can_be_finished_there_and_nobody_else() -> None:
    assert {state for (state, action) in NEXT if action is Action.FINISH} == AT_WINDOW


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        NEXT[State.FINISHED, Action.CALL] = NEXT[State.WAITING, Action.CALL]  # type: ignore[index]


def test_every_state_and_action_is_in_the_page() -> None:
    page = DRAWING.read_text(encoding="utf-8")
    assert all(f"| {state} |" in page for state in State)


def test_every_row_names_an_event_and_a_guard_that_exist() -> None:
    events = {kind.__name__ for kind in get_args(AnyEvent)}
    assert {move.event for move in NEXT.values()} <= events
    assert {move.guard for move in NEXT.values()} == set(GUARDS) == set(Guard)
