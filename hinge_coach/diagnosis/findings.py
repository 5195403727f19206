"""What the doctor finds of terminal, keys, voice, sounds and display: one line each, fine or what to do."""

from __future__ import annotations

from collections.abc import Sequence

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.sound_player import NOTHING, Sounds
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.amounts_in_words import listed
from hinge_coach.diagnosis.trial_session import Outcome
from hinge_coach.printed.parts.printed_data import Finding
from hinge_coach.processes.keep_awake import Inhibitor
from hinge_coach.reading.clean_text import shown
from hinge_coach.terminal.capabilities import Capabilities

_COLOURS = {"standard": "16 colours", "256": "256 colours", "truecolor": "16 million colours", "windows": "16 colours"}
_TERM = "if your terminal can show more, set TERM to its name, such as xterm-256color"
_WIDE = "set the terminal to show ambiguous-width characters narrow (xterm: without -cjk_width)"
_LARGER = "make the window as large as the screen: the seconds become larger too; the voice says the rest"
_PRESENTER = ("PgDn", "PgUp")
_DARK = "let your system's settings turn the display off later than a quarter of an hour"
_NO_PLAYER = "no player was found; alsa-utils has one"
_UNHEARD = "check the volume and the output device, or use `hinge-coach start --{} off`"


def told(sentence: str) -> tuple[str, str]:
    """An error's one sentence as the thing and the mend."""
    for seam in ("; ", ": "):
        thing, found, mend = sentence.partition(seam)
        if found:
            return thing, mend.rstrip(".")
    return sentence.rstrip("."), "correct that, and run `hinge-coach doctor` again"


def terminal(can: Capabilities, view: str, outcome: Outcome) -> Finding:
    """The terminal, its size, and how a session looks on it. `view` is the one in force: screen, plain or json."""
    if can.window is None:
        return Finding("terminal", "stdout is not a terminal, so a session writes plain lines")
    if not can.posix:
        return Finding("terminal", "a session writes plain lines on this system")
    if can.lacking:
        return Finding("terminal", *told(can.lacking))
    if not can.moves_cursor:
        name = f"TERM is {shown(can.term)}" if can.term else "TERM is not set"
        return Finding("terminal", f"{name}, so a session writes plain lines", _TERM)
    columns, rows = can.window
    size = f"{shown(can.term)}, {columns}×{rows} cells"
    if view != "screen":
        return Finding("terminal", f"{size}; the settings choose {'plain lines' if view == 'plain' else 'JSON'}")
    name, mend = layout(columns, rows)
    words = f"{size}: the {name} layout"
    if outcome.read_seconds is not None:
        words += f"; you could {'' if outcome.read_seconds else 'not '}read the seconds"
    return Finding("terminal", words, mend or _LARGER * (outcome.read_seconds is False))


def layout(columns: int, rows: int) -> tuple[str, str]:
    """How a session is laid out in so many cells, and what to do where that is not all that it could be."""
    from hinge_coach.screen.cell_grid import GRAND, NORMAL, SMALL, Sheet, fits

    sheet = Sheet(columns, rows)
    for step, name in ((GRAND, "grand"), (NORMAL, "normal")):
        if fits(step, sheet):
            return name, ""
    mend = f"make the window larger, or its letters smaller: from {NORMAL[0]}×{NORMAL[1]} cells on there is the figure"
    return ("small" if fits(SMALL, sheet) else "one-line"), mend


def shows_figure(can: Capabilities) -> bool:
    """Whether the moving figure can be seen in all its braille."""
    return can.moves_cursor and can.unicode and not can.wide and can.window is not None and not layout(*can.window)[1]


