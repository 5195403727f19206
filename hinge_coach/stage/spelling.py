"""Which characters stdout can take, and how those that it can't are spelled."""

import codecs
import os
import sys

SPELLED = "spelled"  # the error handler's name, for `encode` and streams


def encoding() -> str:
    """The encoding of stdout: Python's own idea, or ASCII where somebody asked for the locale C by its name.

    Python reads C as UTF-8 because it mostly means that nobody chose. Who wrote it down did choose.
    """
    env = os.environ
    told = env.get("PYTHONUTF8") or env.get("PYTHONIOENCODING")
    if sys.flags.utf8_mode and not told and (env.get("LC_ALL") or env.get("LANG")) in ("C", "POSIX"):
        return "ascii"
    return getattr(sys.__stdout__, "encoding", None) or "utf-8"


def _spell(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from hinge_coach.stage.cells import clean  # imports rich: only the few terminals without UTF-8 pay for it

    return clean(error.object[error.start : error.end], False) or "?", error.end


codecs.register_error(SPELLED, _spell)
