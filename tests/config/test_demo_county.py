"""The demo county keeps its promises: 355 real items, six sites, no problem, nothing said twice."""

import re
from collections import Counter
from itertools import chain

import msgspec
import pytest
from pypinyin import Style, lazy_pinyin

from config.catalogue import Item
from config.load import DEMO_COUNTY, Loaded, check_all, load

SITES = ["centre", "vehicle", "realestate", "qiling", "yunping", "zhuxi"]
CJK = r"[\u4e00-\u9fff\u3001-\u303f\uff00-\uffef]"
HALF_WIDTH = re.compile(rf"{CJK}[,;:?!()'\"]|[,;:?!()'\"]{CJK}")
INVENTED = re.compile(r"^0600-5550\d{3}$")  # an area code that does not exist
# Laws repealed or renumbered by the autumn of 2026; their matters stand in the code named here.
REPEALED = {
    "固体废物污染环境防治法": "生态环境法典",
    "环境影响评价法": "生态环境法典",
    "环境噪声污染防治法": "生态环境法典",
    "水污染防治法": "生态环境法典",
    "婚姻法": "民法典",
    "收养法": "民法典",
    "继承法": "民法典",
    "物权法": "民法典",
    "合同法": "民法典",
    "执业医师法": "医师法",
    "危险化学品安全管理条例": "危险化学品安全法",
}


@pytest.fixture(scope="module")
def loaded() -> dict[str, Loaded]:
    return {site: load(DEMO_COUNTY, site) for site in SITES}


@pytest.fixture(scope="module")
def items(loaded: dict[str, Loaded]) -> tuple[Item, ...]:
    return loaded["centre"].items


def texts(value: object) -> list[str]:
    """Return every text in ``value``, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return list(chain.from_iterable(texts(inner) for inner in value.values()))
    return (
        list(chain.from_iterable(texts(inner) for inner in value)) if isinstance(value, (list, tuple)) else []
    )


def test_the_county_has_no_problem() -> None:
    assert check_all(DEMO_COUNTY) == []


def test_there_are_355_items_of_three_kinds(items: tuple[Item, ...]) -> None:
    assert len(items) == 355
    assert Counter(item.kind for item in items) == {"licence": 162, "approval": 134, "service": 59}


@pytest.mark.parametrize("field", ["code", "name", "name_en", "short", "short_en"])
def test_nothing_is_named_twice(items: tuple[Item, ...], field: str) -> None:
    assert [name for name, times in Counter(getattr(i, field) for i in items).items() if times > 1] == []


def test_at_least_26_units_offer_items_and_no_unit_offers_none(
    loaded: dict[str, Loaded], items: tuple[Item, ...]
) -> None:
    units = {unit.id for unit in loaded["centre"].county.units}
    assert len(units) >= 26
    assert {item.unit for item in items} == units


def test_every_item_has_a_queue_at_the_centre_and_every_queue_a_window(loaded: dict[str, Loaded]) -> None:
    catalogue = loaded["centre"].catalogue()
    served = {queue for window in loaded["centre"].site.windows for queue in window.queues}
    assert set(catalogue.queue_of) == {item.code for item in catalogue.items}
    assert set(catalogue.queue_of.values()) <= served


def test_units_that_sent_nobody_are_served_at_the_agent_windows(loaded: dict[str, Loaded]) -> None:
    site = loaded["centre"].site
    agents = [window for window in site.windows if window.role == "agent"]
    absent = {unit.id for unit in loaded["centre"].county.units if unit.absent}
    assert len(agents) >= 2
    assert all(set(window.units) == absent for window in agents)


def test_a_quarter_of_the_centre_stays_open_on_study_afternoons(loaded: dict[str, Loaded]) -> None:
    duty = [window.study_duty for window in loaded["centre"].site.windows]
    assert sum(duty) / len(duty) >= 0.25


@pytest.mark.parametrize("site", SITES)
def test_every_window_of_a_site_has_work(loaded: dict[str, Loaded], site: str) -> None:
    found = loaded[site].site
    assert all(window.queues for window in found.windows)
    assert loaded[site].catalogue().queue_of


def test_a_village_has_one_window_and_the_township_six_to_eight(loaded: dict[str, Loaded]) -> None:
    assert [len(loaded[site].site.windows) for site in ("yunping", "zhuxi")] == [1, 1]
    assert 6 <= len(loaded["qiling"].site.windows) <= 8


def test_sites_have_queue_servers_of_their_own(loaded: dict[str, Loaded]) -> None:
    ports = [loaded[site].site.server.port for site in SITES]
    assert len(set(ports)) == len(SITES)


def test_telephone_numbers_are_invented_ones(loaded: dict[str, Loaded]) -> None:
    county = loaded["centre"].county
    numbers = [number for unit in county.units for number in (unit.phone_consult, unit.phone_complaint)]
    numbers += [
        number for one in loaded.values() for number in (one.site.phone_consult, one.site.phone_complaint)
    ]
    assert [number for number in numbers if not INVENTED.match(number)] == []


def test_chinese_texts_have_full_width_punctuation(loaded: dict[str, Loaded]) -> None:
    everything = [msgspec.to_builtins(one.site) for one in loaded.values()]
    everything += [msgspec.to_builtins(item) for item in loaded["centre"].items]
    assert [text for text in texts(everything) if HALF_WIDTH.search(text)] == []


def test_english_texts_have_no_chinese(items: tuple[Item, ...]) -> None:
    assert [item.code for item in items if re.search(CJK, item.name_en + item.short_en)] == []


def test_conditions_are_sentences(items: tuple[Item, ...]) -> None:
    assert [text for item in items for text in item.conditions if not text.endswith("。")] == []


def test_no_item_rests_on_a_repealed_law(items: tuple[Item, ...]) -> None:
    cited = [(item.code, basis) for item in items for basis in item.legal_basis]
    names = {f"《{name}》" for name in REPEALED} | {f"《中华人民共和国{name}》" for name in REPEALED}
    assert [(code, basis) for code, basis in cited if any(name in basis for name in names)] == []


def test_every_item_can_be_found_by_what_people_say(items: tuple[Item, ...]) -> None:
    assert [item.code for item in items if len(set(item.keywords)) < 3 or not item.life_events] == []


def test_ten_to_fourteen_items_are_what_people_really_come_for(items: tuple[Item, ...]) -> None:
    popular = {item.short for item in items if item.popularity > 85}
    assert 10 <= len(popular) <= 14
    assert {
        "办身份证",
        "办护照",
        "办社保卡",
        "医药费报销",
        "领结婚证",
        "驾照到期换证",
        "买房提公积金",
    } <= popular


@pytest.mark.parametrize(
    ("typed", "code"), [("身份证", "GA-A-002"), ("sfz", "GA-A-002"), ("gjj", "GJ-S-001"), ("jsz", "GA-L-004")]
)
def test_what_is_typed_stands_in_an_items_words(items: tuple[Item, ...], typed: str, code: str) -> None:
    found = next(item for item in items if item.code == code)
    words = [found.name, found.short, *found.keywords]
    initials = ["".join(lazy_pinyin(word, style=Style.FIRST_LETTER)) for word in words]
    assert any(typed in word for word in words + initials)


def test_the_most_popular_of_all_identity_card_items_is_the_card_itself(items: tuple[Item, ...]) -> None:
    found = [item for item in items if "身份证" in item.name + item.short]
    assert max(found, key=lambda item: item.popularity).code == "GA-A-002"
