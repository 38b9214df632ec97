"""Catalogues of phrases, compiled in memory from the .po files, so that no .mo lies in git."""

import gettext
import io
from functools import lru_cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = {"zh": "zh_CN", "zh_CN": "zh_CN", "en": "en"}


@lru_cache(maxsize=64)
def catalogue(domain: str, language: str) -> gettext.GNUTranslations:
    """Return the phrases of ``domain`` in ``language`` (``zh``, ``zh_CN`` or ``en``).

    Raises LookupError for a language or domain that has no file: a mistake in
    the program or in a site's settings, never a reason to show a citizen English.
    """
    from babel.messages.mofile import write_mo  # only for a program that says something: it takes its time
    from babel.messages.pofile import read_po

    path = FOLDER / LANGUAGES.get(language, language) / "LC_MESSAGES" / f"{domain}.po"
    if not path.is_file():
        raise LookupError(f"no phrases in {path}; expected a domain and language that have a .po file")
    with path.open("rb") as po:
        phrases = read_po(po, locale=LANGUAGES.get(language, language), abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, phrases)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
