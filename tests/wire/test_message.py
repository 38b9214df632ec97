"""Every message has a kind of its own, made from its class name."""

import msgspec
import pytest

from wire.codec import BadMessage, FromClient, FromServer, decode_from_client
from wire.intents import Recall
from wire.message import Message, in_words, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [("CallNext", "call_next"), ("Hello", "hello"), ("NoShow", "no_show"), ("A1Bc", "a1_bc")],
)
def test_the_kind_is_the_name_in_small_letters(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize("union", [FromClient, FromServer])
def test_no_two_messages_of_one_side_share_a_kind(union: object) -> None:
    kinds = [form.__struct_config__.tag for form in union.__args__]  # type: ignore[attr-defined]
    assert len(kinds) == len(set(kinds))
    assert all(issubclass(form, Message) for form in union.__args__)  # type: ignore[attr-defined]


def test_messages_cannot_be_changed() -> None:
    from wire.intents import CallNext

    intent = CallNext(command_id="a", window="w")
    with pytest.raises(AttributeError):
        intent.window = "x"  # type: ignore[misc]
    assert msgspec.structs.asdict(intent) == {"command_id": "a", "window": "w"}


@pytest.mark.parametrize("word", ["a\n", "a b", "", "ä", "a" * 65, "\n", "a\nb"])
def test_a_command_id_is_one_plain_word(word: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"kind": "recall", "command_id": word, "window": "w"}, Recall)


@pytest.mark.parametrize("field", ["ticket", "reason"])
def test_no_text_has_a_nul_and_the_error_says_so_in_words(field: str) -> None:
    said = {"kind": "cancel", "command_id": "c", "ticket": "t", "reason": "中 文\n", field: "a\0b"}
    with pytest.raises(BadMessage, match=rf"Expected text without NUL characters - at `\$\.{field}`"):
        decode_from_client(msgspec.json.encode(said))


def test_other_errors_are_left_as_they_are() -> None:
    assert in_words("Expected `int`, got `str`") == "Expected `int`, got `str`"
