"""What there is to be seen at one moment: plain values that any view can draw, with no idea of a terminal."""

from typing import NamedTuple

from hinge_coach.course.poses import Figure, Pose


class Stop(NamedTuple):
    """One drill on the way through the course: its number, and whether it is done, now, ahead or left-out."""

    number: str
    state: str


class KeyHint(NamedTuple):
    """A key that works now, and what it does in one to three words. The first hints are the most needed."""

    key: str
    does: str


class Motion(NamedTuple):
    """What the figure does: the phase it is in, and how far. Seconds. `feel` names the muscles that are tinted."""

    figure: Figure
    phase: str
    elapsed: float
    seconds: float
    side: str | None = None
    feel: str = ""


class Header(NamedTuple):
    """Where one is: the drill, the way through the course, and the paced seconds that are left of the session.

    What waits for the person (setup, checks) is no part of them. `quiet` says why nothing is heard or seen: muted, no
    voice, no camera.
    """

    drill: str = ""
    number: str = ""
    way: tuple[Stop, ...] = ()
    left: float | None = None
    quiet: str = ""


class TimedFrame(NamedTuple):
    """A span of paced time: count-in, one phase of a rep, a hold, a change of sides or a rest."""

    header: Header
    phase: str  # ready, lower, bottom, rise, top, hold, side, rest
    word: str  # the phase as a person reads it: "Lower"
    seconds: float
    elapsed: float
    cue: str = ""
    block: str = ""
    set: int = 0
    sets: int = 0
    rep: int = 0
    reps: int = 0
    counted: int | None = None  # the reps that a camera counts; None where there is none
    side: str | None = None
    side_of: str = ""  # what the side is a side of: "thigh"; empty for the whole body
    next: str = ""  # in a rest: what comes next
    motion: Motion | None = None
    own: Pose | None = None  # how a camera sees the person stand now, beside the figure of the drill
    paused: bool = False
    note: str = ""  # one passing remark: "5 s more"
    keys: tuple[KeyHint, ...] = ()


class Choice(NamedTuple):
    """One answer of a page. `on` is None where it cannot be ticked."""

    key: str
    label: str
    on: bool | None = None


MIRROR = "mirror"  # the kind of a page that shows the person's own figure as large as the drill's


class Page(NamedTuple):
    """Words that wait for the person: setup, a question, the plan, help, the summary. One thing at a time.

    `lead` is the one sentence to be read from three metres; `lines` are steps or facts; `choices` are one key each.
    `current` is the index of the line that is being spoken or done now (hands-free), None where all count alike.
    `turn`: where a page does not fit, how many parts of it the person went on by key, None where no key was pressed.
    """

    header: Header
    kind: str  # setup, guide, check, choice, plan, help, summary, notice
    title: str
    lead: str = ""
    lines: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    current: int | None = None
    motion: Motion | None = None
    own: Pose | None = None  # as in a timed frame
    paused: bool = False
    note: str = ""
    keys: tuple[KeyHint, ...] = ()
    turn: int | None = None


Frame = TimedFrame | Page
GAP = "   "  # in a page's line: what stands before it, be it nothing, is a label in a column of its own


def labelled(line: str) -> tuple[str | None, str]:
    """A line's label and its words; None where it has no label, and "" where the label's place stays empty."""
    label, gap, text = line.partition(GAP)
    return (label, text.strip()) if gap else (None, line)
