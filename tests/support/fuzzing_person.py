"""A person who presses whatever comes to mind."""

import random

from held_session import ALL_KIT, COURSE, Held

from hinge_coach.coach.interface.screen_frames import Page

KEYS = ("space", "n", "b", "r", "o", "m", "?", "right", "left", "+", "-", "3", "z")


IDS = [drill.id for drill in COURSE.drills]


class Person:
    """Answers every page with some key of it, Enter more often than not; `q` seldom."""

    def __init__(self, dice):
        self.dice = dice

    def __call__(self, frame):
        if not isinstance(frame, Page) or frame.kind == "guide":
            return None
        if frame.lead.startswith("Your load"):
            return "enter"
        keys = [choice.key for choice in frame.choices] or ["0", "2", "5", "9"] * (frame.title == "Something hurts")
        if keys and self.dice.random() < 0.9:
            return self.dice.choice(keys)
        return self.dice.choices(("enter", "right", "b", "q", "o"), (80, 10, 4, 1, 3))[0]


def held(seed):
    dice = random.Random(seed)
    names = sorted(dice.sample(IDS, dice.randint(1, 3)), key=IDS.index)
    script = sorted((dice.uniform(0, 400), dice.choice(KEYS)) for _ in range(dice.randint(0, 14)))
    # whatever is waited for at the end, somebody comes and stops
    script += [(20_000 + 10 * more, key) for more in range(60) for key in ("q", "enter")]
    kit = ALL_KIT if dice.random() < 0.7 else frozenset({"wall", "dowel"})
    hands_free = dice.random() < 0.3
    return Held(*names, answers=Person(dice), script=script, full=dice.random() < 0.5, owned=kit, hands_free=hands_free)
