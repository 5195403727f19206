"""How the states of the ladder read: a word, a sign that says it without a colour, and the role that colours it."""

_STATES = {
    "new": ("new", "○", "o", "quiet"),
    "learning": ("learning", "◔", "-", ""),
    "passed-once": ("clean once", "◑", "+", "lower"),
    "learned": ("learned", "●", "*", "rise"),
    "due": ("test due", "●", "*", "bottom"),
    "offered": ("optional", "◇", "?", "quiet"),
    "left-out": ("left out", "–", "-", "quiet"),
    "locked": ("waits", "◇", "?", "quiet"),
    "open": ("open", "◆", ">", "rise"),
}


def word(state: str) -> str:
    """The state as a person reads it."""
    return _STATES[state][0]


def sign(state: str, unicode: bool) -> str:
    """One cell that tells the states apart."""
    return _STATES[state][1 if unicode else 2]


def role(state: str) -> str:
    """The state's colour, as the palette names it."""
    return _STATES[state][3]
