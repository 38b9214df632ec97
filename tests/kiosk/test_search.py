"""What a citizen types finds what is meant."""

from config.catalogue import Catalogue
from kiosk.search import Index


def test_closeness_goes_before_popularity_by_a_step(county: Catalogue) -> None:
    index = Index(county.items, county.units)
    found = [county.items[number] for number in index.find("社保")]
    assert found[0].short == "办社保卡"
    assert all("社保" in str(item) for item in found)


def test_several_words_must_all_be_meant(county: Catalogue) -> None:
    index = Index(county.items, county.units)
    both = set(index.find("户口 迁移"))
    assert both
    assert both <= set(index.find("户口"))


def test_chinese_that_stands_nowhere_so_is_found_by_its_characters(county: Catalogue) -> None:
    index = Index(county.items, county.units)
    assert not any("护照补办" in item.name + item.short for item in county.items)
    assert [county.items[number].short for number in index.find("护照补办")] == ["办护照"]


def test_characters_that_mean_something_to_patterns_are_only_characters(county: Catalogue) -> None:
    index = Index(county.items, county.units)
    for text in (".*", "(((", "[a", "\\", "身份证(", "$^"):
        index.find(text)
