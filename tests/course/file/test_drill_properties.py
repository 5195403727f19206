"""Drill files nobody thought of: what is right loads, plays and comes back the same; what is wrong is told."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from played_session import play
from repository_paths import DRILLS

from hinge_coach.course.drill import PHASES, Block, Drill, Tempo
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.file.drill_file import DrillFile, read_drill
from hinge_coach.course.file.validation import check
from hinge_coach.course.format.json_schema import schema
from hinge_coach.course.poses import PLACES, POSE_RANGES, PROPS, Pose, Prop, Wrong
from hinge_coach.reading.clean_text import clean

DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
COURSE = read_course()
SHIPPED = sorted(DRILLS.glob("[0-9]*.yaml"))
VALID = jsonschema.Draft202012Validator(schema())
some = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
many = settings(some, max_examples=80)


def maybe(**optional: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=optional)


def text(most: int) -> st.SearchStrategy[str]:
    """Text as a person might write it, in any script, that is something once it is cleaned."""
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=most // 3).filter(clean)


def number(least: float, most: float) -> st.SearchStrategy[float]:
    return st.integers(round(least * 100), round(most * 100)).map(lambda hundredths: hundredths / 100)


name = st.from_regex(r"[a-z][a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True).filter(
    lambda word: word not in ("true", "false", "null", "yes", "no", "on", "off")
)
point = st.tuples(number(-2, 2), number(0, 2)).map(list)


def seconds(least: int, most: int) -> st.SearchStrategy[Any]:
    """A time in every spelling."""
    whole = st.integers(least, most)
    spelt = st.sampled_from(["{0}", "{0}s", "{1}:{2:02}", "{1}m{2}s"])
    return whole | st.builds(lambda how, time: how.format(time, *divmod(time, 60)), spelt, whole)


pose_angles = {key: number(*POSE_RANGES[key]) for key in ("shank", "knee", "trunk")}
lift = st.fixed_dictionaries({"thigh": number(*POSE_RANGES["thigh"]), "knee": number(*POSE_RANGES["knee"])})
hands = st.sampled_from(PLACES) | point
held = maybe(hands=hands, other_hand=hands, lift=lift) | maybe(arms=number(*POSE_RANGES["arms"]))
bent = maybe(bend=number(*POSE_RANGES["bend"]), head=number(*POSE_RANGES["head"]))
pose = st.builds(lambda *parts: parts[0] | parts[1] | parts[2], st.fixed_dictionaries(pose_angles), held, bent)
wrong = st.builds(lambda *parts: parts[0] | parts[1], maybe(at=st.sampled_from(["top", "hold"]), **pose_angles), bent)
prop_keys = {
    "x": number(-2, 2),
    "anchor": point,
    "height": number(0.01, 1.5),
    "size": number(0.02, 0.5),
    "held": st.sampled_from(["hands", "back"]),
}
prop = st.sampled_from(list(PROPS)).flatmap(
    lambda kind: st.fixed_dictionaries({"is": st.just(kind)} | {key: prop_keys[key] for key in PROPS[kind]})
)
figure = st.builds(
    lambda *parts: parts[0] | parts[1],
    st.fixed_dictionaries({"top": pose}),
    st.fixed_dictionaries(
        {"bottom": pose},
        optional={
            "hold": pose,
            "lying": st.booleans(),
            "starts": st.sampled_from(["top", "bottom"]),
            "props": st.lists(prop, min_size=1, max_size=3),
            "wrong": st.dictionaries(name, wrong, min_size=1, max_size=2),
        },
    ),
)
said = st.fixed_dictionaries({"say": text(80)}, optional={"from": text(40)})
short = st.fixed_dictionaries({"short": text(24), "when": st.sampled_from([*PHASES, "hold"])})
cue = st.builds(lambda *parts: parts[0] | parts[1], said, short | st.just({}))
tempo = st.tuples(seconds(1, 5), seconds(0, 5), seconds(1, 5), seconds(0, 5)).map(list)
reps = st.fixed_dictionaries({"reps": st.integers(1, 4), "tempo": tempo}, optional={"starts": st.just("bottom")})
hold = st.fixed_dictionaries({"hold": seconds(1, 70)})
dose = maybe(
    sets=st.integers(1, 3),
    rest=seconds(0, 70),
    count_in=seconds(0, 9),
    sides=st.just("both"),
    feel=text(160),
    figure=figure,
)
named = st.fixed_dictionaries({"name": text(60)})
block = st.builds(lambda *parts: parts[0] | parts[1] | parts[2], named, reps | hold, dose)
blocks = st.lists(block, min_size=1, max_size=2)
fault = st.fixed_dictionaries({"id": name, "looks": text(120), "fix": text(120)}, optional={"practise": name})
changeable = {
    "setup": st.lists(text(240), min_size=1, max_size=3),
    "cues": st.lists(cue, min_size=1, max_size=3),
    "feel": text(160),
    "work": blocks,
    "check": text(160),
}
optional = {"easier": blocks, "faults": st.lists(fault, min_size=1, max_size=2), "figure": figure}
variant = maybe(**changeable, **optional).filter(bool)
kit = st.lists(name | st.lists(name, min_size=1, max_size=2), min_size=1, max_size=2)
drill_files = st.fixed_dictionaries(
    {"format": st.just(1), "id": name, "order": number(0, 999), "name": text(40), "summary": text(80)}
    | {"why": text(800), "move_on": text(200), "kit": kit}
    | changeable,
    optional=optional
    | {
        "loaded": st.booleans(),
        "bridge": st.booleans(),
        "regress": name,
        "measure": st.fixed_dictionaries(
            {"what": text(60), "unit": text(12), "start": number(0, 100), "step": number(0.01, 9)}
        ),
        "sources": st.lists(text(240), min_size=1, max_size=2),
    },
)


@st.composite
def data_of_files(draw: st.DrawFn) -> dict[str, Any]:
    """What a right drill file says, as plain values, variants for items of its kit among them."""
    data = draw(drill_files)
    items = [item for entry in data["kit"] for item in ([entry] if isinstance(entry, str) else entry)]
    if draw(st.booleans()):
        data["variants"] = draw(st.dictionaries(st.sampled_from(items), variant, min_size=1, max_size=2))
    return data


def read(folder: Path, data: Any) -> DrillFile:
    path = folder / "drill.yaml"
    path.write_text(yaml.dump(data, Dumper=DUMPER, sort_keys=False), encoding="utf-8")
    return read_drill(path)


def plain(value: Any) -> Any:
    """A value of a drill, as a file would say it."""
    if isinstance(value, Wrong):
        return {"at": value.at} | {key: plain(change) for key, change in value.changes}
    if isinstance(value, Tempo) or (isinstance(value, tuple) and not hasattr(value, "_fields")):
        return [plain(each) for each in value]
    names = getattr(value, "_fields", ())
    if not names:
        return value
    said = {name: getattr(value, name) for name in names}
    said = {key: plain(each) for key, each in said.items() if each is not None and each is not False and each != ()}
    return _renamed(value, said)


def _renamed(value: Any, said: dict[str, Any]) -> dict[str, Any]:
    """The keys of a file for the fields of a value."""
    for field, key in (("source", "from"), ("kind", "is")):
        if field in said:
            said[key] = said.pop(field)
    if isinstance(value, Block):
        said |= {"sides": "both"} if said.pop("both_sides", False) else {}
        said.pop("starts") if value.hold else None
    if isinstance(value, Pose) and value.hands is not None:
        said.pop("arms")
    if isinstance(value, Prop):
        said = {key: said[key] for key in ("is", *PROPS[value.kind]) if key in said}
    for key in ("wrong", "variants"):
        if key in said:
            pairs = getattr(value, key)
            said[key] = {name: plain(each) if key == "wrong" else _changes(each) for name, each in pairs}
    if isinstance(value, Drill):
        said = {"format": 1} | {key: each for key, each in said.items() if key != "origin"}
    return said


def _changes(changes: Any) -> dict[str, Any]:
    return {field: plain(value) for field, value in changes}


@some
@given(data=data_of_files())
def test_what_is_right_loads_comes_back_the_same_through_the_schema_and_plays_to_its_end(tmp_path, data):
    assert VALID.is_valid(data)
    file = read(tmp_path, data)
    assert file.problems == [] and file.drill is not None
    again = plain(file.drill)
    VALID.validate(again)
    assert read(tmp_path, again).drill == file.drill
    played = play(file.drill, hands_free=True, keyless=True)
    assert played.ending.reason == "done"
    assert len(played.notebook.named("set")) == sum(block.sets * len(block.sides) for block in file.drill.work)


@cache
def shipped_text(index: int) -> str:
    return SHIPPED[index].read_text(encoding="utf-8")


@cache
def shipped_content(index: int) -> Any:
    return yaml.safe_load(shipped_text(index))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A shipped file with a few bytes, lines or words changed, moved or doubled."""
    raw = shipped_text(draw(st.integers(0, len(SHIPPED) - 1))).encode()
    junk = st.binary(max_size=8) | st.sampled_from(
        [b"&a ", b"*a", b"<<: *a\n", b"!!int ", b"{", b"[", b"'", b'"', b"\n", b"  ", b": ", b"- ", b"---\n", b"\t"]
        + [b"1e999", b".inf", b"no", b"~", b"08", b"1:99", b"2024-01-01", b"99999999999999999999", b"\0", b"\xff"]
    )
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        length = draw(st.sampled_from([0, 0, 1, 3, 40]))
        raw = raw[:start] + draw(junk) + raw[start + length :]
    return raw


