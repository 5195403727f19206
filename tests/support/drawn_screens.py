"""Screens in memory, drawn from frames, and what a person reads on them."""

import random

from terminal_emulator import TerminalEmulator

from hinge_coach.coach.interface.screen_frames import Header, KeyHint, Motion, Page, Stop, TimedFrame
from hinge_coach.course.poses import Figure, Pose, Prop
from hinge_coach.screen.screen import Screen

STATES = {"1": "done", "2": "done", "3": "left-out", "4": "now", "4½": "ahead", "5": "ahead"}


WAY = tuple(Stop(number, state) for number, state in STATES.items())


KEYS = (KeyHint("space", "pause"), KeyHint("n", "next"), KeyHint("b", "back"), KeyHint("q", "stop"))


HEADER = Header("Band Pull-through", "4", WAY, 754.0)


FIGURE = Figure(Pose(4, 6, 3, arms=8), Pose(0, 20, 55, arms=-30), props=(Prop("band", anchor=(-0.5, 0.1)),))


MOTION = Motion(FIGURE, "lower", 0.5, 2.0, feel="glutes")


CUE = "Clench your glutes at the top"


LOWER = TimedFrame(
    HEADER, "lower", "Lower", 2.0, 0.5, CUE, "Pull-through", set=1, sets=3, rep=3, reps=10, motion=MOTION, keys=KEYS
)


HOLD = TimedFrame(HEADER, "hold", "Hold", 90.0, 12.2, CUE, "Thigh press", set=2, sets=3, side="left", keys=KEYS)


REST = TimedFrame(HEADER, "rest", "Rest", 60.0, 15.5, CUE, set=2, sets=3, next="Pull-through, set 2 of 3", keys=KEYS)


SIDE = TimedFrame(HEADER, "side", "Change sides", 5.0, 0.5, CUE, side="right", keys=KEYS)


SIZES = [(120, 40), (80, 24), (40, 12), (20, 4)]


def screen_on(emulator, colour_system="256", unicode=True):
    return Screen(emulator, colour_system=colour_system, unicode=unicode, size=emulator.size)


def seen(frame, columns, rows, **terminal):
    emulator = TerminalEmulator(columns, rows)
    screen_on(emulator, **terminal).show(frame)
    return emulator


def reads(emulator):
    return "\n".join(emulator.text)


def has(emulator, block):
    """Whether block characters stand somewhere on the terminal, row under row."""
    lines = ["".join(text or " " for text, _ in row) for row in emulator.cells]
    high, wide = len(block), len(block[0])
    return any(
        all(lines[top + at][left : left + wide] == block[at] for at in range(high))
        for top in range(len(lines) - high + 1)
        for left in range(len(lines[0]) - wide + 1)
    )


PHASES = [("lower", "Lower"), ("bottom", "Bottom"), ("rise", "Rise"), ("top", "Top")]


def random_sizes(count):
    dice = random.Random(7)
    edges = [(1, 1), (1, 100), (300, 1), (300, 100), (2, 2), (64, 22), (63, 22), (100, 34), (99, 33), (32, 8), (31, 8)]
    return edges + [(dice.randint(1, 300), dice.randint(1, 100)) for _ in range(count)]


PAGE_KEYS = (KeyHint("Enter", "ready"), KeyHint("q", "stop here, go on next time"), KeyHint("b", "back"))
WHY = (
    "You met the fold; now comes the finish. The band's tension is almost nothing at the bottom and grows until your "
    "hips are fully open, so the end of the rep belongs to your glutes and not to your low back."
)
STEPS = (
    "Check the whole band for nicks; a nicked one stays in the bag.",
    "Loop it low round a post that cannot move, and clear the floor.",
    "Face away from the post, band between your legs.",
    "Walk forward until the band tugs you back.",
    "Feet a little wider than your hips, knees soft, stand tall.",
)
SETUP = Page(
    HEADER, "setup", "Band Pull-through", WHY, STEPS, motion=Motion(FIGURE, "setup", 1.0, 20.0), keys=PAGE_KEYS
)
