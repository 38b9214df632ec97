"""What a virtual bar is told."""

from display.led.virtual.card import CannotDo, Drawn, Heard, Update


def test_a_refusal_is_an_error_and_a_meaning() -> None:
    heard = Heard(1, CannotDo(3), wants_answer=True)
    assert isinstance(heard.meaning, CannotDo)
    assert heard.meaning.code == 3


def test_two_equal_updates_are_equal() -> None:
    def one() -> Update:
        return Update((), (Drawn(id=0, x=0, y=0, width=80, height=16, text="A012"),))

    assert one() == one()
