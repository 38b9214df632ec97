"""The programme comes through as it was sent, whatever is in it."""

import msgspec

from wire.codec import decode_from_server, encode
from wire.programme import ProgrammeIs


def test_the_body_is_handed_on_unread() -> None:
    told = decode_from_server(encode(ProgrammeIs(version="v", body=msgspec.Raw(b'{"ident": 1}'))))
    assert isinstance(told, ProgrammeIs)
    assert msgspec.json.decode(told.body) == {"ident": 1}