def keys(can: Capabilities, outcome: Outcome) -> Finding:
    """Whether single keys can be read, and which were tried."""
    if not can.posix:
        return Finding("keys", "single keys can't be read on this system, so a session runs hands-free")
    if not can.keys and can.lacking:
        return Finding("keys", *told(can.lacking))
    if not can.keys:
        return Finding(
            "keys", "stdin is not a terminal, so a session runs hands-free", "run it in a terminal to use keys"
        )
    if not outcome.keys:
        return Finding("keys", "read one at a time" + "; none was tried" * outcome.tried_keys)
    presenter = all(key in outcome.keys for key in _PRESENTER)
    remote = "; a presenter works as the remote" if presenter else ""
    names = [key if key.isalnum() else f"“{key}”" for key in outcome.keys]
    return Finding("keys", f"read one at a time: {listed(names)}{remote}")


def colours(can: Capabilities) -> Finding:
    """The colours there are."""
    if can.no_color:
        return Finding("colours", "none, because NO_COLOR is set: shapes, words and bold show the same")
    if can.window is None:
        return Finding("colours", "none, because there is no terminal")
    return Finding("colours", _COLOURS.get(can.colours or "", "none: shapes and words show the same"))


def characters(can: Capabilities, outcome: Outcome) -> Finding:
    """Whether the finer signs can be written, and were seen."""
    if not can.unicode:
        mend = "set LANG to a UTF-8 locale, such as C.UTF-8, for the fine ones"
        return Finding("characters", f"{can.encoding}: letters and figure are drawn with plain signs", mend)
    if can.wide:
        found = "UTF-8, but blocks and lines are two cells wide here: letters and figure are drawn with plain signs"
        return Finding("characters", found, _WIDE)
    if outcome.saw_figure is False:
        mend = "choose a font with braille signs, such as DejaVu Sans Mono, or `hinge-coach start --view plain`"
        return Finding("characters", "UTF-8; you did not see the figure", mend)
    silent = "; the terminal does not report their width, so one cell is assumed" * (outcome.said_width is False)
    return Finding("characters", "UTF-8 with braille" + "; you saw the figure" * bool(outcome.saw_figure) + silent)


def voice(found: Voice | Silence, outcome: Outcome) -> Finding:
    """Who speaks, and whether that was heard."""
    if found.advice:
        return Finding("voice", *told(found.advice))
    for trouble in [found.trouble, *found.unspoken] if isinstance(found, Voice) else ():
        if trouble:
            return Finding("voice", trouble.found, trouble.do)
    return _audible("voice", found.about, outcome.heard_voice, "it")


def sounds(found: Sounds | Silence, outcome: Outcome) -> Finding:
    """Who plays the sounds, and whether these were heard."""
    if isinstance(found, Sounds) and found.trouble:
        return Finding("sounds", found.trouble.found, found.trouble.do)
    heard = _audible("sounds", found.about, outcome.heard_sounds, "all four")
    return heard if isinstance(found, Silence) or found.players else heard._replace(do=_NO_PLAYER)


def plays(found: Sounds | Silence) -> bool:
    """Whether there is anything to be heard of the sounds."""
    return isinstance(found, Sounds) and found.about != NOTHING


def display(wanted: bool, inhibitors: Sequence[Inhibitor], can: Capabilities) -> Finding:
    """Who keeps the display awake during a session: the first of these that does so when it is tried."""
    if not wanted:
        return Finding("display", "not kept awake, as you asked")
    if can.window is None:
        return Finding("display", "kept awake only when a session runs on a terminal")
    failing = []
    for each in inhibitors:
        if not (why := each.fails()):
            return Finding("display", f"kept awake during a session, by {each.name}")
        failing.append(f"{each.name} fails ({why})")
    found = f"{listed(failing)}, so the display" if failing else "no program was found that keeps it awake, so it"
    return Finding("display", f"{found} may go dark during a session", _DARK)


def _audible(what: str, name: str, heard: bool | None, of_it: str) -> Finding:
    if heard is False:
        return Finding(what, f"{name}; you did not hear {of_it}", _UNHEARD.format(what.rstrip("s")))
    return Finding(what, f"{name}; you heard {of_it}" if heard else name)
