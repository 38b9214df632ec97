"""The window staff: windows and photos that there are, nothing said twice, both languages line by line."""

import re
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from config.check_staff import check_staff
from config.load import DEMO_COUNTY, load, media_names
from config.problem import BadConfig
from config.staff import Person, Staff

LOADED = load(DEMO_COUNTY, "centre")
LI: dict[str, Any] = {"id": "li", "name": "李", "name_en": "Li", "post": "窗口", "post_en": "Clerk"}


def test_the_demo_county_has_somebody_at_every_window_with_a_portrait() -> None:
    staff, site = LOADED.staff, LOADED.site
    assert list(check_staff("f", staff, site, media_names(DEMO_COUNTY))) == []
    seated = {window for person in staff.persons for window in person.windows}
    assert seated == {window.id for window in site.windows}
    assert all(person.photo for person in staff.persons)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"windows": ["l99"]}, "persons[li].windows"),
        ({"photo": "gone.png"}, "persons[li].photo"),
        ({"duties": ["收件"]}, "persons[li].duties_en"),
        ({"promises": ["马上办"]}, "persons[li].promises_en"),
    ],
)
def test_what_is_wrong_with_a_person_is_named(more: dict[str, Any], says: str) -> None:
    staff = Staff(persons=(Person(**{**LI, **{key: tupled(value) for key, value in more.items()}}),))
    found = [problem.key for problem in check_staff("f", staff, LOADED.site, ())]
    assert found == [says]


def tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def test_a_window_is_one_persons_place_and_an_account_one_persons_name() -> None:
    person = Person(**LI, account="li", windows=("l01",), badge="1")
    staff = Staff(persons=(person, person), promises=("马上办",))
    found = [problem.key for problem in check_staff("f", staff, LOADED.site, ())]
    assert found == ["persons.id", "persons.badge", "persons.account", "persons.windows", "promises_en"]


def test_a_wrong_file_is_refused_with_its_name(tables: Any, write: Any) -> None:
    folder: Path = write(tables)
    (folder / "centre" / "staff.toml").write_text(tomli_w.dumps({"persons": [{**LI, "photo": "a.exe"}]}))
    with pytest.raises(BadConfig, match=re.escape("centre/staff.toml: persons[li].photo")):
        load(folder, "centre")


def test_a_screen_stands_at_a_window_of_the_site(tables: Any, write: Any) -> None:
    tables["site"]["window_screens"] = [{"id": "screen", "window": "w9"}]
    with pytest.raises(BadConfig, match=r"window_screens\.window = w9"):
        load(write(tables), "centre")
