"""The types the pages are checked against are those of the structs."""

import json

from wire.browser_types import TARGET, declarations
from wire.codec import encode
from wire.live import Change, TicketView


def test_the_written_file_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == declarations()


def test_a_view_may_leave_out_what_has_a_default() -> None:
    text = declarations()
    assert "interface TicketView {\n  id: string;\n  number: string;" in text
    assert "  item?: string | null;" in text
    assert '"called" | ' in text.split("interface TicketView {")[1].split("}")[0]


def test_a_message_of_the_server_has_all_its_fields() -> None:
    sent = json.loads(encode(Change(seq=1, day="2026-01-05")))
    block = declarations().split("interface Change {")[1].split("}")[0]
    assert all(f"  {name}: " in block for name in sent)
    assert TicketView.__struct_config__.omit_defaults


def test_what_we_send_may_leave_defaults_out() -> None:
    block = declarations().split("interface Hello {")[1].split("}")[0]
    assert '  kind: "hello";' in block
    assert "  rooms?: Array<string>;" in block
    assert "  program: string;" in block
