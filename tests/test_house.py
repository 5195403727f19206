"""The house: imports point one way between the rooms, and what is heavy is paid for only by who needs it."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import hinge_coach

HOUSE = Path(hinge_coach.__file__).parent
# Each room may import from itself and from the rooms named here.
MAY_IMPORT = {
    "course": set(),
    "body": {"course"},
    "look": {"course", "body"},
    "coach": {"course", "body"},
    "memory": {"course", "coach"},
    "stage": {"course", "body", "coach"},
    "pages": {"course", "body", "look", "coach", "memory", "stage"},
    "commands": {"course", "body", "look", "coach", "memory", "pages", "stage"},
    "completion": set(),
    "cli": {"commands", "completion", "stage"},
    "__main__": {"cli"},
}
FOR_ALL = {"errors", "__version__"}
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.name != "__init__.py" and path.parent != HOUSE / "drills")


def imported(path):
    """Every module that a file imports, also inside its functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                (f"{node.module}.{name.name}" for name in node.names) if node.module == "hinge_coach" else [node.module]
            )
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def room(path):
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_point_one_way_between_the_rooms(path):
    if room(path) == "errors":
        return
    own = [name.split(".")[1] for name in imported(path) if name.startswith("hinge_coach.")]
    assert set(own) - FOR_ALL - {room(path)} <= MAY_IMPORT[room(path)]


@pytest.mark.parametrize(
    ("library", "rooms"),
    [("rich", {"pages", "stage"}), ("sqlite3", {"memory"}), ("click", {"cli", "completion", "memory"})],
)
def test_a_library_is_known_to_its_room_alone(library, rooms):
    users = {room(path) for path in MODULES if any(name.split(".")[0] == library for name in imported(path))}
    assert users <= rooms


def test_termios_is_known_to_the_keys_alone():
    users = {path.name for path in MODULES if any(name in ("termios", "tty") for name in imported(path))}
    assert users == {"keys.py"}


def test_the_libraries_of_the_camera_are_known_to_the_eye_alone():
    names = re.compile(r"\b(cv2|mediapipe)\b(?!-models)")
    users = {path.name for path in MODULES if names.search(path.read_text(encoding="utf-8"))}
    assert users == {"eye.py"}
    # Not even the eye has them as long as it is only asked what is lacking.
    asked = "import sys, hinge_coach.look.eye as eye; eye.lacking(); assert not {'cv2', 'mediapipe'} & {*sys.modules}"
    assert subprocess.run([sys.executable, "-c", asked], timeout=30).returncode == 0


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["start", "--help"]], ids=" ".join)
def test_help_and_version_pay_for_no_library(arguments):
    listing = "atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    run = f"sys.argv[1:] = {arguments}; from hinge_coach.__main__ import main; main()"
    program = f"import atexit, sys; {listing}; {run}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0 and done.stdout
    loaded = set(done.stderr.split())
    assert not loaded & {"rich", "yaml", "sqlite3", "importlib.metadata", "hinge_coach.coach.session"}


@pytest.mark.parametrize("arguments", [["drills"], ["start", "--dry-run"], ["doctor", "--json"]], ids=" ".join)
def test_no_line_of_ours_does_what_its_library_warns_of(arguments):
    refuse = "warnings.simplefilter('ignore'); warnings.filterwarnings('error', module='hinge_coach')"
    run = f"sys.argv[1:] = {arguments}; from hinge_coach.__main__ import main; main()"
    program = f"import sys, warnings; {refuse}; {run}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert done.stdout and "Warning" not in done.stderr
