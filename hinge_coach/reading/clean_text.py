"""Text from outside is text: the only place that removes what could act outside its own cell of the screen.

A file's words (and its name) end in a terminal, in plain lines, in JSON and in a voice. Escape and control
characters, bidirectional overrides, invisible characters and lone surrogates carry no word, so they are left out;
towers of combining marks are cut down. Markup such as `[red]` is plain text here, and is the stage's to print as such.
"""

MARKS = 2  # combining marks on one letter that terminals still keep inside its cell
_LOST = "\N{REPLACEMENT CHARACTER}"
_SELECTORS = range(0xFE00, 0xFE10)  # variation selectors: they change a width that has been measured already
_UNSTEADY = frozenset(
    [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0]  # letters that look like nothing
    + [*range(0x1161, 0x1200), *range(0xD7B0, 0xD800)]  # halves of Hangul syllables: no width of their own
    + [*range(0x1F1E6, 0x1F200), *range(0x1F3FB, 0x1F400)]  # flag letters, skin tones: they join their neighbours
)


def clean(text: str) -> str:
    """`text` on one line, single-spaced, in composed form (NFC), without a character that is not to be seen."""
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    return " ".join("".join(letter for letter, fits in _judged(text) if fits).split())


def shown(path: object) -> str:
    """A file's name as it may be printed: what cannot be shown stands as �."""
    text = str(path)
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter if fits else _LOST for letter, fits in _judged(text))


def hidden(text: str) -> str | None:
    """The first character that `clean` takes out, or None."""
    if text.isascii() and text.isprintable():
        return None
    return next((letter for letter, fits in _judged(" ".join(text.split())) if not fits), None)


def _judged(text: str) -> list[tuple[str, bool]]:
    """Each character of `text`, composed, and whether it stays inside a cell of its own or of the letter before it."""
    from unicodedata import category, normalize

    judged = []
    marks = MARKS  # on the letter before; as many as it takes at the start, where a mark has no letter
    for letter in normalize("NFC", text):
        kind = category(letter)
        if kind in ("Mn", "Me"):
            fits = marks < MARKS and ord(letter) not in _SELECTORS
            marks += 1
        elif kind == "Mc":
            fits = marks < MARKS
        else:
            fits = kind[0] != "C" and kind not in ("Zl", "Zp") and ord(letter) not in _UNSTEADY
            marks = 0 if fits and kind != "Zs" else MARKS
        judged.append((letter, fits))
    return judged
