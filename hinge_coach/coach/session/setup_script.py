"""A drill's setup as it runs: its name and why it is here, then the steps one by one."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from hinge_coach.coach.drills_in_words import done_as
from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.camera import Camera, NoCamera
from hinge_coach.coach.interface.screen_frames import Frame, KeyHint, Motion, Page
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.after_failed_check import MEND
from hinge_coach.coach.plan.get_in_and_out import SINKING_IN, has_rehearsal, lasting, to_feel, told
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.rules import stop_signs
from hinge_coach.coach.rules.rest_days import carries_load
from hinge_coach.coach.session.spans_and_ticks import Call, Look, hints
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.coach.timeline import SETUP, Span
from hinge_coach.course.drill import Cue, Direction, Directions, Drill

IF_IT_HURTS = (
    "If something hurts, put down any load, and stop that drill. If it still hurts at the next, stop for today; "
    "not gone in a day: ask a doctor."
)
IF_IT_HURTS_AGAIN = "If something hurts today, stop."  # to who has heard the whole of it
IF_IT_HURTS_PRESS = (
    "If something hurts, stop, put down any load, then press O on the keyboard. Not gone in a day: ask a doctor."
)
UNDER_LOAD = (  # dizzy to tingling end a session [ALL]; pain down a leg with them [J]; what calls for help [NT][SHF]
    "From here on you hold a load. Dizzy, tingling, or pain down a leg: get out of it, and stop for today. "
    "Rare, but chest pain, or numb between the legs: call for help at once."
)
EVERY_REP = "In every rep: breathe in on the way down, out on the way up, and stop before your back rounds."  # [LIN][J]


class SetupScript(NamedTuple):
    """Why a drill is here, then its setup steps one by one, each as long as it takes to say and to do.

    The last span may last until a key says ready.
    """

    chosen: Chosen
    why: str
    lines: tuple[str, ...]
    spans: tuple[Span, ...]
    hints: tuple[KeyHint, ...] = key_actions.SETUP_HINTS
    camera: Camera = NoCamera()

    def opens(self, span: Span) -> dict[str, Any]:
        drill = self.chosen.drill
        fields: dict[str, Any] = {"drill": drill.id, "seconds": span.seconds}
        if span.rep == 0:
            more = {"name": drill.name, "number": drill.number, "reason": self.chosen.reason}
            return fields | {"name": "drill", "say": opening(drill, _heard(self.chosen, self.why)), "more": more}
        if span.rep > len(self.lines):
            return {}
        fields |= {"name": "setup", "say": self.lines[span.rep - 1]}
        return fields | {"more": {"step": span.rep, "of": len(self.lines)}}

    def calls(self, span: Span, length: float) -> list[Call]:
        return []

    def typed(self, key: str) -> str | None:
        return None

    def frame(self, span: Span, elapsed: float, length: float, look: Look) -> Frame:
        drill = self.chosen.drill
        figure = drill.work[0].figure or drill.figure
        return Page(
            header=look.header,
            kind="setup",
            title=drill.name,
            lead=self.why,
            lines=self.lines,
            current=span.rep - 1 if 0 < span.rep <= len(self.lines) else None,
            motion=Motion(figure, SETUP, elapsed, length, feel=drill.feel) if figure else None,
            own=self.camera.pose,
            paused=look.paused,
            note=look.note or self.camera.lacks,
            keys=hints(look, self.hints),
        )


def setup_script(
    chosen: Chosen, person: PersonToday, more: Iterable[str] = (), hints: tuple[KeyHint, ...] = key_actions.SETUP_HINTS
) -> SetupScript:
    """The setup as this person hears it: why, then what `more` there is to say, then the steps.

    Each line lasts as long as it takes to say and then to do, in whole seconds.
    """
    why = person.why(chosen)
    known = not chosen.cued or person.knows(chosen.drill, chosen.blocks[0])
    directions = [Direction(line, SINKING_IN) for line in more]
    directions += [*told(chosen.drill.setup, known), *_feel(chosen, known)]
    said = opening(chosen.drill, _heard(chosen, why))
    lengths = [lasting(said, SINKING_IN), *[lasting(each.say, each.takes) for each in directions]]
    spans = tuple(Span(SETUP, length, index) for index, length in enumerate(lengths))
    return SetupScript(chosen, why, tuple(each.say for each in directions), spans, hints)


def once_a_session(chosen: Chosen, person: PersonToday, mode: SessionMode) -> list[str]:
    """What is said once a session, whole to who is new to it, while the hands are still empty."""
    known, loaded = person.knows(chosen.drill, chosen.blocks[0]), carries_load(chosen.drill)
    hurts = IF_IT_HURTS if mode.keyless else IF_IT_HURTS_PRESS
    lines = [
        (mode.hands_free, hurts if person.newcomer else IF_IT_HURTS_AGAIN),
        (mode.hands_free and known, EVERY_REP),
        (loaded and not person.newcomer, stop_signs.CLINICIAN_LOADED),
        (loaded and not known, UNDER_LOAD),
    ]
    return [line for applies, line in lines if applies]


def _feel(chosen: Chosen, known: bool) -> Directions:
    """Where to feel it, where no slow rep will say so."""
    drill, block = chosen.drill, chosen.blocks[0]
    if known or has_rehearsal(drill, block):
        return ()
    return (to_feel(drill, block),)


def _heard(chosen: Chosen, why: str) -> str:
    """As much of the why as was not said a moment ago, with the correction that leads here."""
    return "" if chosen.kind == MEND and why == chosen.reason else why


def opening(drill: Drill, why: str) -> str:
    return f"{_called(drill)}. {why}".strip()


def _called(drill: Drill) -> str:
    """The drill by number and name, or what it becomes without the kit that it asks for first."""
    name = done_as(drill) or drill.name
    return name if drill.bridge else f"Drill {drill.number.replace('½', ' and a half')}: {name}"


def best_cue_line(cue: Cue) -> str:
    """The cue to begin with, shown as what it is."""
    return f"Your best cue so far: {cue.say}."
