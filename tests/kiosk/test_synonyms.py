"""Other words for what the catalogue says."""

from config.catalogue import Catalogue
from kiosk import synonyms


def test_every_word_leads_to_an_item_of_the_county(county: Catalogue) -> None:
    names = {name for item in county.items for name in (item.short, *item.keywords)}
    assert set(synonyms.known().synonyms) - names == set()


def test_an_item_is_found_by_other_words(county: Catalogue) -> None:
    item = next(item for item in county.items if item.short == "失业登记")
    assert "下岗证" in set(synonyms.of(item))


def test_a_question_is_reduced_to_its_matter() -> None:
    assert synonyms.matter("请问怎么办理护照") == "护照"
    assert synonyms.matter("怎么办") == "怎么办"
