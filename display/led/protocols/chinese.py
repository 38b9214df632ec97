"""Text as the double bytes that LED cards read: GB2312, and GBK for what GB2312 lacks. Pure.

GBK holds all of GB2312 under the same bytes, but Python's two tables name a
few signs differently (A1A4 is U+30FB in one, U+00B7 in the other), so each
character is looked up in GB2312 first.
"""


def encode(text: str) -> bytes:
    """Return the bytes of ``text``; raises ValueError for a character that neither set has."""
    return b"".join(map(_character, text))


def _character(character: str) -> bytes:
    for codec in ("gb2312", "gbk"):
        try:
            return character.encode(codec)
        except UnicodeEncodeError:
            continue
    raise ValueError(f"text: {character!r} is not in GB2312 or GBK; expected text of these sets")
