"""A page is photographed at its size, and what stands out of the window is told."""

from pathlib import Path

from PIL import Image

from shots.album import Album, Title
from shots.browser import open_camera


async def test_a_photograph_has_the_size_of_the_glass_and_says_what_is_cut_off(tmp_path: Path) -> None:
    album = Album(tmp_path, lambda _: None)
    async with open_camera(album) as camera:
        async with camera.page("phone", "en") as page:
            await page.set_content("<p>short</p><p style='width: 900px'>too wide</p>")
            await camera.shoot(page, Title("page", "wide"))
        async with camera.page("desk", "zh") as page:
            await page.set_content("<p>short</p>")
            await camera.shoot(page, Title("page", "short"))
    with Image.open(tmp_path / "page-wide.png") as picture:
        assert picture.size == (780, 1688)
    assert album.faults == ["page-wide.png: cut off: 'too wide'"]
