"""The shipped drills, and all that is heard of them."""

from typing import Any

import pytest
import repository_paths
import yaml

from hinge_coach.course.drill import PHASES, Drill
from hinge_coach.course.file.course_folder import read_course

FOLDER = repository_paths.DRILLS


TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml")}


FILES = {name: yaml.safe_load(text) for name, text in TEXTS.items()}


TIES = FILES.pop("course.yaml")


DRILLS = {drill["id"]: drill for drill in FILES.values()}


IN_ORDER = [
    (1, "wall-hinge"),
    (2, "hip-flexor-activation"),
    (3, "behind-the-head-hinge"),
    (4, "band-pull-through"),
    (4.5, "cable-pull-through"),
    (5, "landmine-hinge"),
    (6, "first-deadlift"),
]


KIT = {
    *("wall", "plate", "kettlebell", "light-kettlebell", "backpack", "dowel", "step"),
    *("loop-band", "door-tube", "cable", "landmine", "barbell", "blocks"),
}


NOT_A_SOURCE = {"J", "C"}  # judgement, and computed here


def faces() -> list[Any]:
    """Every way a drill can be met: as it stands, and once with each variant laid over it."""
    return [
        pytest.param(drill | over, id=f"{drill_id}-{item}")
        for drill_id, drill in DRILLS.items()
        for item, over in {"itself": {}, **drill.get("variants", {})}.items()
    ]


each_face = pytest.mark.parametrize("face", faces())


each_drill = pytest.mark.parametrize("drill", DRILLS.values(), ids=DRILLS)


each_file = pytest.mark.parametrize("name", TEXTS)


def words(text: str) -> int:
    return len(text.split())


def asked(block: dict[str, Any]) -> int:
    """Reps of one set, or the seconds of its hold."""
    return int(block.get("reps", block.get("hold")))


def phases(face: dict[str, Any]) -> set[str]:
    """The phases that last at all in a face of a drill, its easier dose included."""
    lasting = set()
    for block in face["work"] + face["easier"]:
        lasting |= {phase for phase, seconds in zip(PHASES, block.get("tempo", ()), strict=False) if seconds}
        lasting |= {"hold"} if "hold" in block else set()
    return lasting


def met(drill_id: str, *owned: str) -> Drill | None:
    [drill] = [drill for drill in read_course(FOLDER).drills if drill.id == drill_id]
    return drill.with_kit(frozenset(owned))


def _heard(drill: Drill) -> str:
    return " ".join(each.say for each in (*drill.setup, *drill.get_in, *drill.get_out))


def directions(face: dict[str, Any], *keys: str) -> list[dict[str, Any]]:
    """What is said before and after a set under these keys, of the drill and of its blocks, each as a map."""
    found = [each for key in keys for each in face.get(key, [])]
    found += [each for block in face["work"] for key in keys for each in block.get(key, [])]
    return [each if isinstance(each, dict) else {"say": each} for each in found]


def heard(face: dict[str, Any], *keys: str) -> str:
    return " ".join(each["say"] for each in directions(face, *keys)).lower()


MENDS = {
    "squats": "wall-hinge",
    "no-hip-travel": "wall-hinge",
    "falls-back": "wall-hinge",
    "leans-on-wall": "wall-hinge",
    "back-rounds": "behind-the-head-hinge",
    "chin-juts": "behind-the-head-hinge",
    "shoulders-roll-in": "behind-the-head-hinge",
    "loose-start": "hip-flexor-activation",
    "low-back-arches": "hip-flexor-activation",
    "leans-in-press": "hip-flexor-activation",
    "holds-breath": "hip-flexor-activation",
    "hip-pinch": "hip-flexor-activation",
    "hips-shoot-up": "hip-flexor-activation",
    "leans-back": "band-pull-through",
    "stops-short": "band-pull-through",
    "arms-pull": "band-pull-through",
    "pulled-over": "band-pull-through",
    "stack-slams": "cable-pull-through",
    "load-drifts": "landmine-hinge",
}


# drill: for each block sets, reps or hold in seconds, tempo, rest in seconds
DEFAULTS = {
    "wall-hinge": [(2, 10, [3, 1, 2, 1], 45)],
    "hip-flexor-activation": [(3, 5, None, 15), (2, 6, [4, 2, 2, 1], 45)],
    "behind-the-head-hinge": [(2, 8, [3, 1, 2, 1], 60)],
    "Behind-the-head hinge with a bell": [(2, 4, [3, 1, 2, 1], 60)],
    "band-pull-through": [(3, 10, [3, 0, 2, 2], 60)],
    "cable-pull-through": [(3, 10, [3, 0, 2, 1], 75)],
    "landmine-hinge": [(3, 8, [3, 1, 2, 1], 90)],
    "first-deadlift": [(3, 5, [3, 3, 2, 1], 120)],
}


# drill: the reps (for a hold the seconds) of one set that its sources publish
PUBLISHED = {
    "wall-hinge": range(8, 17),  # WAE
    "hip-flexor-activation": range(5, 7),  # EXF 5 s; 6 slow reps are judgement
    "behind-the-head-hinge": range(8, 13),  # LIP
    "Behind-the-head hinge with a bell": range(4, 5),  # fewer than published: the bell is held up all the while
    "band-pull-through": range(8, 21),  # BST
    "cable-pull-through": range(8, 21),  # NAD 10-12, BST 8-20
    "landmine-hinge": range(8, 16),  # BSH
    "first-deadlift": range(5, 13),  # under the 8-12RM of ACSM, with reps in hand
}


TAUGHT = [
    ("wall-hinge", "seat back to the wall"),
    ("wall-hinge", "back stays straight"),
    ("wall-hinge", "for most people it is enough"),
    ("wall-hinge", "pinching your hip creases show you where to fold"),
    ("hip-flexor-activation", "switch on abs and hip flexors"),
    ("hip-flexor-activation", "before you move, and not only once the bar is in your hands"),
    ("hip-flexor-activation", "as if they drew you down; on the way up only the brace stays"),
    ("hip-flexor-activation", "to reach a bar your hips must also flex"),
    ("behind-the-head-hinge", "plate flat on your upper back"),
    ("behind-the-head-hinge", "elbows to the ceiling"),
    ("behind-the-head-hinge", "chest cannot collapse"),
    ("behind-the-head-hinge", "small add-on"),
    ("band-pull-through", "almost nothing at the bottom and grows until your hips are fully open"),
    ("band-pull-through", "of your glutes and not of your low back"),
    ("band-pull-through", "hold the top for 3 to 5 seconds"),
    ("cable-pull-through", "half move"),
    ("cable-pull-through", "cable and a rope"),
    ("landmine-hinge", "straight up and down"),
    ("landmine-hinge", "roll away from you"),
    ("landmine-hinge", "packed down, into your back pockets"),
    ("landmine-hinge", "barrier and a reminder"),
    ("landmine-hinge", "bow without sending your seat back, and you meet the bar"),
    ("landmine-hinge", "slide your hips back, then forward"),
    ("landmine-hinge", "deadlift"),
    ("first-deadlift", "put together, that is a deadlift"),
]


def said(drill: dict[str, Any]) -> str:
    """Everything that a person may hear or read of a drill, whatever their kit, in one line of small letters."""
    faces = [drill, *(drill | over for over in drill.get("variants", {}).values())]
    parts = [
        part for face in faces for part in (face["why"], face.get("intro", ""), *(cue["say"] for cue in face["cues"]))
    ]
    parts += [heard(face, "setup", "get_in", "get_out") for face in faces]
    return " ".join([*parts, drill["summary"], drill["move_on"]]).lower()
