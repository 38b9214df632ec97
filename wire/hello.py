"""The first conversation: who are you, which version, what do you want to hear."""

from typing import Annotated

import msgspec

from wire.message import NO_NUL, Message, Name


class ResumePoint(msgspec.Struct, frozen=True, kw_only=True):
    """The last change a client saw: ``epoch`` names the server's run, ``seq`` the change."""

    epoch: str
    seq: int


class Hello(Message, frozen=True, kw_only=True):
    """A client opens the conversation; nothing else is accepted before it.

    ``rooms`` are what it wants to hear: ``hall:<id>``, ``kiosk``, ``staff``, ``programme``,
    ``ticket:<follow token>``. ``token`` is the device token; a browser sends
    none and is known by its session cookie.
    """

    program: Name
    device: Name
    oldest: int
    newest: int
    rooms: Annotated[tuple[Name, ...], msgspec.Meta(max_length=32)] = ()
    token: Annotated[str, msgspec.Meta(max_length=200, pattern=NO_NUL)] = ""
    resume: ResumePoint | None = None


class Welcome(Message, frozen=True, kw_only=True):
    """The server accepts; a ``snapshot`` or ``resumed`` follows at once.

    ``now`` is the server's clock in seconds since 1970, so that a client can
    show ages right although its own clock is wrong. ``public_url`` is where
    citizens' phones reach the server: a follow link is ``<public_url>/follow/<word>``.
    ``person_key`` is for kiosks alone: what they make words of identity numbers with, in hex.
    """

    version: int
    epoch: str
    site: str
    day: str
    now: float
    catalogue: str
    public_url: str = ""
    person_key: str = ""


class Rejected(Message, frozen=True, kw_only=True):
    """The server will not talk to this client; the connection closes after it.

    ``code`` is a stable word: ``version``, ``token``, ``room``, ``bad_message``,
    ``too_slow``, ``hello_expected``, ``stopping``, ``code_expired``, ``too_many``.
    """

    code: str
    detail: str
