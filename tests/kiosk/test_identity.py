"""Who this machine is stays what it was: over restarts, and whatever else may be read."""

import stat
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from kiosk.identity import IdentityFile


def test_an_identity_is_made_once_and_is_ours_alone(tmp_path: Path) -> None:
    file = IdentityFile(tmp_path / "state" / "identity")
    assert file.read() is None
    made = file.fresh()
    assert (len(made.token) >= 32, made.device) == (True, "")
    assert made.key == sha256(made.token.encode()).hexdigest()
    assert file.fresh() == made
    file.keep(replace(made, device="kiosk-left"))
    assert IdentityFile(tmp_path / "state" / "identity").read() == replace(made, device="kiosk-left")
    (kept,) = (tmp_path / "state").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "identity"
    path.write_bytes(b'{"token": 1}')
    assert IdentityFile(path).read() is None
    assert IdentityFile(path).fresh().token
