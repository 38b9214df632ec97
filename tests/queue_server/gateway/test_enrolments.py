"""Codes: fresh, good for a while, of one device each, and never more than a hall can have."""

from datetime import UTC, datetime, timedelta

import pytest

from queue_server.gateway.enrolments import (
    DIGITS,
    MOST,
    MOST_OF_ONE,
    SECONDS,
    Enrolments,
    NoSuchCode,
    TooMany,
)
from wire.enrolment import AskToEnrol

ASKS = AskToEnrol(device_kind="kiosk", key="0" * 64, host="box")


class Hand:
    """A clock set by hand, and words that come round again."""

    def __init__(self, *words: str) -> None:
        self.now = datetime(2026, 11, 25, tzinfo=UTC)
        self._words = list(words)

    def clock(self) -> datetime:
        return self.now

    def secret(self) -> str:
        return self._words.pop(0) if len(self._words) > 1 else self._words[0]


def made(hand: Hand) -> Enrolments:
    return Enrolments(hand.clock, hand.secret)


async def test_a_code_is_its_device_s_until_told_gone_or_old() -> None:
    hand = Hand(*map(str, range(100)))
    all_of = made(hand)
    one, other = all_of.open(ASKS, "a"), all_of.open(ASKS, "b")
    assert one.code != other.code
    assert len(one.code) == DIGITS
    assert one.code.isdigit()
    assert all_of.list() == [one, other]
    assert all_of.of(f" {one.code[:4]} {one.code[4:]}") is one
    all_of.tell(one, "kiosk-left")
    assert one.told.result() == "kiosk-left"
    all_of.tell(one, "kiosk-right")
    assert one.told.result() == "kiosk-left"
    hand.now += timedelta(seconds=SECONDS)
    for gone in (one.code, other.code, "00000000", ""):
        with pytest.raises(NoSuchCode):
            all_of.of(gone)
    all_of.close(other)
    assert all_of.list() == []


async def test_no_two_show_the_same_code() -> None:
    all_of = made(Hand("same", "same", "same", "other", "more"))
    assert all_of.open(ASKS, "a").code != all_of.open(ASKS, "a").code


async def test_nobody_can_fill_the_list() -> None:
    all_of = made(Hand(*map(str, range(1000))))
    mine = [all_of.open(ASKS, "me") for _ in range(MOST_OF_ONE)]
    with pytest.raises(TooMany):
        all_of.open(ASKS, "me")
    for number in range(MOST - MOST_OF_ONE):
        all_of.open(ASKS, str(number))
    with pytest.raises(TooMany):
        all_of.open(ASKS, "somebody")
    all_of.close(mine[0])
    assert all_of.open(ASKS, "somebody")
