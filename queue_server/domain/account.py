"""A member of staff who may sign in."""

import msgspec


class Account(msgspec.Struct, frozen=True):
    """A member of staff; ``password`` is an argon2id hash."""

    name: str
    shown: str
    role: str
    password: str = ""
