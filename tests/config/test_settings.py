"""The option table: frozen, closed to unknown keys, strict about forms."""

import msgspec
import pytest

from config import settings
from config.part import Part
from config.settings import Queue, Site
from config.times import Clock

PARTS = [thing for thing in vars(settings).values() if isinstance(thing, type) and issubclass(thing, Part)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_part_is_frozen_and_refuses_unknown_keys(part: type[Part]) -> None:
    config = part.__struct_config__
    assert config.frozen
    assert config.forbid_unknown_fields


@pytest.mark.parametrize("good", ["00:00", "09:30", "23:59"])
def test_a_time_of_day_has_two_digits_each(good: str) -> None:
    assert msgspec.convert(good, Clock) == good


@pytest.mark.parametrize("bad", ["24:00", "9:30", "09:60", "09.30", ""])
def test_what_is_no_time_of_day_is_refused(bad: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(bad, Clock)


@pytest.mark.parametrize("prefix", ["I", "O", "a", "ABC", "1", ""])
def test_prefixes_that_a_reader_could_take_for_digits_are_refused(prefix: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": "q", "prefix": prefix, "name": "n", "name_en": "n"}, Queue)


def test_a_site_needs_only_its_names_halls_queues_and_windows() -> None:
    least = {
        "id": "s",
        "name": "n",
        "name_en": "n",
        "kind": "village",
        "halls": [],
        "queues": [],
        "windows": [],
    }
    site = msgspec.convert(least, Site)
    assert site.server.host == "127.0.0.1"
    assert site.timezone == "Asia/Shanghai"
