"""Characters that look like nothing, like a space or like another sign, but are not the same to YAML.

In prose they are the author's own business. In a key, a number or a name, and where a sign of YAML's own is meant, a
message that only quotes them would deny what the eye sees: so they are told by their code point.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import category, digit, name

_BLANKS = frozenset("\u2800\u3164\u115f\u1160\uffa0\x85")  # they fill a space, and are none to Unicode
_NOTHING = frozenset(map(chr, (0x34F, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F)))
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_FULL_WIDTH = range(0xFF01, 0xFF5F)  # ASCII from `!` to `~`, each as wide as a Chinese character
_SIGNS = {
    "-": "\u2212\u2043\u02d7\u2796",
    ":": "\ua789\u2236\ufe55\u02d0\u02f8\u05c3\u0589\ufe13\u205a\u0703",
    ",": "\u3001\u060c\ufe50\ufe10\ufe51\u201a",
    ".": "\u2024\ufe52\u066b",
    "'": "\u2018\u2019\u201b\u2032\u02bc\u02b9\u00b4",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u02ba\u301d\u301e\u301f",
    "[": "\u3010\u3014",
    "]": "\u3011\u3015",
    "{": "\ufe5b\u2774",
    "}": "\ufe5c\u2775",
    "#": "\ufe5f\u266f",
}
# Cyrillic and Greek small letters, by their names: in the source they could not be told from the others.
_LETTERS = {
    "CYRILLIC SMALL LETTER": "a:A e:IE o:O p:ER c:ES y:U x:HA s:DZE h:SHHA j:JE",
    "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN": "i:I",
    "CYRILLIC SMALL LETTER KOMI": "d:DE",
    "GREEK SMALL LETTER": "o:OMICRON v:NU a:ALPHA i:IOTA k:KAPPA p:RHO u:UPSILON",
}
_UNSEEN = "\0"  # what stands for a character that the eye takes for nothing

_GAP = f"[ {_UNSEEN}]"
_INDENT = re.compile(f"{_GAP}*")
_DASH = re.compile(f"{_GAP}*-{_GAP}")
_KEY = re.compile(f"{_GAP}*(?:-{_GAP}+)*[\"']?[A-Za-z_][A-Za-z0-9_{_UNSEEN}-]*[\"']?{_GAP}*:{_GAP}?")
_OPENING = re.compile(rf"(?:^{_GAP}*|(?<=[:\-\[{{,]){_GAP}+|[\[{{])[\"'\[{{]")
_STRANDED = re.compile(rf"(?:[^#]*[,\[{{])?({_GAP}+)(?=#|$)")


class Found(NamedTuple):
    """Such a character: where in the text, what is wrong and the mend."""

    at: int
    what: str
    mend: str


def looks_like(letter: str) -> str | None:
    """What a character looks like: nothing, a space or another sign. None if it looks like itself."""
    if letter.isascii():
        return None
    kind = category(letter)
    if kind == "Cf" or letter in _NOTHING or any(ord(letter) in selectors for selectors in _SELECTORS):
        return ""
    if kind[0] == "Z" or letter in _BLANKS:
        return " "
    if kind == "Nd":
        return str(digit(letter))
    if ord(letter) in _FULL_WIDTH:
        return chr(ord(letter) - _FULL_WIDTH.start + 0x21)
    return "-" if kind == "Pd" else _like(letter)


def confusable(text: str, like: str | None = None) -> Found | None:
    """The first such character in `text`; with `like`, the first that looks like one of those signs."""
    return _first(text, (index for index, letter in enumerate(text) if not like or (looks_like(letter) or "?") in like))


def misplaced(line: str) -> Found | None:
    """The first such character of a line where a sign of YAML's own is meant.

    That is its indentation, the dash of a list, a key with its colon, and what opens a quote or a bracket.
    """
    eye = _to_the_eye(line)
    for sign in (_INDENT, _DASH, _KEY):
        if (place := sign.match(eye)) and (found := _first(line, range(place.end()))):
            return found
    return _first(line, (at for opening in _OPENING.finditer(eye) for at in range(*opening.span())))


def stranded(line: str) -> Found | None:
    """The first such character of a line inside brackets that stands alone where only a comment may follow."""
    place = _STRANDED.match(_to_the_eye(line))
    return _first(line, range(*place.span(1))) if place else None


def _to_the_eye(line: str) -> str:
    return "".join(letter if (other := looks_like(letter)) is None else other or _UNSEEN for letter in line)


def _first(text: str, indexes: Iterable[int]) -> Found | None:
    for index in indexes:
        meant = looks_like(text[index])
        if meant is not None:
            return Found(index, *_told(text[index], meant))
    return None


def _told(letter: str, meant: str) -> tuple[str, str]:
    """What is wrong with a character that is taken for what is meant, and the mend."""
    called = f" ({name(letter).lower()})" if name(letter, "") else ""
    point = f"U+{ord(letter):04X}{called} stands here"
    if not meant:
        return f"{point}, which nobody sees", "delete it"
    if meant == " ":
        return f"{point}, which is no space to YAML", "write an ordinary space"
    return f"{point} in place of `{meant}`", f"write `{meant}`"


def _like(letter: str) -> str | None:
    for sign, letters in _SIGNS.items():
        if letter in letters:
            return sign
    alphabet, _, last = name(letter, "").rpartition(" ")
    pairs = (pair.partition(":") for pair in _LETTERS.get(alphabet, "").split())
    return next((latin for latin, _, other in pairs if other == last), None)
