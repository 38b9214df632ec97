"""A catalogue as JSON, for the scripts of pages: the same .po files, read by ``words.js``.

A key is the msgid, after its context and U+0004 where it has one (as gettext
itself writes them); the value is the phrase, or a list of the plural forms.
"""

from functools import lru_cache
from pathlib import Path

import msgspec

from translations.catalogue import FOLDER, LANGUAGES

CONTEXT_END = "\x04"


@lru_cache(maxsize=64)
def as_json(domain: str, language: str) -> bytes:
    """Return the phrases of ``domain`` in ``language`` (``zh``, ``zh_CN`` or ``en``) as a JSON object.

    Raises LookupError for a language or domain that has no file.
    """
    from babel.messages.pofile import read_po  # not at the start of a server: it takes its time

    locale = LANGUAGES.get(language)
    path = Path(FOLDER, str(locale), "LC_MESSAGES", f"{domain}.po")
    if locale is None or not path.is_file():
        raise LookupError(f"no phrases of {domain!r} in {language!r}")
    with path.open("rb") as po:
        found = read_po(po, locale=locale, abort_invalid=True)
    phrases: dict[str, str | list[str]] = {}
    for message in found:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key:
            said = message.string
            prefix = f"{message.context}{CONTEXT_END}" if message.context else ""
            phrases[prefix + key] = said if isinstance(said, str) else list(said or ())
    return msgspec.json.encode(phrases)