@many
@given(content=mutated())
def test_a_shipped_file_with_something_broken_in_it_is_told_or_loads(tmp_path, content):
    path = tmp_path / "drill.yaml"
    path.write_bytes(content)
    file = read_drill(path, careful=True)
    assert (file.drill is None) == any(problem.severity == "error" for problem in file.problems)
    assert all(str(problem).isprintable() for problem in check([path], COURSE))


BEYOND_THE_SCHEMA = ("is not an item of this drill's kit", "has no words", "write a time from")
values = st.recursive(
    st.none() | st.booleans() | st.integers() | number(-99, 999) | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@many
@given(data=st.data())
def test_a_value_of_a_wrong_kind_anywhere_is_told_or_means_what_it_says(tmp_path, data):
    content = deepcopy(shipped_content(data.draw(st.integers(0, len(SHIPPED) - 1))))
    node, key = content, data.draw(st.sampled_from(sorted(content)))
    while isinstance(node[key], dict | list) and node[key] and data.draw(st.booleans()):
        node = node[key]
        key = data.draw(st.sampled_from(sorted(node)) if isinstance(node, dict) else st.integers(0, len(node) - 1))
    node[key] = data.draw(values)
    file = read(tmp_path, content)
    assert (file.drill is None) == bool(file.problems)
    assert all(str(problem).isprintable() for problem in file.problems)
    if VALID.is_valid(content):
        assert all(any(beyond in str(problem) for beyond in BEYOND_THE_SCHEMA) for problem in file.problems)


@many
@given(content=st.binary(max_size=300))
def test_any_bytes_at_all_are_told(tmp_path, content):
    path = tmp_path / "drill.yaml"
    path.write_bytes(content)
    assert read_drill(path).problems
