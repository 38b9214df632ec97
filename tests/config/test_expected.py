"""What was expected is said in the words of who edits the file."""

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
import pytest

from config.expected import expected

WORDS: list[tuple[Any, str]] = [
    (str, "text"),
    (int, "a whole number"),
    (bool, "true or false"),
    (date, "a date YYYY-MM-DD"),
    (Annotated[int, msgspec.Meta(ge=0, le=99)], "a whole number from 0 to 99"),
    (Annotated[str, msgspec.Meta(min_length=1, max_length=4)], "text of 1 to 4 characters"),
    (Annotated[str, msgspec.Meta(pattern="^[A-Z]$")], "text of the form ^[A-Z]$"),
    (Annotated[str, msgspec.Meta(pattern="^[A-Z]$", description="a letter")], "a letter"),
    (Literal["left", "right", ""], "one of left, right, an empty text"),
    (tuple[bool, ...], "a list, each true or false"),
    (
        Annotated[tuple[str, ...], msgspec.Meta(min_length=2)],
        "a list of 2 or more entries, each text",
    ),
    (msgspec.Struct, "a table"),
    (bytes, "a value"),
]


@pytest.mark.parametrize(("wanted", "words"), WORDS)
def test_a_type_is_said_in_the_words_of_who_edits_the_file(wanted: Any, words: str) -> None:
    assert expected(wanted) == words


def test_what_may_be_left_out_is_called_by_what_it_is() -> None:
    assert expected(int | None) == "a whole number"
    assert expected(Annotated[int, msgspec.Meta(ge=0, le=9)] | None) == "a whole number from 0 to 9"


def test_what_may_be_left_out_is_asked_for_like_what_may_not() -> None:
    assert expected(Literal["a", "b"] | None) == "one of a, b"
    assert expected(Annotated[str, msgspec.Meta(description="a day")] | None) == "a day"
    assert expected(int | str) == "a value"
