"""A problem reads as a sentence: file, key, value, and what was expected."""

from config.problem import BadConfig, Problem


def test_a_problem_reads_as_a_sentence_with_file_key_value_and_what_was_expected() -> None:
    assert str(Problem("a.toml", "port", "-1", "0 to 65535")) == "a.toml: port = -1: expected 0 to 65535"


def test_bad_config_says_every_problem_a_line() -> None:
    problems = [Problem("a.toml", "port", "-1", "more"), Problem("b.toml", "id", "'?'", "letters")]
    error = BadConfig(problems)
    assert error.problems == problems
    assert str(error).splitlines() == [str(problem) for problem in problems]
