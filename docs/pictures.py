"""Makes the pictures of this folder from the running application: `uv run python docs/pictures.py`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from store import open_store
from tui.app import DuyetApp
from tui.gateway import Gateway
from tui.ingest import ingest

ROOT = Path(__file__).parents[1]
SIZE = (120, 40)
KEYS = ("right", "right", "a", "a", "x")
REMOTE_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


async def take(store: Path, target: Path) -> None:
    """Open a session on this store, decide three facts of the third article, and save what the screen shows."""
    app = DuyetApp(Gateway(str(store)), "lan")
    async with app.run_test(size=SIZE) as pilot:
        await app.opened.wait()
        for key in KEYS:
            await pilot.press(key)
            while not app.keyboard.idle:
                await pilot.pause()
        await pilot.pause()
        svg = app.export_screenshot(title="duyet")
    app.leave()
    fonts = "ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace"
    target.write_text(REMOTE_FONTS.sub("", svg).replace("Fira Code, monospace", fonts) + "\n", encoding="utf-8")


def main() -> None:
    """Make docs/session.svg from the samples."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "duyet.db"
        with open_store(str(place), create=True) as store:
            ingest(store, [str(ROOT / "samples")])
        asyncio.run(take(place, ROOT / "docs" / "session.svg"))


if __name__ == "__main__":
    main()
