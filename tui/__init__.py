"""Everything that a person meets at the terminal."""

import os

# Textual reads these once, when its first module is imported, and any of ours may be what imports it.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")  # the protocol loses composed Vietnamese letters
if os.environ.get("COLORTERM"):
    os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "256")  # our colours are among them, and take half the bytes
