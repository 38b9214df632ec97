"""Texts by what stands in them and by how they sound."""

from kiosk.texts import HEAD, INSIDE, WHOLE, Hit, Texts

TEXTS = Texts(["居民身份证", "身份证", "身份证挂失", "Identity card", "身份证"])


def test_a_text_stands_there_once() -> None:
    assert TEXTS.texts == ["居民身份证", "身份证", "身份证挂失", "Identity card"]


def test_how_far_a_hit_is_from_the_whole_of_a_text() -> None:
    assert list(TEXTS.standing("身份证")) == [Hit(0, INSIDE), Hit(1, WHOLE), Hit(2, HEAD)]


def test_letters_are_spelt_out_by_initials_or_both() -> None:
    for letters in ("shenfenzheng", "sfz", "shenfz", "sfzheng"):
        found = {hit.text: hit.far for hit in TEXTS.spelt(letters)}
        assert found[1] == WHOLE, letters
        assert set(found) == {0, 1, 2}, letters
    assert [hit.text for hit in TEXTS.spelt("card")] == [3]
    assert [hit.text for hit in TEXTS.spelt("id")] == [3]
    assert TEXTS.spelt("x") == []


def test_one_or_two_letters_are_looked_for_at_the_head_first() -> None:
    assert {hit.text for hit in TEXTS.spelt("s")} == {1, 2}
    assert {hit.text for hit in TEXTS.spelt("gs")} == {2}


def test_what_sounds_alike_is_found() -> None:
    assert {hit.text for hit in TEXTS.sounding("身分证")} == {0, 1, 2}
    assert list(TEXTS.sounding("…")) == []
