"""Two kiosks never share one state folder."""

from pathlib import Path

import pytest

from kiosk.lock import FolderLock, Taken


def test_one_kiosk_a_folder(tmp_path: Path) -> None:
    held = FolderLock(tmp_path / "state")
    with pytest.raises(Taken, match="in use by another hall-kiosk; expected --state"):
        FolderLock(tmp_path / "state")
    held.close()
    FolderLock(tmp_path / "state").close()
