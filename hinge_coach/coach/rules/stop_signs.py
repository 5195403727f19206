"""When to stop and whom to ask, in plain words: no diagnosis, no fear talk.

[NT] Low Back Pain, Northern HSC Trust; [SHF] Sheffield Aches and Pains; [ALL] When to Stop Exercising; [PRO] Pain
Traffic Light; [LIN] Linsenbardt and others; [J] is our judgement.
"""

from collections.abc import Sequence
from typing import NamedTuple

GO_ON, END_DRILL, END_SESSION = "go-on", "end-drill", "end-session"
STOPS = "stops"  # the person stops, though nothing in the rule asks for it

ASK_LEVEL = "How much does it hurt, from 0 to 9?"
ASK_SIGN = "Is one of these true right now?"
PRESS_IT = "Press its number."
ASK_RISEN = "Did the pain rise?"
NONE_OF_THESE = "None of these"

ENDS_SESSION = 4  # of 10: acceptable if gone in 24 hours [PRO], but a stop for who trains on their own [J]

_EMERGENCY = ("Stop here, and call the emergency services now.",)
_FAINT = (
    "Stop here, and sit or lie down.",
    "If it has not passed in a few minutes, call the emergency services.",
    "If it has, ask a doctor before you train again.",
)
_TINGLING = ("Stop here for today.", "Ask a doctor or a physiotherapist before you train again.")
_SHARP = ("Stop here for today.", "If it is still there tomorrow, ask a doctor or a physiotherapist.")
_UNWELL = ("Stop here for today.", "Call a doctor today, and say what you noticed.")
_HURTS = (
    "Stop here for today.",
    "If it is not gone within a day, ask a doctor or a physiotherapist.",
    "If it is gone, begin again without load.",
)


_AGAIN = {
    _EMERGENCY: "see a doctor before you train again",
    _FAINT: "ask a doctor before you train again",
    _TINGLING: "ask a doctor or a physiotherapist before you train again",
    _SHARP: "if it is still there, leave today out and ask a doctor or a physiotherapist",
    _UNWELL: "call a doctor first, and say what you noticed",
}


class StopSign(NamedTuple):
    """One line of the list, as the person would say it, and whom to ask: the first line is said aloud."""

    id: str
    looks: str
    ask: tuple[str, ...]

    @property
    def again(self) -> str:
        """What comes before the next session."""
        return _AGAIN[self.ask]

    @property
    def emergency(self) -> bool:
        return self.ask is _EMERGENCY


# Emergency now: [NT][SHF]; pain in the chest alone stands with them to be on the safe side [J]. Dizzy to tingling end
# a session [ALL], and so does pain that is sharp, spreading or rising [J]. Fever to unsteady walking ask for urgent
# advice [NT][SHF]. How long to wait, and whom to ask after the session, is [J]. With "none of these" they are nine, one
# key each.
STOP_SIGNS = (
    StopSign("saddle", "Numb between the legs, or new trouble with bladder or bowel", _EMERGENCY),
    StopSign("both-legs", "Pain, weakness or numbness in both legs", _EMERGENCY),
    StopSign("chest-pain", "Pain in the chest, with or without back pain", _EMERGENCY),
    StopSign("accident", "Back pain since a bad fall or an accident", _EMERGENCY),
    StopSign("faint", "Dizzy, faint, too breathless to talk, or an uneven heartbeat", _FAINT),
    StopSign("tingling", "Tingling in an arm or a leg", _TINGLING),
    StopSign("sharp", "Pain that is sharp, spreads or keeps rising", _SHARP),
    StopSign("unwell", "Fever, weight loss, pain at night, or unsteady walking", _UNWELL),
)

CLINICIAN_LEAD = "If one of these is true of you, ask a doctor or a physiotherapist before you start."
CLINICIAN_FIRST = (
    "You have a spell of back pain right now.",
    "You had an operation not long ago.",
    "You are pregnant.",
    "You have osteoporosis.",
    "You have heart trouble, or your blood pressure is high and not under control.",
)
CLINICIAN_BRIEF = (
    "Do not start, and ask a doctor or a physiotherapist first, if your back hurts right now, after a recent "
    "operation, in pregnancy, with osteoporosis, heart trouble or high blood pressure."  # the heart [J]
)
CLINICIAN_AFTER = (
    "Breathe out on the way up, in every drill.",  # holding the breath gave the highest pressures [LIN]
    "If something hurts, press o at any moment: the set ends, and nothing is lost.",
)


class PainStep(NamedTuple):
    """What follows from a pain stop, and what to say: the first line is said aloud.

    go-on: the session goes on; end-drill: it goes on with the next one; end-session: it is over.
    """

    kind: str
    lines: tuple[str, ...]
    emergency: bool = False


def sign_of(name: str | None) -> StopSign | None:
    """The stop-sign with that id."""
    return next((each for each in STOP_SIGNS if each.id == name), None)


def stopped_for_pain() -> PainStep:
    """What to say to a person who stops by themselves because something hurts."""
    return PainStep(END_SESSION, _HURTS)


def pain_rule(level: int | None, sign: str | None = None, earlier: Sequence[int] = ()) -> PainStep:
    """What follows from how much it hurts (0 to 9, where 9 means 9 or 10), a stop-sign, and today's earlier levels.

    A stop-sign or pain at 4 or above ends the session [J]; 0 to 3 may go on [PRO], but not with the same drill where it
    rises [J] or where nobody could say how much it is [J].
    """
    found = sign_of(sign)
    if found:
        return PainStep(END_SESSION, found.ask, found.emergency)
    if level is not None and level >= ENDS_SESSION:
        return stopped_for_pain()
    if level is None:
        return PainStep(
            END_DRILL, ("Leave this drill for today.", "If it goes on hurting, stop here: nothing is lost.")
        )
    if earlier and level > max(earlier):
        return PainStep(END_DRILL, ("Leave this drill for today: it hurts a little more than before.",))
    if level == 0:
        return PainStep(GO_ON, ("Good, then go on when you are ready.",))
    return PainStep(GO_ON, ("Go on gently, half as deep. If it rises, get out, and stop for today.",))
