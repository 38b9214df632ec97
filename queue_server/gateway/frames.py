"""A message as the WebSocket frame that carries it: the same bytes for every client, so made once for all."""

from websockets.frames import Frame, Opcode


def framed(payload: bytes) -> bytes:
    """Return a server's whole text frame of UTF-8 ``payload``: not masked, not compressed (RFC 6455, 5.2)."""
    return Frame(Opcode.TEXT, payload).serialize(mask=False)
