"""Items, units and telephone numbers: what their fields may hold."""

from typing import get_args

import msgspec
import pytest

from config.catalogue import Item, Phone, Unit
from config.part import Id


@pytest.mark.parametrize("good", ["centre", "l01", "kiosk-left"])
def test_an_id_is_made_of_small_letters_digits_and_dashes(good: str) -> None:
    assert msgspec.convert(good, Id) == good


@pytest.mark.parametrize("bad", ["", "Centre", "-x", "a b", "a_b", "左厅", "a" * 41])
def test_what_is_no_id_is_refused(bad: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(bad, Id)


@pytest.mark.parametrize("bad", ["", "call me", "12"])
def test_what_cannot_be_dialled_is_no_phone(bad: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(bad, Phone)


def test_items_and_units_cannot_be_changed_after_loading() -> None:
    assert Item.__struct_config__.frozen
    assert Unit.__struct_config__.frozen
    assert get_args(Phone)[0] is str
