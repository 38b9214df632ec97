"""Every message has a kind of its own, made from its class name."""

import msgspec
import pytest

from wire.codec import FromClient, FromServer
from wire.intents import Recall
from wire.message import Message, kind_of


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
