"""Accounts, sessions and devices beside either log: secrets only as hashes, and no hindrance to the log."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from queue_server.domain.account import Account
from queue_server.engine.ports import Store, StoreFailed
from queue_server.gateway.ports import Accounts as Port
from queue_server.storage.accounts import Accounts, open_accounts
from queue_server.storage.place import Place

LI = Account("li", "李敏", "clerk", "$argon2id$hash")


@pytest.fixture
async def accounts(place: Place) -> AsyncIterator[Accounts]:
    opened = await open_accounts(place)
    yield opened
    await opened.close()


async def test_it_is_what_the_gateway_asks_for(accounts: Accounts) -> None:
    assert isinstance(accounts, Port)


async def test_an_account_is_kept_and_changed(accounts: Accounts) -> None:
    assert await accounts.get("li") is None
    await accounts.put(LI)
    assert await accounts.get("li") == LI
    await accounts.put(Account("li", "李敏", "manager", "other"))
    found = await accounts.get("li")
    assert found is not None
    assert (found.role, found.password) == ("manager", "other")


@pytest.mark.parametrize("name", ["", "LI", "li'; DROP TABLE accounts; --", "李", "li\0"])
async def test_another_name_is_nobody(accounts: Accounts, name: str) -> None:
    await accounts.put(LI)
    assert await accounts.get(name) is None


async def test_a_session_lasts_as_long_as_it_was_given(accounts: Accounts) -> None:
    await accounts.put(LI)
    await accounts.sign_in("word", "li", now=1_000, seconds=60)
    found = await accounts.session("word", now=1_059)
    assert found is not None
    assert (found.name, found.password) == ("li", "")  # the hash is nobody's business
    assert await accounts.session("word", now=1_060) is None
    assert await accounts.session("other", now=1_000) is None


async def test_a_sign_out_ends_it(accounts: Accounts) -> None:
    await accounts.put(LI)
    await accounts.sign_in("word", "li", now=1_000, seconds=60)
    await accounts.sign_out("word")
    assert await accounts.session("word", now=1_000) is None


async def test_ended_sessions_are_dropped_at_the_next_sign_in(accounts: Accounts, sql: Any) -> None:
    await accounts.put(LI)
    await accounts.sign_in("one", "li", now=1_000, seconds=60)
    await accounts.sign_in("two", "li", now=2_000, seconds=60)
    assert await sql("SELECT count(*) FROM sessions") == [(1,)]


async def test_a_device_is_known_by_its_newest_token(accounts: Accounts) -> None:
    await accounts.enrol("kiosk-left", "kiosk", "first")
    assert await accounts.device("first") == "kiosk-left"
    await accounts.enrol("kiosk-left", "kiosk", "second")
    assert (await accounts.device("first"), await accounts.device("second")) == (None, "kiosk-left")


async def test_no_secret_is_kept(accounts: Accounts, sql: Any) -> None:
    await accounts.put(LI)
    await accounts.sign_in("secret-session-word", "li", now=1, seconds=60)
    await accounts.enrol("kiosk", "kiosk", "secret-device-token")
    kept = [await sql(f"SELECT * FROM {table}") for table in ("accounts", "sessions", "devices")]
    assert [len(rows) for rows in kept] == [1, 1, 1]
    assert "secret-" not in str(kept)


async def test_a_sign_in_neither_waits_for_the_log_nor_splits_its_groups(
    store: Store, accounts: Accounts, rows: Any
) -> None:
    await accounts.put(LI)
    log = rows(50)
    for at, row in enumerate(log):
        await store.append([row], [])
        await accounts.sign_in(f"word{at}", "li", now=1, seconds=60)
    assert [list(part) async for part in store.rows_after(0)] == [log]


async def test_a_closed_store_of_accounts_fails(place: Place) -> None:
    accounts = await open_accounts(place)
    await accounts.close()
    with pytest.raises(StoreFailed):
        await accounts.get("li")
