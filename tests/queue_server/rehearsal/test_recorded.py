"""A day read from its log and played again: the same under the same rules, whatever happened in it."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.plan import Plan, Serve
from queue_server.domain.rules import Rules
from queue_server.rehearsal.player import play
from queue_server.rehearsal.recorded import Day, recorded
from queue_server.rehearsal.shapes import SHAPES, plan_of
from queue_server.rehearsal.visitors import simulated
from wire import intents as i


def again(made: Any, log: Any) -> Any:
    return play(recorded(log, made.plan, made.day).script, made.plan).log


def staffed(made: Any, *windows: str) -> None:
    for window in windows:
        made.on(0, i.OpenWindow, window=window, clerk=f"clerk:{window}")


@pytest.mark.parametrize("name", SHAPES)
def test_a_simulated_day_is_reproduced_to_the_microsecond(name: str, told: Any) -> None:
    script, plan = simulated(SHAPES[name], 1), plan_of(SHAPES[name])
    log = play(script, plan, told=False).log
    read = recorded(log, plan, Day(script.day, script.midnight, script.hours))
    assert read.guessed == 0
    assert read.calls == sum(isinstance(event, e.TicketCalled) for event, _ in log)
    assert told(play(read.script, plan, told=False).log) == told(log)


def test_a_call_finished_by_the_next_is_reproduced(made: Any, told: Any) -> None:
    staffed(made, "w2")
    for at in (1, 2, 3):
        made.on(at, i.Issue, queue="a")
    for at in (10, 100, 250, 300):
        made.on(at, i.CallNext, window="w2")
    log = made.run()
    ends = {"ServiceFinished", "TicketCalled", "TicketIssued"}
    assert [one for one in told(again(made, log)) if one[1] in ends] == [
        one for one in told(log) if one[1] in ends
    ]


def test_who_pressed_next_only_for_somebody_new_was_done_before(made: Any, told: Any) -> None:
    staffed(made, "w2")
    for at in (1, 2, 1000):
        made.on(at, i.Issue, queue="a")
    for at in (10, 110, 1005):
        made.on(at, i.CallNext, window="w2")
    log = made.run()
    read = recorded(log, made.plan, made.day)
    second, third = read.script.arrivals[1:]
    assert second.legs[0].service == pytest.approx(100, abs=0.01)  # as the one that was measured
    assert third.legs[0].notices == 5
    assert read.guessed == 2  # it, and the last one, whose end nobody told
    calls = [one for one in told(log) if one[1] == "TicketCalled"]
    assert [one for one in told(again(made, log)) if one[1] == "TicketCalled"] == calls


def test_who_is_gone_and_comes_back_does_so_again(made: Any, told: Any) -> None:
    staffed(made, "w2")
    for at in (1, 2, 3):
        made.on(at, i.Issue, queue="a")
    made.on(10, i.CallNext, window="w2")
    made.on(40, i.Recall, window="w2")
    made.on(70, i.NoShow, window="w2")
    made.on(75, i.CallNext, window="w2")
    made.on(80, i.Start, window="w2")
    made.on(90, i.Requeue, ticket=1)
    made.on(100, i.Finish, window="w2")
    for at in (101, 201):
        made.on(at, i.CallNext, window="w2")
    made.on(300, i.Finish, window="w2")
    log = made.run()
    assert told(again(made, log)) == told(log)


def test_who_is_held_and_who_is_sent_elsewhere_go_the_same_way(made: Any, told: Any) -> None:
    staffed(made, "w2", "w3")
    for at in (1, 2):
        made.on(at, i.Issue, queue="a")
    made.on(10, i.CallNext, window="w2")
    made.on(20, i.Start, window="w2")
    made.on(50, i.Hold, window="w2")
    made.on(55, i.CallNext, window="w2")
    made.on(60, i.Start, window="w2")
    made.on(90, i.Transfer, window="w2", to_queue="b")
    made.on(95, i.CallNext, window="w3")
    made.on(99, i.Start, window="w3")
    made.on(120, i.Resume, window="w2")
    made.on(150, i.Transfer, window="w2", to_clerk="w3")
    made.on(160, i.Finish, window="w3")
    made.on(170, i.CallNext, window="w3")
    made.on(175, i.Start, window="w3")
    made.on(190, i.Finish, window="w3")
    log = made.run()
    assert told(again(made, log)) == told(log)


def test_a_pause_that_is_explained_later_is_one_pause(made: Any) -> None:
    staffed(made, "w2")
    made.on(1, i.Issue, queue="a")
    made.on(100, i.PauseWindow, window="w2")
    made.on(160, i.PauseWindow, window="w2", reason="break", minutes=5)
    made.on(300, i.OpenWindow, window="w2", clerk="clerk:w2")
    made.on(310, i.CallNext, window="w2")
    script = recorded(made.run(), made.plan, made.day).script
    assert [turn.does for turn in script.turns if turn.window == "w2"].count("pause") == 1


def test_whom_a_clerk_chose_he_chooses_again(made: Any, told: Any) -> None:
    staffed(made, "w2")
    for at in (1, 2, 3):
        made.on(at, i.Issue, queue="a")
    made.on(10, i.CallTicket, window="w2", ticket=3, reason="faint")
    made.on(20, i.Start, window="w2")
    made.on(50, i.Finish, window="w2")
    made.on(51, i.CallNext, window="w2")
    made.on(60, i.Start, window="w2")
    made.on(90, i.Finish, window="w2")
    log = made.run()
    played = [one for one in told(again(made, log)) if one[1] == "TicketCalled" and one[2] != 2]
    assert played == [(10, "TicketCalled", 3, "w2"), (51, "TicketCalled", 1, "w2")]


def test_who_withdraws_does_so_again_unless_called_before(made: Any, told: Any) -> None:
    for at in (1, 2):
        made.on(at, i.Issue, queue="a")
    made.on(100, i.Cancel, ticket=1)
    made.on(200, i.OpenWindow, window="w2")
    made.on(205, i.CallNext, window="w2")
    made.on(206, i.Cancel, ticket=2)
    log = made.run()
    script = recorded(log, made.plan, made.day).script
    assert told(play(script, made.plan).log) == told(log)
    early = replace(script, turns=(replace(script.turns[0], at=9 * 3600.0), *script.turns))
    ends = [one for one in told(play(early, made.plan).log) if one[2] == 1]
    assert [one[1] for one in ends] == ["TicketIssued", "TicketCalled", "ServiceStarted", "ServiceFinished"]


def test_what_was_undone_did_not_happen(made: Any, told: Any) -> None:
    staffed(made, "w2")
    for at in (1, 2):
        made.on(at, i.Issue, queue="a")
    made.on(10, i.CallNext, window="w2")
    made.on(12, i.Undo, window="w2")
    made.on(20, i.CallNext, window="w2")
    made.on(25, i.Start, window="w2")
    made.on(60, i.Finish, window="w2")
    made.on(63, i.Undo, window="w2")
    made.on(90, i.CallNext, window="w2")
    made.on(93, i.Undo, window="w2")
    made.on(100, i.Finish, window="w2")
    log = made.run()
    read = recorded(log, made.plan, made.day)
    (leg,) = read.script.arrivals[0].legs
    assert (leg.walking, leg.service, leg.ends, leg.notices) == (5, 75, "finished", 19)
    assert read.script.arrivals[1].legs == ()
    played = again(made, log)
    assert [one for one in told(played) if one[2] == 1] == [
        (1, "TicketIssued", 1, ""),
        (20, "TicketCalled", 1, "w2"),
        (25, "ServiceStarted", 1, "w2"),
        (100, "ServiceFinished", 1, "w2"),
    ]


def test_a_visit_of_several_stops_goes_on_at_each(made: Any, told: Any) -> None:
    staffed(made, "w2", "w3")
    made.on(1, i.Issue, items=("i-a", "i-b"), order="given")
    for at, window in ((10, "w2"), (120, "w3")):
        made.on(at, i.CallNext, window=window)
        made.on(at + 10, i.Start, window=window)
        made.on(at + 100, i.Finish, window=window)
    log = made.run()
    assert told(again(made, log)) == told(log)


def test_a_clock_that_was_set_back_stands_still_until_it_is_past(made: Any) -> None:
    staffed(made, "w2")
    made.on(1, i.Issue, queue="a")
    made.on(100, i.CallNext, window="w2")
    log = [
        (event, at - timedelta(hours=1)) if isinstance(event, e.TicketCalled) else (event, at)
        for event, at in made.run()
    ]
    (arrival,) = recorded(log, made.plan, made.day).script.arrivals
    assert (arrival.at, arrival.legs[0].notices) == (9 * 3600 + 1, 0)


def test_windows_and_queues_that_are_gone_are_left_out(made: Any) -> None:
    staffed(made, "w2", "w3")
    for at, queue in ((1, "a"), (2, "b")):
        made.on(at, i.Issue, queue=queue)
    for at, window in ((10, "w2"), (11, "w3")):
        made.on(at, i.CallNext, window=window)
    log, plan = made.run(), made.plan
    fewer = replace(
        plan,
        queues={"a": replace(plan.queues["a"], windows=("w2",))},
        windows={"w2": plan.windows["w2"]},
    )
    played = play(recorded(log, fewer, made.day).script, fewer)
    assert [arrival.issued.queue for arrival, _ in played.refused if arrival.issued] == ["b"]
    assert [event.window for event, _ in played.log if isinstance(event, e.TicketCalled)] == ["w2"]


def test_helps_and_limits_of_time_are_kept(plan: Plan) -> None:
    helping = replace(plan.windows["w3"], serves=(Serve("a", over=2),))
    plan = replace(plan, windows={**plan.windows, "w3": helping}, bound=10, rules=Rules(hold_minutes=5))
    script = simulated(SHAPES["village"], 1)
    arrivals = tuple(replace(arrival, item=None, queue="a") for arrival in script.arrivals)
    turns = (*script.turns, *(replace(turn, window="w3") for turn in script.turns))
    turns = tuple(replace(turn, window="w2") if turn.window == "w01" else turn for turn in turns)
    log = play(replace(script, arrivals=arrivals, turns=turns), plan).log
    read = recorded(log, plan, Day(script.day, script.midnight, script.hours))
    calls = [(event.ticket, event.window) for event, _ in log if isinstance(event, e.TicketCalled)]
    assert {window for _, window in calls} == {"w2", "w3"}
    played = play(read.script, plan).log
    assert len([1 for event, _ in played if isinstance(event, e.TicketCalled)]) == len(calls)


def test_a_clerk_who_never_calls_again_was_not_ready_while_one_waited(made: Any, told: Any) -> None:
    staffed(made, "w1")
    made.on(1, i.Issue, queue="a")
    made.on(10, i.CallNext, window="w1")
    made.on(20, i.Start, window="w1")
    made.on(30, i.Finish, window="w1")
    made.on(50, i.Issue, queue="a")  # w1 is there, but busy with papers until the end
    made.on(60, i.OpenWindow, window="w2")
    made.on(60, i.CallNext, window="w2")
    made.on(70, i.Start, window="w2")
    made.on(80, i.Finish, window="w2")
    log = made.run()
    assert recorded(log, made.plan, made.day).script.arrivals[0].legs[0].after == pytest.approx(30, abs=0.001)
    assert told(again(made, log)) == told(log)
