"""What a citizen may choose for the time of a visit."""

import pytest

from kiosk.modes import CHANGES, PLAIN, SIZES, Modes


def after(*touched: str) -> Modes:
    modes = PLAIN
    for name in touched:
        modes = CHANGES[name](modes)
    return modes


def test_nothing_is_changed_for_who_asks_nothing() -> None:
    assert (PLAIN.zoom, PLAIN.short, PLAIN.patience) == (1.0, False, 1.0)


def test_easy_mode_is_larger_shorter_and_more_patient() -> None:
    easy = after("easy")
    assert easy.zoom == 1.25
    assert easy.short
    assert easy.patience == 2.0
    assert after("easy", "easy") == PLAIN


def test_larger_text_begins_easy_mode_and_ends_at_its_largest() -> None:
    assert after("larger") == after("easy")
    assert after(*["larger"] * 9).zoom == 1.5
    assert after(*["larger"] * 9).size == len(SIZES) - 1
    assert after("larger", "larger", "smaller", "smaller", "smaller").zoom == 1.25


def test_what_is_within_low_reach_grows_less() -> None:
    assert after("larger", "larger", "low").zoom == 1.15
    assert after("low").zoom == 1.0


@pytest.mark.parametrize("name", ["contrast", "low", "left"])
def test_a_switch_goes_on_and_off(name: str) -> None:
    assert getattr(after(name), name)
    assert after(name, name) == PLAIN
