"""The people of the demo."""

from demo.people import people


def test_accounts_pass_the_server_s_own_rule_and_every_window_has_a_clerk() -> None:
    found = people()
    assert all(len(account.password) >= 8 for account in found.accounts)
    assert {account.role for account in found.accounts} == {"clerk", "manager"}
    assert len(set(found.clerks.names)) == len(found.clerks.names) == 36
