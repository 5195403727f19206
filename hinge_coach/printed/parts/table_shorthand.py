"""What a table says in as few signs as a person reads at a glance: doses, times, and the states of drills."""

from hinge_coach.course.drill import Block

# A word, a sign that says it without a colour, and the role that colours both.
_STATES = {
    "new": ("new", "○", "quiet"),
    "learning": ("learning", "◔", ""),
    "passed-once": ("clean once", "◑", "lower"),
    "learned": ("learned", "●", "rise"),
    "due": ("test due", "●", "bottom"),
    "offered": ("optional", "◇", "quiet"),
    "left-out": ("left out", "–", "quiet"),
    "locked": ("waits", "◇", "quiet"),
    "open": ("open", "◆", "rise"),
}


def state_word(state: str) -> tuple[str, str]:
    """The state as a person reads it, and its role in the palette."""
    word, _, role = _STATES[state]
    return word, role


def state_sign(state: str) -> tuple[str, str]:
    """One cell that tells the states apart, and its role in the palette."""
    _, sign, role = _STATES[state]
    return sign, role


def dose(block: Block) -> str:
    """2 × 10, or 3 × 5 s a side."""
    unit = "" if block.unit == "reps" else " s"
    return f"{block.sets} × {block.target:g}{unit}{' a side' if block.both_sides else ''}"


def minutes(seconds: float) -> str:
    """2:45, as a table shows how long something takes."""
    total = round(seconds)
    return f"{total // 60}:{total % 60:02}"
