"""How wide this terminal shows many a sign: told by it to a live session, kept for what prints and can't ask."""

from contextlib import suppress

from hinge_coach.errors import CoachError
from hinge_coach.settings import remembered_sign_widths
from hinge_coach.settings.personal_folder import home
from hinge_coach.terminal.capabilities import capabilities, kind, learn


def recall() -> None:
    """Go by what a terminal of this kind answered the last time."""
    with suppress(CoachError):  # there is no personal folder, and so nothing was kept
        learn(remembered_sign_widths.is_wide(home(), kind()) or None)


def keep() -> None:
    """Keep what this terminal has answered, if it has."""
    wide = capabilities().wide
    with suppress(CoachError):
        if wide is not None:
            remembered_sign_widths.keep(home(), kind(), wide)
