"""How generated cases are run: no time limit each, as a busy machine would make a failure of it."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("duyet", deadline=None)
settings.load_profile("duyet")
