"""When to stop and whom to ask, in plain words: no diagnosis, no fear talk.

[NT] Low Back Pain, Northern HSC Trust; [SHF] Sheffield Aches and Pains; [ALL] When to Stop Exercising; [PRO] Pain
Traffic Light; [LIN] Linsenbardt and others; [J] is our judgement.
"""

from collections.abc import Sequence
from typing import NamedTuple

GO_ON, END_DRILL, END_SESSION = "go-on", "end-drill", "end-session"
STOPS = "stops"  # the person stops, though nothing in the rule asks for it

ASK_LEVEL = "How much does it hurt, from 0 to 9?"
SIGNS_FIRST = "Two safety questions; mostly the answer is no."
ASK_EMERGENCY = "Is one of these true right now?"
ASK_SOON = "And is one of these true?"
ASK_RISEN = "Did the pain rise?"
NONE_OF_THESE = "None of these"

ENDS_SESSION = 4  # of 10: acceptable if gone in 24 hours [PRO], but a stop for who trains on their own [J]
LITTLE = 3  # of 10, at most: may go on [PRO]


class Advice(NamedTuple):
    """What to say to who stops, the first line aloud; the session's `last` words; and what comes before the next."""

    lines: tuple[str, ...]
    last: str
    again: str


# How long to wait, and whom to ask after the session, is [J]; a day is the 24 hours of [PRO].
_EMERGENCY = Advice(
    ("Stop here, and call the emergency services now.", "Stay where you are, and do not drive yourself."),
    "Call the emergency services now.",
    "see a doctor before you train again",
)
_FAINT = Advice(
    (
        "Stop here, and sit or lie down.",
        "If it has not passed in a few minutes, call the emergency services.",
        "If it has, ask a doctor before you train again.",
    ),
    "If it has not passed in a few minutes, call the emergency services.",
    "ask a doctor before you train again",
)
_TINGLING = Advice(
    ("Stop here for today.", "Ask a doctor or a physiotherapist before you train again."),
    "Ask a doctor or a physiotherapist before you train again.",
    "ask a doctor or a physiotherapist before you train again",
)
_SHARP = Advice(
    ("Stop here for today.", "If it is still there tomorrow, ask a doctor or a physiotherapist."),
    "If it is still there tomorrow, ask a doctor or a physiotherapist.",
    "if it is still there, leave today out and ask a doctor or a physiotherapist",
)
_UNWELL = Advice(
    ("Stop here for today.", "Call a doctor today, and say what you noticed."),
    "Call a doctor today.",
    "call a doctor first, and say what you noticed",
)
_HURTS = Advice(
    (
        "Stop here for today.",
        "If the pain is not gone within a day, ask a doctor or a physiotherapist.",
        "If it is gone, begin again another day, without load.",
    ),
    "If the pain is not gone within a day, ask a doctor or a physiotherapist.",
    "if it is still there, leave today out and ask a doctor or a physiotherapist",
)


class StopSign(NamedTuple):
    """One line of a list, as the person would say it, and what it asks for."""

    id: str
    looks: str
    ask: Advice

    @property
    def emergency(self) -> bool:
        return self.ask is _EMERGENCY


# Emergency now: [NT][SHF]; pain in the chest alone stands with them to be on the safe side [J], and so does what may
# turn into one: dizzy to an uneven heartbeat ends a session [ALL].
EMERGENCY_SIGNS = (
    StopSign("chest-pain", "Pain in the chest, with or without back pain", _EMERGENCY),
    StopSign("faint", "Dizzy, faint, too breathless to talk, or an uneven heartbeat", _FAINT),
    StopSign("saddle", "Numb between the legs, or new trouble with bladder or bowel", _EMERGENCY),
    StopSign("both-legs", "Pain, weakness or numbness in both legs", _EMERGENCY),
    StopSign("accident", "Back pain since a bad fall or an accident", _EMERGENCY),
)
# Tingling ends a session [ALL], and so do what may go with it down one limb [J] and pain that is sharp, spreading or
# rising [J]. Fever to unsteady walking ask for urgent advice [NT][SHF].
SOON_SIGNS = (
    StopSign("tingling", "Tingling, numbness, weakness or pain down an arm or a leg", _TINGLING),
    StopSign("sharp", "Pain that is sharp, spreads or keeps rising", _SHARP),
    StopSign("unwell", "Fever, weight loss, pain at night, or unsteady walking", _UNWELL),
)
STOP_SIGNS = EMERGENCY_SIGNS + SOON_SIGNS
# A presenter has no digits: its yes means one of a list, which is then taken for the most urgent of it [J].
AN_EMERGENCY = StopSign("emergency", "One of these", _EMERGENCY)
SOON = StopSign("soon", "One of these", _UNWELL)

CLINICIAN_LEAD = "If one of these is true of you, ask a doctor or a physiotherapist before you start."
CLINICIAN_FIRST = (
    "You have back pain right now.",
    "You had an operation not long ago.",
    "You are pregnant.",
    "You have osteoporosis.",
    "You have heart trouble, or your blood pressure is high and not under control.",
)
CLINICIAN_BRIEF = (
    "Do not start, and ask a doctor or a physiotherapist first, if one is true: back pain right now, a recent "
    "operation, pregnancy, osteoporosis, heart trouble or high blood pressure."  # the heart [J]
)
CLINICIAN_LOADED = (  # the same, before the first load of a later day
    "If one is true, no load today, and ask a doctor: back pain today, pregnancy, osteoporosis, heart trouble, "
    "high blood pressure or a recent operation."
)
CLINICIAN_AFTER = (
    "Breathe out on the way up, in every drill.",  # holding the breath gave the highest pressures [LIN]
    "If something hurts, press o at any moment: the set ends, and nothing is lost.",
)


class PainStep(NamedTuple):
    """What follows from a pain stop, and what to say: the first line is said aloud, `last` when the session ends.

    go-on: the session goes on; end-drill: it goes on with the next one; end-session: it is over.
    """

    kind: str
    lines: tuple[str, ...]
    emergency: bool = False
    last: str = ""


def sign_of(name: str | None) -> StopSign | None:
    """The stop-sign with that id."""
    return next((each for each in (*STOP_SIGNS, AN_EMERGENCY, SOON) if each.id == name), None)


def stopped_for_pain() -> PainStep:
    """What to say to a person who stops by themselves because something hurts."""
    return PainStep(END_SESSION, _HURTS.lines, last=_HURTS.last)


def pain_rule(level: int | None, sign: str | None = None, earlier: Sequence[int] = ()) -> PainStep:
    """What follows from how much it hurts (0 to 9, where 9 means 9 or 10), a stop-sign, and today's earlier levels.

    A stop-sign or pain at 4 or above ends the session [J]; 0 to 3 may go on [PRO], but not with the same drill where it
    rises [J] or where nobody could say how much it is [J].
    """
    found = sign_of(sign)
    if found:
        return PainStep(END_SESSION, found.ask.lines, found.emergency, found.ask.last)
    if level is not None and level >= ENDS_SESSION:
        return stopped_for_pain()
    leave = "Leave this drill for today."
    if level is None:
        lines = (leave, "If it goes on hurting, stop here: nothing is lost.")
        return PainStep(END_DRILL, lines, last=_HURTS.last)
    if earlier and level > max(earlier):
        return PainStep(END_DRILL, (leave, "It hurts a little more than before."), last=_HURTS.last)
    if level == 0:
        return PainStep(GO_ON, ("Good, then go on when you are ready.",))
    return PainStep(
        GO_ON, ("Go on gently, or stop: your choice.", "If it rises, get out, and stop for today."), last=_HURTS.last
    )
