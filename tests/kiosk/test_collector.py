"""The collector is held while the program is made, spared what stays, and at work afterwards."""

import gc
from collections.abc import Iterator

import pytest

from kiosk import collector


class Ring:
    """Holds itself: only the collector frees it."""

    freed = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Ring.freed += 1


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
    gc.enable()


def test_nothing_is_collected_until_it_is_released_and_then_all() -> None:
    collector.hold()
    assert not gc.isenabled()
    Ring()
    before = Ring.freed
    collector.rest()
    assert Ring.freed == before + 1
    assert gc.get_freeze_count() > 1000
    collector.release()
    assert gc.isenabled()
    assert gc.get_threshold() == collector.THRESHOLDS


def test_what_was_to_stay_and_did_not_is_found_at_the_next_rest() -> None:
    kept = [Ring()]
    collector.rest()
    kept.clear()
    before = Ring.freed
    gc.collect()
    assert Ring.freed == before, "it is out of the usual rounds"
    collector.rest()
    assert Ring.freed == before + 1
