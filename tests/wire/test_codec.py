"""Frames in and out: every message survives the way, nothing else is let in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire import codec
from wire.answers import Refused
from wire.hello import Hello
from wire.intents import CallNext, Issue
from wire.message import Message

IDS = st.from_regex(r"[A-Za-z0-9._:-]{1,64}", fullmatch=True)
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)


@given(IDS, st.none() | NAMES, st.none() | NAMES, st.sampled_from(["zh", "en"]))
def test_an_intent_comes_through_as_it_was(
    command_id: str, item: str | None, queue: str | None, lang: str
) -> None:
    sent = Issue(command_id=command_id, item=item, queue=queue, language=lang)  # type: ignore[arg-type]
    assert codec.decode_from_client(codec.encode(sent)) == sent


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_whatever_comes_in_is_a_message_or_a_clear_refusal(frame: bytes | str) -> None:
    try:
        read: object = codec.decode_from_client(frame)
    except codec.BadMessage as error:
        read = str(error)
    assert isinstance(read, Message) or read


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ('{"kind":"issue"}', "command_id"),
        ('{"kind":"issue","command_id":""}', "$.command_id"),
        ('{"kind":"issue","command_id":"a b"}', "$.command_id"),
        ('{"kind":"issue","command_id":7}', "$.command_id"),
        ('{"kind":"issue","command_id":"a","phone":"call me"}', "$.phone"),
        ('{"kind":"no_such_thing"}', "kind"),
        ('{"command_id":"a"}', "kind"),
        ("[]", "object"),
        ("", "truncated"),
    ],
)
def test_a_bad_frame_is_refused_by_field(frame: str, said: str) -> None:
    with pytest.raises(codec.BadMessage, match=said.replace("$", r"\$")):
        codec.decode_from_client(frame)


def test_fields_of_a_newer_peer_are_skipped() -> None:
    frame = json.dumps({"kind": "call_next", "command_id": "a", "window": "w", "colour": "red"})
    assert codec.decode_from_client(frame) == CallNext(command_id="a", window="w")


def test_a_frame_over_the_limit_is_not_even_read() -> None:
    with pytest.raises(codec.BadMessage, match="expected at most"):
        codec.decode_from_client(b" " * (codec.MAX_CLIENT_FRAME + 1))


def test_each_side_hears_only_the_other() -> None:
    hello = codec.encode(Hello(program="p", device="d", oldest=1, newest=1))
    refused = codec.encode(Refused(command_id="a", code="c", detail="d"))
    with pytest.raises(codec.BadMessage):
        codec.decode_from_server(hello)
    with pytest.raises(codec.BadMessage):
        codec.decode_from_client(refused)
