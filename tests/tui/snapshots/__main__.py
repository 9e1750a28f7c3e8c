"""Takes every snapshot anew: `python -m tests.tui.snapshots`. Look at the difference before it is kept."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path

from tests.tui.snapshots.scenes import SCENES, fill, taken


def main() -> None:
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        filled, copy = Path(folder) / "filled.db", Path(folder) / "copy.db"
        fill(filled)
        for scene in SCENES:
            shutil.copyfile(filled, copy)
            scene.path.write_text(asyncio.run(taken(scene, copy)), encoding="utf-8")
            print(scene.path.name)


if __name__ == "__main__":
    main()
