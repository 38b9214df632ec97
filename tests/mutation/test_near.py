"""Which tests are asked of a module, and in which order."""

from mutation.near import CLOSE, PACKAGE, REFUSING, TESTS, every, imported, modules, name_of, near, rest


def test_the_own_test_comes_first_then_those_that_name_the_module() -> None:
    first, *others = near(PACKAGE / "guarantee.py")
    assert first == str(TESTS / "test_guarantee.py")
    assert str(TESTS / "test_heads.py") in others  # names it
    assert str(TESTS / "test_phone.py") not in others


def test_all_others_are_the_rest() -> None:
    asked = near(PACKAGE / "policy" / "alternate.py")
    assert asked[0] == str(TESTS / "policy" / "test_alternate.py")
    assert sorted([*asked, *rest(asked)]) == sorted(map(str, every()))


def test_what_no_test_names_has_tests_close_to_it() -> None:
    for part, names in CLOSE.items():
        assert (PACKAGE / f"{part}.py").is_file()
        assert set(near(PACKAGE / f"{part}.py")) >= {str(TESTS / f"test_{name}.py") for name in names}
        assert all((TESTS / f"test_{name}.py").is_file() for name in names)


def test_what_refuses_is_asked_for_its_words() -> None:
    said = {str(TESTS / f"test_{name}.py") for name in REFUSING}
    assert set(near(PACKAGE / "binding.py")) >= said
    assert not said & set(near(PACKAGE / "phone.py"))


def test_modules_are_named_as_they_are_imported() -> None:
    assert name_of(PACKAGE / "policy" / "__init__.py") == "queue_server.domain.policy"
    assert name_of(PACKAGE / "fronts.py") == "queue_server.domain.fronts"
    assert PACKAGE / "fronts.py" in modules()
    assert "queue_server.domain.fronts" in imported(TESTS / "test_fronts.py")
    assert "wire.intents" in imported(TESTS / "test_fronts.py")
