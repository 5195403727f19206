"""Which characters the terminal, or whoever reads us, can take, and how those that it can't are spelled."""

import codecs
import os
import sys

SPELLED = "spelled"  # the error handler's name, for `encode` and streams
_C = ("C", "POSIX")
_PYTHONS_OWN = ("PYTHONUTF8", "PYTHONIOENCODING")


def encoding() -> str:
    """The encoding of all that we write: what Python was told, else that of the locale in force.

    Python reads the locale C as UTF-8, because it mostly means that nobody chose. Who asked for it by its name did
    choose: that is ASCII. A locale that this system does not know is UTF-8.
    """
    found = getattr(sys.__stdout__ or sys.__stderr__, "encoding", None) or "utf-8"
    if not sys.flags.utf8_mode or any(map(os.environ.get, _PYTHONS_OWN)) or "utf8" in sys._xoptions:
        return found
    return "ascii" if _locale() in _C else _of_the_locale() or found


def as_written(text: str) -> str:
    """The text as our streams spell it, for a library that would write it in its own way."""
    return text if text.isascii() else text.encode(encoding(), SPELLED).decode(encoding())


def _locale() -> str:
    """The name of the locale in force for characters, as it was asked for: empty where nobody did."""
    names = dict(os.environ)
    if names.get("LC_CTYPE", "").upper().endswith(("UTF-8", "UTF8")) and not names.get("LC_ALL"):
        names["LC_CTYPE"] = _first_ctype()  # this one is Python's own doing, where it found the locale C (PEP 538)
    return names.get("LC_ALL") or names.get("LC_CTYPE") or names.get("LANG") or ""


def _first_ctype() -> str:
    """LC_CTYPE as this process was given it; empty where the system does not tell."""
    try:
        with open("/proc/self/environ", "rb") as file:  # noqa: PTH123  # pathlib takes as long to import as all of this
            given = dict(entry.partition(b"=")[::2] for entry in file.read().split(b"\0"))
    except OSError:
        return ""
    return os.fsdecode(given.get(b"LC_CTYPE", b""))


def _of_the_locale() -> str | None:
    """What the locale's characters are, where it is not the C library's own; Python 3.15 does not ask it any more."""
    import locale

    try:
        name = codecs.lookup(locale.nl_langinfo(locale.CODESET)).name
    except (AttributeError, LookupError):
        return None
    return None if name == "ascii" else name


def _spell(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from hinge_coach.terminal.plain_signs import clean  # imports rich: only the few terminals without UTF-8 pay for it

    return clean(error.object[error.start : error.end], False) or "?", error.end


codecs.register_error(SPELLED, _spell)
