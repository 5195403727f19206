"""What a session will do: chosen drills with their reason, in order."""

from typing import NamedTuple

from hinge_coach.course.drill import Block, Drill


class Chosen(NamedTuple):
    """One drill of today, with the person's kit applied. `blocks` are the doses of today; `reason` is one sentence.

    Not `cued`: the sets are done without a cue, and their answer is kept as such. `asked` for by the person: it is not
    turned into an offer, whatever today's answers are.
    """

    drill: Drill
    blocks: tuple[Block, ...]
    reason: str
    kind: str = "learn"  # learn, test, offer, repeat; in a correction: mend
    ask: str = ""  # for an offer: the yes/no question that is asked before it
    cued: bool = True
    asked: bool = False


class LeftOut(NamedTuple):
    """A drill that is not in today's plan, and the one sentence why."""

    drill: Drill
    reason: str


class Plan(NamedTuple):
    """Today, in order. `headline` is one sentence on the whole; `advice` are further sentences, most urgent first."""

    headline: str
    chosen: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...] = ()
    advice: tuple[str, ...] = ()
