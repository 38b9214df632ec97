"""A citizen at a kiosk calls for a person 呼叫工作人员, and who of the staff goes there.

A kiosk has at most one open call for help, so impatience alarms nobody twice.
"""

from typing import Literal

from wire.intents import Intent
from wire.message import Name


class CallHelp(Intent, frozen=True, kw_only=True):
    """Somebody at ``kiosk`` needs a person; ``language`` is the one they read."""

    kiosk: Name
    language: Literal["zh", "en"] = "zh"


class TakeHelp(Intent, frozen=True, kw_only=True):
    """Whoever asks this goes there."""

    help: Name


class EndHelp(Intent, frozen=True, kw_only=True):
    """The call for help is over: somebody was there, or it is not needed any more."""

    help: Name
