"""What is said, word by word, when something is refused at kiosks and windows."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from wire import intents, rating, receipts

SAID = (Path(__file__).parent / "refused.txt").read_text(encoding="utf-8").splitlines()


def ask(kind: Any, **fields: Any) -> Any:
    """Return what asks this of a day."""
    return lambda day: day.refusal(kind(command_id="c", **fields))


def by(actor: str, kind: Any, **fields: Any) -> Any:
    """Return what lets ``actor`` ask this."""
    return lambda day: day.refusal(kind(command_id="c", **fields), actor)


def open_window(day: Any) -> None:
    day.open("w1")


def called(day: Any) -> None:
    """Window w1 is open (t001), A001 (t002) is called there."""
    day.open("w1")
    day.take("a")
    day.call("w1")


def serving(day: Any) -> None:
    called(day)
    day.at(intents.Start)


def held_two(day: Any) -> None:
    serving(day)
    day.at(intents.Hold)
    day.take("a")
    day.call("w1")
    day.at(intents.Start)
    day.at(intents.Hold)


def finished(day: Any) -> None:
    serving(day)
    day.at(intents.Finish)


def missed(day: Any) -> None:
    day.rules(returns=1, return_minutes=10)
    called(day)
    day.at(intents.NoShow)


def came_back(day: Any) -> None:
    missed(day)
    day.do(intents.Requeue(command_id="c", ticket="t002"))
    day.call("w1")
    day.at(intents.NoShow)


def missed_long_ago(day: Any) -> None:
    missed(day)
    day.later(minutes=11)


def recalled(day: Any) -> None:
    day.rules(recalls=1)
    called(day)
    day.later(seconds=30)
    day.at(intents.Recall)


def just_called(day: Any) -> None:
    day.rules(recall_seconds=8, no_show_seconds=20)
    called(day)


def unproven(day: Any) -> None:
    day.rules(witnessed=("w1",))
    called(day)


def long_done(day: Any) -> None:
    serving(day)
    day.later(seconds=11)


def changed_since(day: Any) -> None:
    """What was held was let go on its way."""
    day.rules(hold_minutes=1)
    serving(day)
    day.at(intents.Hold)
    day.time_passes(minutes=1)
    day.state.plan = replace(day.state.plan, rules=replace(day.state.plan.rules, undo_seconds=600))


def two_stops(day: Any) -> None:
    """A001 (t001) goes to a and then to b."""
    day.take(None, items=("i-a", "i-b"))


def at_the_last(day: Any) -> None:
    two_stops(day)
    day.do(intents.SkipStop(command_id="c", ticket="t001", stop=1, reason="x"))


def nothing(_day: Any) -> None:
    pass


def of_another(day: Any) -> None:
    day.open("w2")
    day.take("b")


def rated(day: Any) -> None:
    finished(day)
    day.do(rating.RateService(command_id="c", window="w1", level=5), "pad")


REFUSED: Mapping[str, tuple[Callable[[Any], None], Any]] = MappingProxyType(
    {
        "an item nobody has": (nothing, ask(intents.Issue, item="i-z")),
        "a queue nobody has": (nothing, ask(intents.Issue, queue="z")),
        "neither": (nothing, ask(intents.Issue)),
        "both": (nothing, ask(intents.Issue, item="i-a", queue="a")),
        "items and one": (nothing, ask(intents.Issue, items=("i-a", "i-b"), queue="a")),
        "a class nobody has": (nothing, ask(intents.Issue, queue="a", priority="vip")),
        "for a window nobody has": (nothing, ask(intents.Issue, queue="a", for_window="w9")),
        "for a clerk who is away": (open_window, ask(intents.Issue, queue="a", for_clerk="wang")),
        "for both": (open_window, ask(intents.Issue, queue="a", for_window="w1", for_clerk="li")),
        "a ticket nobody has": (nothing, ask(intents.Cancel, ticket="t9")),
        "cancel what is served": (serving, ask(intents.Cancel, ticket="t002")),
        "a window nobody has": (nothing, ask(intents.Start, window="w9")),
        "call at a window nobody has": (nothing, ask(intents.CallNext, window="w9")),
        "call at a closed window": (nothing, ask(intents.CallNext, window="w1")),
        "nobody there to start": (open_window, ask(intents.Start, window="w1")),
        "start twice": (serving, ask(intents.Start, window="w1")),
        "call a ticket nobody has": (called, ask(intents.CallTicket, window="w1", ticket="t9", reason="x")),
        "call one of another window": (
            of_another,
            ask(intents.CallTicket, window="w2", ticket="t002", reason="x"),
        ),
        "resume at a closed window": (nothing, ask(intents.Resume, window="w1")),
        "resume at a busy window": (called, ask(intents.Resume, window="w1")),
        "resume nobody": (open_window, ask(intents.Resume, window="w1", ticket="t9")),
        "resume which": (held_two, ask(intents.Resume, window="w1")),
        "transfer nowhere": (called, ask(intents.Transfer, window="w1")),
        "transfer to both": (called, ask(intents.Transfer, window="w1", to_queue="b", to_window="w3")),
        "transfer to two": (called, ask(intents.Transfer, window="w1", to_window="w3", to_clerk="li")),
        "transfer to no queue": (called, ask(intents.Transfer, window="w1", to_queue="z")),
        "transfer to no window": (called, ask(intents.Transfer, window="w1", to_window="w9")),
        "transfer to a clerk away": (called, ask(intents.Transfer, window="w1", to_clerk="wang")),
        "pause a closed window": (nothing, ask(intents.PauseWindow, window="w1")),
        "close a busy window": (called, ask(intents.CloseWindow, window="w1")),
        "recalled too often": (recalled, ask(intents.Recall, window="w1")),
        "recalled too soon": (just_called, ask(intents.Recall, window="w1")),
        "missed too soon": (just_called, ask(intents.NoShow, window="w1")),
        "missed what nobody proved": (unproven, ask(intents.NoShow, window="w1")),
        "shown more often than called": (called, ask(receipts.CallShown, ticket="t002", times=2, screen="s")),
        "back too often": (came_back, ask(intents.Requeue, ticket="t002")),
        "back too late": (missed_long_ago, by("citizen", intents.Requeue, ticket="t002")),
        "nothing to undo": (open_window, ask(intents.Undo, window="w1")),
        "undo too late": (long_done, ask(intents.Undo, window="w1")),
        "undo what moved on": (changed_since, ask(intents.Undo, window="w1")),
        "skip no stop": (two_stops, ask(intents.SkipStop, ticket="t001", stop=5, reason="x")),
        "skip the last": (at_the_last, ask(intents.SkipStop, ticket="t001", stop=0, reason="x")),
        "order too few": (two_stops, ask(intents.OrderStops, ticket="t001", order=(1,), reason="x")),
        "order none": (called, ask(intents.OrderStops, ticket="t002", order=(1,), reason="x")),
        "add to what is over": (finished, ask(intents.AddStop, ticket="t002", queue="b", reason="x")),
        "doubt a board": (nothing, ask(receipts.DoubtBoard, board="b", fault="frozen")),
        "trust a board": (nothing, ask(receipts.TrustBoard, board="b", fault="frozen")),
        "rate by staff": (finished, ask(rating.RateService, window="w1", level=5)),
        "rate nobody": (nothing, by("pad", rating.RateService, window="w1", level=5)),
        "rate twice": (rated, by("pad", rating.RateService, window="w1", level=5)),
    }
)
"""A story: what has happened, and what is asked then; ``refused.txt`` has what is said."""


@pytest.mark.parametrize("story", REFUSED)
def test_what_is_said(day: Any, story: str) -> None:
    before, asked = REFUSED[story]
    before(day)
    refusal = asked(day)
    parts = (refusal.code, refusal.detail, refusal.field, refusal.value, refusal.expected)
    assert " | ".join([story, *(part or "-" for part in parts)]) in SAID
