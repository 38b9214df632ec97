"""Every setting is explained by a sentence, and every sentence explains a setting."""

import msgspec

from config.meaning import MEANING
from config.reference import FILES


def test_every_setting_has_a_sentence_and_every_sentence_a_setting() -> None:
    keys = {form: {field.name for field in msgspec.structs.fields(form)} for form in MEANING}
    assert {form: set(sentences) for form, sentences in MEANING.items()} == keys


def test_every_form_that_is_explained_stands_on_the_page() -> None:
    assert {form for forms in FILES.values() for form in forms} == set(MEANING)
