"""A frame made once is the frame that the library would make for each client."""

import pytest
from websockets.protocol import SERVER, Protocol

from queue_server.gateway.frames import framed


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_it_is_what_a_server_sends(size: int) -> None:
    server = Protocol(SERVER)
    server.send_text(b"x" * size)
    assert framed(b"x" * size) == b"".join(server.data_to_send())
