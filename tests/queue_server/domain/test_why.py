"""The rules by which a ticket is called: the words that stand in logs for good."""

from queue_server.domain.why import RULES

BY_POLICY = {"arrival", "rank", "climbed", "head_start", "turn", "gap", "on_time", "early", "promise", "late"}
BY_GUARANTEE = {"owed", "overtaken", "in_a_row", "aged"}


def test_the_words_of_the_rules_stay_as_they_are() -> None:
    assert set(RULES) == BY_POLICY | BY_GUARANTEE | {"chosen"}
    assert all(RULES.values())
