"""The far side of the wire hears whole and broken questions, and writes cards as real ones are laid out."""

from readers.virtual.sam import Ear, says, written

FIND = bytes.fromhex("AA AA AA 96 69 00 03 20 01 22")


def test_questions_are_heard_in_pieces_and_behind_noise() -> None:
    ear = Ear()
    assert list(ear.hear(b"\x00\x01" + FIND[:6])) == []
    assert list(ear.hear(FIND[6:] + FIND)) == [b"\x20\x01", b"\x20\x01"]


def test_a_question_with_a_wrong_check_is_not_heard() -> None:
    assert list(Ear().hear(FIND[:-1] + b"\x00")) == []


def test_an_answer_is_as_in_the_manual() -> None:
    assert says(0x80) == bytes.fromhex("AA AA AA 96 69 00 04 00 00 80 84")


def test_a_card_is_text_of_256_bytes_and_a_photograph() -> None:
    data = written(name="王", number="1" * 18)
    assert (len(data), data[:4].hex()) == (1284, "01000400")
    assert data[4:6].decode("utf-16-le") == "王"
    assert data[4 + 122 : 4 + 158].decode("utf-16-le") == "1" * 18
