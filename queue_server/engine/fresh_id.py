"""The ids of what is new: by age, and not to be guessed."""

from datetime import datetime


def ordered(now: datetime, word: str) -> str:
    """Return ``word`` behind the time in milliseconds: ids that sort by age are cheap to keep.

    Rows put in at random places touch a page of the file each; rows put in at the end share one.
    """
    return f"{int(now.timestamp() * 1000):011x}{word}"
