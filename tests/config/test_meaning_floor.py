"""Every setting of a floor plan has its sentence."""

import msgspec

from config.meaning_floor import FLOOR


def test_each_key_of_each_table_is_explained_and_nothing_else() -> None:
    for form, sentences in FLOOR.items():
        assert set(sentences) == {field.encode_name for field in msgspec.structs.fields(form)}
