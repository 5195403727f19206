"""Which key does what, and when. A wireless presenter's keys are Page Down, Page Up, full stop, Esc and F5."""

from hinge_coach.coach import practice_record
from hinge_coach.coach.interface.screen_frames import KeyHint

# What a key can ask for. The values are for reading only.
NEXT, BACK, PAUSE, AGAIN, MORE, LESS = "next", "back", "pause", "again", "more", "less"
OUCH, MUTE, HELP, STOP = "ouch", "mute", "help", "stop"
YES, NOT_QUITE, NO, UNANSWERED = (
    practice_record.YES,
    practice_record.NOT_QUITE,
    practice_record.NO,
    practice_record.NONE,
)

# Not keys, but said by the same mouth: the window changed, and the program was stopped or asleep for a while.
RESIZED, AWAKE = "resized", "awake"
SIGHTED = "sighted"  # the camera sees something that it did not see before

TURNS = {"down": 1, "up": -1}  # the next and the last part of a page that does not fit
STRETCH = 5.0  # seconds that one + or - gives or takes

_BACKWARD = ("b", "left", "pgup")
ALWAYS = {"m": MUTE, "?": HELP, "q": STOP}
IN_DRILL = ALWAYS | dict.fromkeys(_BACKWARD, BACK) | {"o": OUCH}  # on every page from a drill's setup to its close
RUNNING = IN_DRILL | {
    **dict.fromkeys(("n", "right", "enter", "pgdn"), NEXT),
    **dict.fromkeys(("space", ".", "esc", "f5"), PAUSE),
    "r": AGAIN,
}
STRETCHABLE = RUNNING | {"+": MORE, "=": MORE, "-": LESS}
PAUSED = RUNNING | dict.fromkeys(_BACKWARD, OUCH)
IN_SETUP = IN_DRILL | dict.fromkeys(("n", "right", "enter", "pgdn", "space", ".", "esc", "f5"), NEXT)
CHECK = IN_DRILL | {
    **dict.fromkeys(("y", "pgdn"), YES),
    "k": NOT_QUITE,
    **dict.fromkeys(("x", "n", "pgup"), NO),
    **dict.fromkeys(("right", "enter"), UNANSWERED),
}

RUNNING_HINTS = (
    KeyHint("space", "pause"),
    KeyHint("n", "next"),
    KeyHint("b", "back"),
    KeyHint("o", "ouch"),
    KeyHint("q", "stop"),
    KeyHint("r", "set again"),
    KeyHint("?", "help"),
)
STRETCH_HINTS = (*RUNNING_HINTS[:3], KeyHint("+ -", "5 s more, less"), *RUNNING_HINTS[3:])
CORRECTION_HINTS = (*STRETCH_HINTS[:3], KeyHint("0-9", "reps done"), *STRETCH_HINTS[3:])
PAUSED_HINTS = (
    KeyHint("space", "go on"),
    KeyHint("b o", "ouch"),
    KeyHint("n", "next"),
    KeyHint("r", "set again"),
    KeyHint("q", "stop"),
    KeyHint("?", "help"),
)
SETUP_HINTS = (
    KeyHint("Enter", "ready"),
    KeyHint("q", "stop here"),
    KeyHint("b", "back"),
    KeyHint("o", "ouch"),
    KeyHint("?", "help"),
)
SPOKEN_SETUP_HINTS = tuple(hint for hint in RUNNING_HINTS if hint.key != "r")  # hands-free it takes its own time
CHECK_HINTS = (
    KeyHint("→", "leave it open"),
    KeyHint("b", "back"),
    KeyHint("o", "ouch"),
    KeyHint("q", "stop"),
    KeyHint("?", "help"),
)

# Pages that only want to be read, or ask for yes or no, or propose something.
GO_ON = ALWAYS | dict.fromkeys(("enter", "right", "space", "pgdn", "n", "f5", "esc", "."), NEXT)
GO_ON_IN_DRILL = IN_DRILL | GO_ON
YES_NO = ALWAYS | {
    **dict.fromkeys(("y", "enter", "pgdn", "f5"), YES),
    **dict.fromkeys(("x", "n", "right", "pgup"), NO),
}
TAKE_PROPOSED = dict.fromkeys(("enter", "right", "pgdn", "f5"), NEXT)

GO_ON_HINTS = (KeyHint("Enter", "go on"), KeyHint("q", "stop"))
ASKED_HINTS = (KeyHint("q", "stop"), KeyHint("?", "help"))
IN_DRILL_HINTS = (KeyHint("b", "back"), KeyHint("o", "ouch"), *ASKED_HINTS)
