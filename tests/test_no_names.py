"""The engine knows no drill, no fault and no item of kit by name: what speaks of one stands in the files of its course.

Left out are examples: those of the tables of the format (`Key(...)`, what a kind's `words` say), of the template of
`new`, and of the help of a command. The figure has words of its own for what it can draw (`is: kettlebell`), as a part
of the format; a course may call its kit alike.
"""

import ast
import re
import tokenize
from pathlib import Path

import pytest

import hinge_coach
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.poses import PROPS

HOUSE = Path(hinge_coach.__file__).parent
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.parent != HOUSE / "drills")
COURSE = read_course()
VARIED = [
    fault for drill in COURSE.drills for _, changes in drill.variants for fault in dict(changes).get("faults", ())
]
FAULTS = {fault.id for drill in COURSE.drills for fault in drill.faults} | {fault.id for fault in VARIED}
DRILLS = {drill.id for drill in COURSE.drills}
IDS = DRILLS | FAULTS | set(COURSE.items)
PHRASES = {item.name for item in COURSE.equipment.values() if item.name.count(" ") > 1}
NAMES = {drill.name.lower() for drill in COURSE.drills} | PHRASES
# Where a word is an id of the course and means something else.
OTHER = {
    "step": {"setup_script.py", "get_in_and_out_script.py", "plain_view.py"},  # one of the steps of a setup
    "blocks": {"past_queries.py"},  # the blocks of a drill
}
DRAWN = {"figure", "look", "poses.py", "figure_fields.py"}  # rooms and modules of the figure
EXAMPLES = {"Key", "Setting", "option", "argument", "command", "group"}  # what is called with an example
TEMPLATES = re.compile("words|_TEMPLATE|COURSE_TEMPLATE")


def told(path):
    """Every text of a module that is no example, with its line; doc-strings and comments among them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    examples = {part for node in ast.walk(tree) if is_example(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in examples:
            yield node.lineno, node.value
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def is_example(node):
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", getattr(node.func, "attr", "")) in EXAMPLES
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and TEMPLATES.fullmatch(target.id) for target in node.targets
    )


def named(text, module):
    """The ids and names of the course in a text: an id that is a plain word has to be the whole of it."""
    words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))
    small = text.lower()
    found = ({text} & IDS) | {id for id in words & IDS if "-" in id} | {name for name in NAMES if name in small}
    drawn = set() if DRAWN.isdisjoint(module.parts) else set(PROPS)
    return {each for each in found - drawn if module.name not in OTHER.get(each, ())}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_names_no_drill_no_fault_and_no_kit(path):
    module = path.relative_to(HOUSE)
    assert [(line, found) for line, text in told(path) if (found := named(text, module))] == []


def test_the_words_that_are_looked_for_are_the_course_s():
    assert {"wall-hinge", "back-rounds", "loop-band", "low-back-arches", "step"} <= IDS
    assert {"first deadlift", "a loop band"} <= NAMES


@pytest.mark.parametrize("text", ["wall-hinge", "Now the wall hinge", "see band-pull-through", "plate", "a loop band"])
def test_a_name_is_found_wherever_it_stands(text):
    assert named(text, Path("coach/rules.py"))
