"""The session as plain lines: for a screen reader, a pipe, a dumb terminal. Nothing moves, nothing is overwritten."""

from collections.abc import Callable

from hinge_coach.coach.amounts_in_words import clock
from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.screen_frames import Frame, Page
from hinge_coach.course.phase_words import PHASE_WORDS
from hinge_coach.terminal.encoding import SPELLED
from hinge_coach.terminal.nonblocking_output import Output

_PAGED = ("check", "choice", "plan", "help", "summary", "notice")  # told nowhere else; a setup is told step by step


class PlainLines:
    """One line for each event worth saying, and each page once, in the order in which they come."""

    def __init__(self, out: Output, encoding: str = "utf-8", width: Callable[[], int] | None = None) -> None:
        """`width` tells the columns to wrap at, by words; without it lines stay whole, as a pipe wants them."""
        self._out = out
        self._width = width
        self._encoding = encoding
        self._page: Page | None = None

    def tell(self, event: Event) -> None:
        line = _line(event)
        if line:
            self._say(line)

    def show(self, frame: Frame) -> float:
        if not isinstance(frame, Page):
            self._page = None
        elif frame.kind == "setup" and _all_told(frame) and not (self._page and self._page.lines == frame.lines):
            self._page = frame
            for line in _keys(frame):
                self._say(line)
        elif frame.kind in _PAGED and frame != self._page:
            for line in _news(frame, self._page):
                self._say(line)
            self._page = frame
        return float("inf")

    def _say(self, line: str) -> None:
        if self._width and len(line) > (width := max(20, self._width() - 1)):
            from textwrap import fill

            line = fill(line, width)
        self._out.add((line + "\n").encode(self._encoding, SPELLED))


def _news(page: Page, before: Page | None) -> list[str]:
    """What a page has to say: where only a tick has changed, that line alone, and else the whole of it."""
    lines = page_lines(page)
    if before and page == before._replace(choices=page.choices) and len(page.choices) == len(before.choices):
        return [line for line in lines if line not in page_lines(before)]
    return lines


def page_lines(page: Page) -> list[str]:
    """A page, read from top to bottom."""
    lines = [page.title] if page.title else []
    lines += [page.lead] if page.lead else []
    lines += page.lines
    lines += [f"  {choice.key}  {choice.label}{_tick(choice.on)}" for choice in page.choices]
    return lines + _keys(page)


def _keys(page: Page) -> list[str]:
    hints = ", ".join(f"{hint.key} {hint.does}" for hint in page.keys)
    return [f"Keys: {hints}"] if hints else []


def _all_told(setup: Page) -> bool:
    """Whether the last of the steps is being told: from here on a setup may wait for a key."""
    return setup.current == len(setup.lines) - 1 if setup.lines else True


def _tick(on: bool | None) -> str:
    return "" if on is None else ", ticked" if on else ", not ticked"


def _line(event: Event) -> str | None:
    seconds = clock(event.seconds or 0.0)
    match event.name:
        case "session":
            return f"Paced time: {seconds}."
        case "setup":
            return f"Setup {event.more['step']} of {event.more['of']}: {event.say}"
        case "phase" if event.rep:
            return f"Rep {event.rep}: {_phase(event)}, {seconds}" if event.phase in ("lower", "rise") else _held(event)
        case "phase":
            return f"Hold, {seconds}"
        case "ready" | "side":
            return f"{event.say} ({seconds})"
        case "set":
            kept = "" if event.more["saved"] else " (not saved)"
            return f"Set done: {event.block}, set {event.set}{f', {event.side}' if event.side else ''}{kept}"
        case "trouble":
            return f"{event.more['found']}: {event.more['do']}."
        case "resume":
            return f"Going on in {seconds}"
        case "tick" | "mute" | "check" | "plan" | "close" | "question" | "correction" | "pain" | "advice" | "end":
            return None  # each of them has a page, or nothing to be read
        case "seen" if "said" in event.more:
            return None  # its page says it
        case "answer":
            return f"Answer: {event.more['answer']}. {event.say or ''}".rstrip()
    return event.say


def _phase(event: Event) -> str:
    return PHASE_WORDS[event.phase or ""].lower()


def _held(event: Event) -> str | None:
    """A short pause at the top or bottom is not worth a line; a squeeze is."""
    return f"Rep {event.rep}: {_phase(event)}, {clock(event.seconds or 0.0)}" if (event.seconds or 0) >= 2 else None
