"""How a session is held: with keys, with hands that are busy, or with nobody at the keyboard."""

from typing import NamedTuple


class SessionMode(NamedTuple):
    """How a session is held. `keyless`: nobody can press a key. `hands_free`: nobody has to. `asks`: pages may wait."""

    hands_free: bool = False
    keyless: bool = False
    asks: bool = True


WITH_KEYS = SessionMode()
