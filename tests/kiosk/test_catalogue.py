"""Finding items by department, life event and popularity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue import Shelves, page
from kiosk.pinyin import spoken


def test_every_item_is_found_by_its_unit_and_its_life_events(shelves: Shelves) -> None:
    by_unit = [item.code for unit in shelves.units() for item in shelves.by_unit(unit.id)]
    assert sorted(by_unit) == sorted(item.code for item in shelves.items)
    for of in ("person", "organisation"):
        for event in shelves.events(of):
            assert all(event.id in item.life_events for item in shelves.by_event(event.id))
            assert shelves.by_event(event.id)


def test_the_popular_ones_come_first_and_are_served_here(shelves: Shelves) -> None:
    popular = shelves.popular()
    assert [item.popularity for item in popular] == sorted((i.popularity for i in popular), reverse=True)
    assert all(shelves.queue_of(item) for item in popular)


@pytest.mark.parametrize(
    ("query", "short"),
    [
        ("sfz", "办身份证"),
        ("shenfenzheng", "办身份证"),
        ("shenfz", "办身份证"),
        ("身份证", "办身份证"),
        ("ID card", "办身份证"),
        ("hz", "办护照"),
        ("护照", "办护照"),
        ("passport", "办护照"),
        ("jiehun", "领结婚证"),
        ("身份证丢了", "办身份证"),
        ("驾照换证", "驾照到期换证"),
        ("hukou", "新生儿上户口"),
    ],
)
def test_what_people_type_finds_what_they_mean(shelves: Shelves, query: str, short: str) -> None:
    assert shelves.search(query)[0].short == short


def test_each_item_is_found_among_the_first_by_its_own_name(shelves: Shelves) -> None:
    for item in shelves.items:
        sounds = spoken(item.short)
        initials = "".join(part[0] for part in sounds.split("<")[1:])
        assert shelves.search(item.short)[0].short == item.short
        assert item in shelves.search(sounds.replace("<", ""))[:3]
        assert item in shelves.search(initials)
        assert item in shelves.search(item.short_en)[:5]


def test_words_that_letters_may_stand_for(shelves: Shelves) -> None:
    assert shelves.words("sfz")[0] == "身份证"
    assert shelves.words("身份") == ()
    assert shelves.words("") == ()


def test_nothing_typed_finds_nothing(shelves: Shelves) -> None:
    assert shelves.search("") == shelves.search("  '") == ()


@given(st.text(max_size=12))
def test_any_text_may_be_typed(shelves: Shelves, text: str) -> None:
    found = shelves.search(text)
    assert len(set(found)) == len(found)


@given(st.data())
def test_an_item_is_found_from_the_first_letter_of_its_name_on(shelves: Shelves, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(shelves.items))
    letters = spoken(item.short).replace("<", "")
    typed = data.draw(st.integers(1, len(letters)))
    assert item in shelves.search(letters[:typed])


@given(st.lists(st.integers()), st.integers(-3, 30), st.integers(1, 9))
def test_pages_hold_everything_once(entries: list[int], number: int, size: int) -> None:
    shown = page(entries, number, size)
    assert 1 <= shown.number <= shown.total
    assert [e for at in range(1, shown.total + 1) for e in page(entries, at, size).entries] == entries
    assert shown.count == len(entries)
