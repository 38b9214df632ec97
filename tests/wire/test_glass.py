"""A board's report is read as it was said, and what cannot be is refused."""

import pytest

from wire.codec import BadMessage, decode_from_client, encode
from wire.glass import GlassSeen, SeenCall

REPORT = GlassSeen(
    mode="busy",
    halls=("left",),
    calls=(SeenCall(ticket="t-1", number="A001", times=2, calling=True),),
    room=6,
    frame="00ff",
)


def test_a_report_is_read_as_it_was_said() -> None:
    assert decode_from_client(encode(REPORT)) == REPORT


@pytest.mark.parametrize("frame", ["FF", "xyz", "0" * 65, "aa\n"])
def test_a_hash_that_is_none_is_refused(frame: str) -> None:
    with pytest.raises(BadMessage, match="frame"):
        decode_from_client(encode(GlassSeen(mode="busy", frame=frame)))
