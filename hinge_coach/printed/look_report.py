"""`look`: the headline, the one thing to correct, one row a rep, and the person's own figure beside the drill's."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.table import Table

from hinge_coach.course.drill import Cue, Drill, Fault
from hinge_coach.figure.body_in_motion import Posed, at_depth
from hinge_coach.look.angles import Angles
from hinge_coach.look.verdict.figure_and_landmarks import likeness
from hinge_coach.look.verdict.verdict import Criteria, Judged, Verdict
from hinge_coach.look.verdict.verdict_sentences import headline, remarks, seen_in
from hinge_coach.printed.parts.printed_figures import LEAST, Pictures, Shot
from hinge_coach.printed.parts.rich_elements import BLANK, Words, heading, indented

_WIDEST = 100  # columns
_EACH = LEAST // 2  # columns of a picture at least
_NARROW = 60  # columns under which the angles stand without the tempo


class Looked(NamedTuple):
    """One file: its name, how long it is in seconds, the verdict and what it was held against.

    `right` is the drill whose figure stands beside the person's own; `mending` the fault to mend first, the cue that
    comes next and the drill to practise.
    """

    name: str
    seconds: float
    verdict: Verdict
    criteria: Criteria
    right: Drill | None
    mending: tuple[Fault, Cue | None, Drill | None] | None


def look_page(looked: Looked, columns: int, *, after: bool = False) -> Iterable[RenderableType]:
    """The page of one file, part by part; `after` another one."""
    columns = min(columns, _WIDEST)
    verdict = looked.verdict
    parts: list[RenderableType] = [BLANK] * after
    parts += [heading(looked.name, _aside(looked), columns), BLANK]
    parts.append(Words((headline(verdict, looked.criteria), "strong")))
    parts += _mending(looked)
    if not verdict.cannot:
        parts += [BLANK, *_measured(verdict, looked.criteria, columns), *_pictures(looked, columns)]
    parts += [Words((each, "quiet")) for each in remarks(verdict)]
    return [Constrain(part, columns) for part in parts]


def _aside(looked: Looked) -> str:
    verdict = looked.verdict
    side = {1: "right", -1: "left"}.get(verdict.facing or 0)
    told = [f"{looked.seconds:.0f} s" if looked.seconds else "", f"facing {side}" if side else ""]
    if verdict.reps:
        told.insert(1, f"{len(verdict.reps)} rep{'s' * (len(verdict.reps) != 1)}")
    return ", ".join(filter(None, told))


def _mending(looked: Looked) -> list[RenderableType]:
    if not looked.mending:
        return []
    fault, cue, practise = looked.mending
    lines: list[RenderableType] = [Words("Correct this first: ", (f"{fault.fix.rstrip('.')}.", "on"))]
    if cue:
        lines.append(Words("Think of: ", (cue.say, "key")))
    if practise:
        lines.append(Words((f"Practise it in {practise.number} {practise.name}.", "quiet")))
    return lines


def _measured(verdict: Verdict, criteria: Criteria, columns: int) -> list[RenderableType]:
    """A row for each rep, or the photo's one pose."""
    if verdict.pose:
        told = ", ".join(f"{name} {getattr(verdict.pose, name):.0f}" for name in ("trunk", "knee", "shank", "hip"))
        return [Words(f"About, in degrees: {told}."), BLANK]
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="quiet")
    wide = columns >= _NARROW
    for name in ("Rep", *(("Down", "Bottom", "Up") if wide else ()), "Trunk", "Knee", "Shank"):
        table.add_column(name, justify="right")
    table.add_column("Seen")
    for number, judged in enumerate(verdict.reps, 1):
        tempo = [_seconds(each) for each in (judged.rep.down, judged.rep.bottom, judged.rep.up)] if wide else []
        pose = judged.rep.at_bottom if judged.rep.bottoms else None
        angles = [f"{getattr(pose, name):.0f}" if pose else "-" for name in ("trunk", "knee", "shank")]
        seen = seen_in(judged, criteria) if wide else ", ".join(each.fault for each in judged.seen)
        table.add_row(f"{number}", *tempo, *angles, Words((seen, "bottom") if seen else ("clean", "quiet")))
    told = (
        "About: seconds down, at the bottom and up; degrees at the bottom."
        if wide
        else "About, in degrees, at the bottom."
    )
    return [table, BLANK, Words((told, "quiet")), BLANK]


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _pictures(looked: Looked, columns: int) -> list[RenderableType]:
    """The person's own figure at the bottom of their worst rep and of their best, and the drill's."""
    shots = [*_own(looked.verdict), *_drills(looked.right)]
    most = max(0, columns // _EACH)
    if len(shots) > most >= 2:  # the worst beside what is right says most
        shots = [shots[0], shots[-1]]
    return [indented(Pictures(*shots), 0), BLANK] if shots and most >= 2 else []


def _own(verdict: Verdict) -> list[Shot]:
    if verdict.pose:
        return [Shot(likeness(verdict.pose, verdict.hand), "You", "strong")]
    numbered = [(number, judged) for number, judged in enumerate(verdict.reps, 1) if judged.rep.bottoms]
    if not numbered:
        return []
    worst = max(numbered, key=lambda each: (each[1].badness, -each[0]))
    best = min(numbered, key=lambda each: (each[1].badness, each[0]))
    if worst[1].badness <= best[1].badness:
        return [_shot(best[1], f"You, rep {best[0]}", "strong")]
    named = (worst, "bottom", "to correct"), (best, "rise", "your best")
    return [_shot(judged, f"You, rep {number}: {what}", role) for (number, judged), role, what in named]


def _shot(judged: Judged, name: str, role: str) -> Shot:
    return Shot(_posed(judged.rep.at_bottom, judged), name, role)


def _posed(pose: Angles, judged: Judged) -> Posed:
    return likeness(pose, judged.hand)


def _drills(drill: Drill | None) -> list[Shot]:
    if drill is None or drill.figure is None or drill.figure.bottom is None:
        return []
    return [Shot(at_depth(drill.figure, 1.0), drill.name, "strong")]
