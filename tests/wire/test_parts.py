"""How the parts of a device are: told in messages that are never too long."""

from wire.codec import MAX_CLIENT_FRAME, decode_from_client, encode
from wire.parts import AT_ONCE, Part, all_told

BARS = [
    Part(id=f"led-left-{number}", state="unknown", reason="no answer", since=1.8e9) for number in range(250)
]


def test_many_parts_are_told_in_several_messages() -> None:
    told = all_told(BARS)
    assert [len(one.parts) for one in told] == [AT_ONCE, AT_ONCE, 50]
    assert [part for one in told for part in one.parts] == BARS
    assert all(len(encode(one)) < MAX_CLIENT_FRAME for one in told)
    assert decode_from_client(encode(told[0])) == told[0]


def test_nothing_is_told_of_nothing() -> None:
    assert all_told([]) == []
