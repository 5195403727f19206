"""The house: imports point one way between the rooms, and what is heavy is paid for only by who needs it."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import hinge_coach

HOUSE = Path(hinge_coach.__file__).parent
# Each room may import from itself and from the rooms named here, lowest first.
MAY_IMPORT = {
    "reading": set(),
    "writing": {"reading"},
    "course": {"reading"},
    "course.format": {"course", "reading"},
    "course.file": {"course", "course.format", "reading"},
    "figure": {"course"},
    "look": set(),
    "look.reps": {"look"},
    "look.verdict": {"course", "figure", "look", "look.reps"},
    "video": {"look", "reading", "writing"},
    "coach": {"course"},
    "coach.rules": {"coach", "course"},
    "coach.interface": {"coach", "course"},
    "coach.plan": {"coach", "coach.rules", "coach.interface", "course"},
    "coach.talk": {"coach", "coach.rules", "coach.interface", "coach.plan", "course"},
    "coach.session": {"coach", "coach.rules", "coach.interface", "coach.plan", "coach.talk", "course"},
    "coach.log": {"coach", "coach.rules", "coach.interface", "coach.plan", "coach.talk", "course"},
    "settings": {"reading", "writing"},
    "history": {"coach", "coach.rules", "reading", "settings"},
    "terminal": {"coach.interface", "reading"},
    "screen": {"coach.interface", "course", "figure", "terminal"},
    "views": {"coach", "coach.interface", "course", "terminal"},
    "camera": {"coach", "coach.interface", "course", "look", "look.reps", "look.verdict", "video"},
    "processes": {"coach.interface"},
    "audio": {"coach.interface", "course", "processes", "reading"},
    "recording": {
        "audio",
        "coach",
        "coach.interface",
        "coach.plan",
        "coach.session",
        "coach.talk",
        "course",
        "processes",
        "reading",
        "terminal",
    },
    "printed.parts": {"coach", "coach.rules", "coach.plan", "coach.session", "course", "figure", "terminal"},
    "printed": {
        "coach",
        "coach.interface",
        "coach.plan",
        "coach.session",
        "course",
        "figure",
        "history",
        "look",
        "look.verdict",
        "printed.parts",
    }
    | {"reading"},
    "sheet": {"coach", "coach.plan", "coach.rules", "coach.talk", "course", "figure", "printed.parts", "reading"},
}
DOORS = ["diagnosis", "commands.shared", "commands", "cli", "__main__"]  # each from all above it, lowest first
FOR_ALL = {"errors", "__version__"}
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.name != "__init__.py" and path.parent != HOUSE / "drills")


@cache
def imported(path):
    """Every module that a file imports, also inside its functions."""
    return frozenset(_imported(path))


def _imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def room(module):
    """The folder that a module lies in; of the top level, the module itself."""
    parts = module.split(".")[1:]
    return ".".join(parts[:-1]) or parts[0]


def name_of(path):
    return ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)


NAMES = {name_of(path): path for path in MODULES}
USES = {name: {used for used in imported(path) if used in NAMES} for name, path in NAMES.items()}


@pytest.mark.parametrize("name", NAMES)
def test_imports_point_one_way_between_the_rooms(name):
    here = room(name)
    if here == "errors":
        return
    above = DOORS.index(here) if here in DOORS else None
    beneath = MAY_IMPORT[here] if above is None else {*MAY_IMPORT, *DOORS[:above]}
    assert {room(used) for used in USES[name]} - FOR_ALL - {here} <= beneath


def test_no_modules_import_each_other_in_a_circle_anywhere():
    left = dict(USES)
    while ground := {name for name, used in left.items() if not used & left.keys()}:
        left = {name: used for name, used in left.items() if name not in ground}
    assert not left, f"these import each other in a circle: {sorted(left)}"


def test_a_room_is_small_enough_to_be_seen_at_a_glance():
    rooms = [room(name) for name in NAMES if name.count(".") > 1]
    assert {each: rooms.count(each) for each in rooms if rooms.count(each) > 14} == {}


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("rich", {"printed", "printed.parts", "screen", "terminal"}),
        ("sqlite3", {"history"}),
        ("click", {"cli", "commands.shared", "settings"}),
    ],
)
def test_a_library_is_known_to_its_room_alone(library, rooms):
    users = {
        room(name) for name, path in NAMES.items() if any(each.split(".")[0] == library for each in imported(path))
    }
    assert users <= rooms


def test_termios_is_known_to_the_terminals_keyboard_and_modes_alone():
    users = {path.name for path in MODULES if any(name in ("termios", "tty") for name in imported(path))}
    assert users == {"keyboard.py", "keyboard_modes.py"}


def test_the_libraries_of_the_camera_are_loaded_by_one_module_alone_and_known_to_its_room():
    names = re.compile(r"\b(cv2|mediapipe)\b(?!-models)")
    users = {name for name, path in NAMES.items() if names.search(path.read_text(encoding="utf-8"))}
    assert {room(name) for name in users} == {"video"}
    loads = re.compile(r"\bimport_module\(|\bimport (cv2|mediapipe)\b")
    loading = {name for name in users if loads.search(NAMES[name].read_text(encoding="utf-8"))}
    assert loading == {"hinge_coach.video.seeing_libraries"}
    # Not even that one has them as long as it is only asked what is lacking.
    ask = "import sys; from hinge_coach.video.seeing_libraries import lacking; lacking()"
    asked = f"{ask}; assert not {{'cv2', 'mediapipe'}} & {{*sys.modules}}"
    assert subprocess.run([sys.executable, "-c", asked], timeout=30).returncode == 0


@pytest.mark.parametrize("arguments", [["--version"], ["start", "--help"]], ids=" ".join)
def test_help_and_version_pay_for_no_library(arguments):
    listing = "atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    run = f"sys.argv[1:] = {arguments}; from hinge_coach.__main__ import main; main()"
    program = f"import atexit, sys; {listing}; {run}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0 and done.stdout
    loaded = set(done.stderr.split())
    assert not loaded & {"rich", "yaml", "sqlite3", "importlib.metadata", "hinge_coach.coach.session.session"}


@pytest.mark.parametrize("arguments", [["start", "--dry-run"], ["doctor", "--json"]], ids=" ".join)
def test_no_line_of_ours_does_what_its_library_warns_of(arguments):
    refuse = "warnings.simplefilter('ignore'); warnings.filterwarnings('error', module='hinge_coach')"
    run = f"sys.argv[1:] = {arguments}; from hinge_coach.__main__ import main; main()"
    program = f"import sys, warnings; {refuse}; {run}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert done.stdout and "Warning" not in done.stderr
