"""Calls for help as listeners are told of them."""

from datetime import UTC, datetime

from msgspec.structs import replace

from queue_server.engine.alarms import help_news
from wire.live import HelpView

CALLED = HelpView(id="h", kiosk="k1", state="called", called_at=datetime(2026, 11, 23, tzinfo=UTC))
TAKEN = replace(CALLED, state="taken", by="clerk:li")


def test_what_is_new_or_other_is_told_and_what_is_the_same_is_not() -> None:
    assert list(help_news({"h": CALLED}, {})) == [CALLED]
    assert list(help_news({"h": TAKEN}, {"h": CALLED})) == [TAKEN]
    assert list(help_news({"h": TAKEN}, {"h": TAKEN})) == []


def test_what_is_over_is_told_once_as_ended() -> None:
    assert list(help_news({}, {"h": TAKEN})) == [replace(TAKEN, state="ended")]
