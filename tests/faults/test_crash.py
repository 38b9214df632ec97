"""What a disk may hold after the power went: all that it may, and nothing else."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faults.crash import SECTOR, WAYS, Folder
from faults.images import before_syncs, images
from faults.journal import Deed, Kind

NAMED = Deed(Kind.opened, 7, 1, b"file")
FOLDER_SYNCED = Deed(Kind.folder_synced, 0, 0, b"")
SYNCED = Deed(Kind.synced, 7, 0, b"")


def wrote(at: int, data: bytes) -> Deed:
    return Deed(Kind.written, 7, at, data)


def after(*deeds: Deed) -> Folder:
    folder = Folder()
    for deed in deeds:
        folder.do(deed)
    return folder


def possible(folder: Folder, way: str, tries: int = 200) -> set[bytes | None]:
    return {folder.image(way, random.Random(n)).get("file") for n in range(tries)}


@pytest.mark.parametrize("way", WAYS)
def test_what_was_synced_is_there_in_every_way(way: str) -> None:
    folder = after(NAMED, FOLDER_SYNCED, wrote(0, b"abc"), wrote(1, b"x"), SYNCED)
    assert possible(folder, way) == {b"axc"}


def test_what_was_not_synced_may_be_there_or_not() -> None:
    folder = after(NAMED, FOLDER_SYNCED, wrote(0, b"old"), SYNCED, wrote(0, b"new"))
    assert possible(folder, "dropped") == {b"old"}
    assert possible(folder, "kept") == {b"new"}
    assert possible(folder, "reordered") == {b"old", b"new"}


def test_a_later_write_may_be_there_without_an_earlier_one() -> None:
    one, two = b"1" * SECTOR, b"2" * SECTOR
    folder = after(NAMED, FOLDER_SYNCED, wrote(0, one), wrote(SECTOR, two))
    assert possible(folder, "reordered") == {b"", one, bytes(SECTOR) + two, one + two}
    assert possible(folder, "cut") == {b"", one, one + two}


def test_a_write_may_be_torn_between_sectors_but_not_within_one() -> None:
    one, two = b"1" * SECTOR, b"2" * SECTOR
    folder = after(NAMED, FOLDER_SYNCED, wrote(0, one + two))
    assert possible(folder, "torn") == {b"", one, bytes(SECTOR) + two, one + two}
    assert possible(folder, "cut") == {b"", one, one + two}


def test_a_sector_may_have_any_of_the_contents_it_was_given() -> None:
    deeds = [wrote(0, letter.encode() * SECTOR) for letter in "abc"]
    found = possible(after(NAMED, FOLDER_SYNCED, *deeds), "torn")
    assert found == {b"", *(deed.data for deed in deeds)}


def test_a_change_of_length_may_be_lost_too() -> None:
    folder = after(NAMED, FOLDER_SYNCED, wrote(0, b"abc"), SYNCED, Deed(Kind.truncated, 7, 1, b""))
    assert possible(folder, "reordered") == {b"abc", b"a"}


def test_a_name_is_there_only_when_its_folder_was_synced() -> None:
    folder = after(NAMED, wrote(0, b"abc"), SYNCED)
    assert possible(folder, "dropped") == {None}
    assert possible(folder, "torn") == {None, b"abc"}


def test_a_removed_name_may_come_back_with_all_it_had() -> None:
    folder = after(NAMED, FOLDER_SYNCED, wrote(0, b"abc"), SYNCED, Deed(Kind.unlinked, 0, 0, b"file"))
    assert possible(folder, "dropped") == {b"abc"}
    assert possible(folder, "kept") == {None}


def test_a_new_file_of_an_old_name_is_another_file() -> None:
    gone = Deed(Kind.unlinked, 0, 0, b"file")
    again = Deed(Kind.opened, 8, 1, b"file")
    folder = after(NAMED, FOLDER_SYNCED, wrote(0, b"abc"), SYNCED, gone, again)
    assert possible(folder, "dropped") == {b"abc"}
    assert possible(folder, "kept") == {b""}


def test_renaming_keeps_the_content() -> None:
    folder = after(NAMED, FOLDER_SYNCED, wrote(0, b"abc"), SYNCED, Deed(Kind.renamed, 0, 0, b"file\0other"))
    assert folder.image("kept", random.Random(1)) == {"other": b"abc"}
    assert folder.image("dropped", random.Random(1)) == {"file": b"abc"}


@given(st.lists(st.tuples(st.integers(0, 2000), st.binary(min_size=1, max_size=1500)), max_size=6))
def test_all_kept_is_what_a_plain_file_would_hold(writes: Sequence[tuple[int, bytes]]) -> None:
    plain = bytearray()
    for at, data in writes:
        plain.extend(bytes(max(0, at + len(data) - len(plain))))
        plain[at : at + len(data)] = data
    folder = after(NAMED, *(wrote(at, data) for at, data in writes))
    assert folder.image("kept", random.Random(1)) == {"file": bytes(plain)}


def test_an_image_is_made_again_from_its_seed() -> None:
    deeds = [NAMED, FOLDER_SYNCED, *(wrote(n * SECTOR, b"x" * 1000) for n in range(9)), SYNCED]
    assert before_syncs(deeds) == [1, 11]
    once = list(images(deeds, {11}, 20, "s"))
    assert list(images(deeds, {5, 11}, 20, "s"))[-len(once) :] == once
    assert len({tuple(image.files.items()) for image in once}) == len(once) > 10
