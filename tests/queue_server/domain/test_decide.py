"""Every intent of the wire has its rule, and a decision changes nothing by itself."""

from typing import Any, get_args

from msgspec.structs import asdict

from queue_server.domain.decide import RULES
from wire import codec, intents


def test_every_intent_of_the_wire_has_a_rule() -> None:
    assert set(RULES) == set(get_args(codec.AnyIntent))


def test_deciding_twice_decides_the_same_and_changes_nothing(day: Any) -> None:
    day.open("w1")
    day.take()
    before = repr(day.state)
    intent = intents.CallNext(command_id="c", window="w1")
    assert day.decide(intent) == day.decide(intent)
    assert repr(day.state) == before


def test_what_is_issued_depends_on_the_ask_alone(day: Any, another_day: Any) -> None:
    day.take()
    other = another_day()
    other.take()
    intent = intents.Issue(command_id="c", queue="a")
    assert [asdict(e) for e in day.decide(intent)] == [asdict(e) for e in other.decide(intent)]
