"""What must hold of the window staff: windows and photos that there are, nothing said twice. Pure."""

from collections.abc import Collection, Iterator, Sequence

from config.problem import Problem, known, twice
from config.settings import Site
from config.staff import Person, Staff

KEPT = "a file of the county's media folder"


def check_staff(file: str, staff: Staff, site: Site, media: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong; ``media`` are the names of the files in the county's media folder."""
    persons = staff.persons
    yield from twice(file, "persons.id", (person.id for person in persons))
    yield from twice(file, "persons.badge", (person.badge for person in persons if person.badge))
    yield from twice(file, "persons.account", (person.account for person in persons if person.account))
    yield from twice(file, "persons.windows", (window for person in persons for window in person.windows))
    yield from _pair(file, "promises_en", staff.promises, staff.promises_en)
    windows = [window.id for window in site.windows]
    for person in persons:
        yield from _check_person(file, person, windows, media)


def _check_person(
    file: str, person: Person, windows: Collection[str], media: Collection[str]
) -> Iterator[Problem]:
    key = f"persons[{person.id}]"
    yield from known(file, f"{key}.windows", person.windows, windows, "a window of this site")
    yield from known(file, f"{key}.photo", filter(None, [person.photo]), media, KEPT)
    yield from _pair(file, f"{key}.duties_en", person.duties, person.duties_en)
    yield from _pair(file, f"{key}.promises_en", person.promises, person.promises_en)


def _pair(file: str, key: str, chinese: Sequence[str], english: Sequence[str]) -> Iterator[Problem]:
    """What is said in both languages is said line by line."""
    if len(chinese) != len(english):
        yield Problem(file, key, f"{len(english)} lines", f"{len(chinese)}, one a line in Chinese")
