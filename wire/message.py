"""What every message has: a ``kind`` tag made from the class name, and frozen, checked fields.

Unknown fields are skipped (a newer peer may say more); missing or mistyped
fields make the whole message bad.
"""

import re
from typing import Annotated

import msgspec

MAX_ID = 64

CommandId = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=MAX_ID,
        pattern=r"^[A-Za-z0-9._:-]+$(?!\n)",
        description="chosen by the sender",
    ),
]
NO_NUL = r"^[^\x00]*$"
"""No text of PostgreSQL holds a NUL character, and no person types one."""
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=NO_NUL)]
Text = Annotated[str, msgspec.Meta(max_length=500, pattern=NO_NUL)]


def in_words(error: str) -> str:
    """Return what msgspec says is wrong, with words where it shows a pattern that says nothing to people."""
    return error.replace(f"`str` matching regex {NO_NUL!r}", "text without NUL characters")


def kind_of(class_name: str) -> str:
    """Return the ``kind`` of a message class: ``CallNext`` → ``call_next``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", class_name).lower()


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag=kind_of, gc=False):
    """The root of everything that goes over the wire; values all through, with no cycles to collect."""
