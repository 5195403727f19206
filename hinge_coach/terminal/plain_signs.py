"""Text as a terminal may have it: nothing that moves the cursor, and ASCII where that is all it knows."""

import unicodedata

RIGHT_HALF = "\ue000"  # of a character that takes two cells here; for private use, and so in no text that was cleaned
_ASCII = str.maketrans(
    {"½": ".5", "…": "...", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "·": "-", "×": "x", "−": "-"}
    | {"✓": "x", "°": " deg", "→": "->", "←": "<-", "↔": "<->", "↑": "^", "↓": "v", "≥": ">=", "•": "-", "‖": "||"}
)


def clean(text: str, unicode: bool, wide: bool = False) -> str:
    """The text as a terminal may have it: nothing that moves the cursor, and plain ASCII where that is all it knows.

    Where signs of ambiguous width are `wide` they are spelled in ASCII; letters for which there is no such spelling
    remain, each with the mark of a right half behind it, for `cells`.
    """
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " * char.isspace() for char in text)
    if not unicode and not text.isascii():
        text = _plain(text).encode("ascii", "replace").decode()
    elif wide and not text.isascii():
        text = "".join(map(_unambiguous, text))
    return text.replace("\ufe0f", "")  # it makes signs as wide as each terminal likes


def _plain(text: str) -> str:
    """The text without accents and typographic signs."""
    parts = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(char for char in parts if not unicodedata.combining(char)).replace("\N{FRACTION SLASH}", "/")


def _unambiguous(char: str) -> str:
    if unicodedata.east_asian_width(char) != "A":
        return char
    plain = _plain(char)
    return plain if plain.isascii() else char + RIGHT_HALF
