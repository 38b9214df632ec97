"""What a citizen types finds what is meant."""

import pytest

from benchmarks.search import quality
from config.catalogue import Catalogue
from kiosk.catalogue import Shelves
from kiosk.search import Index


@pytest.fixture(scope="module")
def index(county: Catalogue) -> Index:
    return Index(county.items, county.units, county.queue_of)


def found(index: Index, county: Catalogue, query: str) -> list[str]:
    return [county.items[number].short for number in index.find(query)]


def test_what_citizens_type_is_found_first_or_nearly_so(index: Index, county: Catalogue) -> None:
    first, among_three, missed = quality(index, county.items)
    assert first >= 0.85, first
    assert among_three >= 0.95, missed


def test_closeness_goes_before_popularity_by_a_step(index: Index, county: Catalogue) -> None:
    shorts = found(index, county, "社保")
    assert shorts[0] == "办社保卡"


def test_several_words_must_all_be_meant(index: Index, county: Catalogue) -> None:
    both = set(index.find("户口 迁移"))
    assert both
    assert both <= set(index.find("户口"))


@pytest.mark.parametrize(
    ("query", "short"),
    [
        ("jiehunzheg", "领结婚证"),
        ("jeihunzheng", "领结婚证"),
        ("身分证", "办身份证"),
        ("下岗证", "失业登记"),
        ("请问怎么办理护照", "办护照"),
        ("水电站打井取用水", "取水许可证"),
    ],
)
def test_slips_other_words_and_whole_questions(
    index: Index, county: Catalogue, query: str, short: str
) -> None:
    assert short in found(index, county, query)[:3]


def test_what_is_served_here_comes_before_what_is_not(county: Catalogue) -> None:
    everywhere = Index(county.items, county.units)
    twins = everywhere.find("shangpai")
    first, second = twins[0], twins[1]
    here = {item.code for item in county.items} - {county.items[first].code}
    assert Index(county.items, county.units, here).find("shangpai")[0] == second


def test_nothing_typed_finds_nothing(index: Index) -> None:
    assert index.find("") == index.find("  ") == []
    assert index.words("身份", 3) == []


def test_characters_that_mean_something_to_patterns_are_only_characters(index: Index) -> None:
    for text in (".*", "(((", "[a", "\\", "身份证(", "$^", "zzzzzzzzzzzzzzzz", "x"):
        index.find(text)


def test_letters_offer_the_words_they_may_stand_for(shelves: Shelves) -> None:
    assert shelves.words("sfz")[0] == "身份证"
