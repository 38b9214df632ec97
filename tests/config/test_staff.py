"""Who sits at the windows, as the signs tell it."""

from typing import Any

from config.staff import Person, Staff, promised

LI: dict[str, Any] = {"id": "li", "name": "李", "name_en": "Li", "post": "窗口", "post_en": "Clerk"}


def test_who_promises_nothing_of_the_own_promises_what_all_do() -> None:
    own = Person(**LI, promises=("快",), promises_en=("Fast",))
    staff = Staff(persons=(own,), promises=("好",), promises_en=("Good",))
    assert promised(staff, own) == (("快",), ("Fast",))
    assert promised(staff, Person(**LI)) == (("好",), ("Good",))
