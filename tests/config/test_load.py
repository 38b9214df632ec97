"""A county and its sites are read together, and every problem is named at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from config.load import check_all, load
from config.problem import BadConfig

Tables = dict[str, Any]
Write = Callable[[Tables], Path]


def test_a_county_and_its_site_are_read_together(tables: Tables, write: Write) -> None:
    loaded = load(write(tables), "centre")
    assert loaded.county.name == "小县"
    assert loaded.site.windows[0].label == "1"
    assert [(item.code, item.unit) for item in loaded.items] == [("GA-A-001", "gongan")]


def test_the_catalogue_says_where_each_item_queues(tables: Tables, write: Write) -> None:
    second = tables["items"]["item"][0] | {"code": "GA-A-002", "short": "换身份证"}
    tables["items"]["item"].append(second)
    tables["site"]["queues"].append(
        {"id": "cards", "prefix": "B", "name": "换证", "name_en": "Cards", "items": ["GA-A-002"]}
    )
    tables["site"]["windows"][0]["queues"].append("cards")
    catalogue = load(write(tables), "centre").catalogue()
    assert catalogue.queue_of == {"GA-A-001": "police", "GA-A-002": "cards"}
    assert catalogue.county == "小县"


def test_an_item_that_no_queue_takes_is_only_in_the_list(tables: Tables, write: Write) -> None:
    tables["county"]["sites"][0]["kind"] = tables["site"]["kind"] = "village"
    tables["site"]["queues"][0]["units"] = []
    catalogue = load(write(tables), "centre").catalogue()
    assert len(catalogue.items) == 1
    assert catalogue.queue_of == {}


def test_the_catalogue_says_which_other_sites_serve_an_item(tables: Tables, write: Write) -> None:
    names = ("centre", "branch", "broken")
    tables["county"]["sites"] = [{"id": name, "kind": "centre"} for name in names]
    folder = write(tables)
    branch = (folder / "centre" / "site.toml").read_text("utf-8").replace('id = "centre"', 'id = "branch"')
    for name, text in (("branch", branch), ("broken", "id = 5")):
        (folder / name).mkdir()
        (folder / name / "site.toml").write_text(text, "utf-8")
    catalogue = load(folder, "centre").catalogue()
    assert [site.id for site in catalogue.others("GA-A-001")] == ["branch"]
    assert catalogue.others("GA-A-009") == ()


def test_load_raises_with_every_problem_of_every_file(tables: Tables, write: Write) -> None:
    tables["county"]["units"][0]["letters"] = "g"
    tables["items"]["item"][0]["fee"] = 5
    tables["site"]["windows"][0]["hall"] = 5
    with pytest.raises(BadConfig) as caught:
        load(write(tables), "centre")
    assert [(problem.file, problem.key) for problem in caught.value.problems] == [
        ("county.toml", "units[gongan].letters"),
        ("items/gongan.toml", "item[GA-A-001].fee"),
        ("centre/site.toml", "windows[w1].hall"),
    ]


def test_a_site_without_a_folder_is_named(tables: Tables, write: Write) -> None:
    with pytest.raises(BadConfig, match=r"moon/site\.toml: file = missing: expected a TOML file"):
        load(write(tables), "moon")


def test_check_all_is_empty_for_a_good_county(tables: Tables, write: Write) -> None:
    assert check_all(write(tables)) == []


def test_check_all_reads_the_sites_even_when_the_county_is_spoilt(tables: Tables, write: Write) -> None:
    del tables["county"]["name"]
    tables["site"]["kind"] = "palace"
    found = [str(problem) for problem in check_all(write(tables))]
    assert found == [
        "county.toml: name = missing: expected text of 1 to 200 characters",
        "centre/site.toml: kind = 'palace': expected one of centre, subhall, township, village",
    ]


def test_an_empty_folder_has_one_problem(tmp_path: Path) -> None:
    assert [str(problem) for problem in check_all(tmp_path)] == [
        "county.toml: file = missing: expected a TOML file at this place"
    ]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ({"item": []}, "items/gongan.toml: unit = None: expected the id of a unit of county.toml"),
        (
            {"unit": "gongan", "item": 5},
            "items/gongan.toml: item = 5: expected tables that start with [[item]]",
        ),
        ({"unit": "gongan", "item": [5]}, "items/gongan.toml: item[0] = 5: expected a table"),
        (
            {"unit": "gongan", "items": []},
            "items/gongan.toml: items = []: expected no such key; did you mean item?",
        ),
    ],
)
def test_an_items_file_of_the_wrong_form_is_said(
    tables: Tables, write: Write, items: Tables, said: str
) -> None:
    tables["items"] = items
    assert [str(problem) for problem in check_all(write(tables))] == [said]
