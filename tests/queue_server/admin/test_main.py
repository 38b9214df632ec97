"""hall-admin as an operator runs it: real files, exit statuses, one sentence on stderr."""

import asyncio
import shutil
from io import StringIO
from pathlib import Path

import pytest

from config.load import DEMO_COUNTY
from queue_server.admin.__main__ import main
from queue_server.storage.accounts import open_accounts


def test_an_account_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "site.db"
    monkeypatch.setattr("sys.stdin", StringIO("long enough\n"))
    added = ["user", "add", "zhang", "--shown", "Zhang Min", "--role", "manager", "--password-stdin"]
    assert main(["--database", str(path), *added]) == 0

    async def account() -> tuple[str, str]:
        accounts = await open_accounts(path)
        try:
            found = await accounts.get("zhang")
        finally:
            await accounts.close()
        assert found is not None
        assert found.password.startswith("$argon2id$")
        return found.shown, found.role

    assert asyncio.run(account()) == ("Zhang Min", "manager")


def test_a_short_password_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("short\n"))
    assert main(["--database", str(tmp_path / "s.db"), "user", "add", "li", "--password-stdin"]) == 1
    assert "5 characters, expected at least 8" in capsys.readouterr().err


def test_a_device_gets_a_token_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "site.db"
    tokens = []
    for _ in range(2):
        assert main(["--database", str(path), "device", "enrol", "kiosk-left"]) == 0
        tokens.append(capsys.readouterr().out.strip())

    async def known(token: str) -> str | None:
        accounts = await open_accounts(path)
        try:
            return await accounts.device(token)
        finally:
            await accounts.close()

    assert [asyncio.run(known(token)) for token in tokens] == [None, "kiosk-left"]


def test_check_names_file_key_value_and_what_was_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "county.toml").write_text(
        'id = "X y"\nname = "n"\nname_en = "n"\nunits = []\nlife_events = []\n'
    )
    assert main(["--config", str(tmp_path), "check"]) == 1
    said = capsys.readouterr().out
    assert "county.toml: id = 'X y': expected" in said
    assert "county.toml: sites = missing: expected" in said


def test_dump_prints_the_effective_settings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dump"]) == 0
    said = capsys.readouterr().out
    assert 'id = "centre"' in said
    assert "trust_loopback = true" in said


def test_wrong_usage_exits_2() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["no-such-verb"])
    assert stop.value.code == 2


def test_the_voices_of_a_site_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voice", "check"]) == 0
    assert "board-left, zh, espeak: all is there" in capsys.readouterr().out
    county = tmp_path / "county"
    shutil.copytree(DEMO_COUNTY, county)
    site = county / "centre" / "site.toml"
    site.write_text(site.read_text() + '\n[voice]\nvoices = ["clips:voice", "espeak"]\n')
    (county / "voice").mkdir()
    (county / "voice" / "manifest.toml").write_text('language = "zh"\n[clips]\n')
    assert main(["--config", str(county), "voice", "check"]) == 1
    said = capsys.readouterr().out
    assert "board-left, zh, clips:voice: lacks" in said
    assert "(espeak speaks instead)" in said
