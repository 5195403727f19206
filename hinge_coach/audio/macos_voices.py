"""The voices of macOS's `say`, which takes a voice by its name and no language: asked for once, chosen by language."""

import os
import re
import select
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hinge_coach.course.drill import ENGLISH
from hinge_coach.processes.child_programs import Child, start

_PATIENCE = 3.0  # seconds for the list; without it the system's own voice speaks
_LINE = re.compile(r"(?P<name>\S.*?)\s+(?P<locale>[a-z]{2,3}[_-][A-Za-z0-9_@=-]+)\s+#")
_DOWNLOADED = ("(Premium)", "(Enhanced)")  # how a name ends, the better sound first
# No coach's voices, though every system has some: the synthetic family that speaks many languages; robots and jokes.
_SYNTHETIC = ("Eddy", "Flo", "Grandma", "Grandpa", "Reed", "Rocko", "Sandy", "Shelley")
_ROBOTS = (
    *("Agnes", "Albert", "Bad News", "Bahh", "Bells", "Boing", "Bruce", "Bubbles", "Cellos", "Deranged", "Fred"),
    *("Good News", "Hysterical", "Jester", "Junior", "Kathy", "Organ", "Pipe Organ", "Princess", "Ralph", "Superstar"),
    *("Trinoids", "Vicki", "Whisper", "Wobble", "Zarvox"),
)


class SayVoice(NamedTuple):
    """One line of `say -v ?`: the voice's whole name, the language that it speaks, and of which region: en, us."""

    name: str
    language: str
    region: str

    @property
    def rank(self) -> int:
        """How gladly it is taken; less is better."""
        for rank, ending in enumerate(_DOWNLOADED):
            if self.name.endswith(ending):
                return rank
        bare = self.name.partition(" (")[0]
        return 4 if bare in _ROBOTS else 3 if bare in _SYNTHETIC else 2


def read_voices(listing: str) -> list[SayVoice]:
    """The voices of such a list. A locale may say more than language and region: en_GB_U_SD@sd=gbsct."""
    lines = filter(None, map(_LINE.match, listing.splitlines()))
    return [SayVoice(line["name"], *re.split("[_@-]", line["locale"].lower())[:2]) for line in lines]


def best_voice(voices: Sequence[SayVoice], language: str, home: str = "") -> str | None:
    """The name of the voice for a language's tag: of its region where there is one, else of the region `home`."""
    wanted, *more = language.lower().split("-")
    regions = [part for part in more if len(part) in (2, 3)]

    def order(voice: SayVoice) -> tuple[bool, int, bool]:
        return bool(regions) and voice.region not in regions, voice.rank, voice.region != home

    fitting = [voice for voice in voices if voice.language == wanted]
    return min(fitting, key=order).name if fitting else None


class SayVoices:
    """Asks `say` for its voices, and reads them as they come: nothing waits for them. Raises nothing."""

    def __init__(self, program: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = clock() + _PATIENCE
        self._read = b""
        self._voices: list[SayVoice] | None = None
        self._asked: tuple[Child, int] | None = None  # who lists them, and the pipe that is read
        out, into = os.pipe()
        try:
            with Path(os.devnull).open("rb") as nothing:
                self._asked = start((program, "-v", "?"), nothing.fileno(), into), out
            os.set_blocking(out, False)
        except OSError:
            os.close(out)
            self._voices = []
        finally:
            os.close(into)

    @property
    def known(self) -> bool:
        """Whether they are read, or took too long."""
        if self._asked is not None:
            try:
                while more := os.read(self._asked[1], 65536):
                    self._read += more
                self._end()
            except BlockingIOError:
                if self._clock() >= self._until:
                    self._end()
        return self._asked is None

    def has(self, language: str, wait: bool = False) -> bool:
        """Whether there is a voice for the language. English is never refused: the system's own speaks it, then."""
        while wait and not self.known:
            select.select([], [], [], 0.01)
        return language == ENGLISH or not self._voices or best_voice(self._voices, language) is not None

    def arguments(self, language: str) -> tuple[str, ...]:
        """What tells `say` to speak the language; nothing where its voices are not known."""
        name = best_voice(self._voices or (), language, _region()) if self.known else None
        return ("-v", name) if name else ()

    def close(self) -> None:
        """Wait no longer."""
        self._end()

    def _end(self) -> None:
        if self._asked is None:
            return
        child, out = self._asked
        self._asked = None
        self._voices = read_voices(self._read.decode("utf-8", "replace"))
        os.close(out)
        child.kill()


def _region() -> str:
    """The region of the locale: gb of en_GB.UTF-8; empty where there is none."""
    named = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return named.partition(".")[0].partition("_")[2].lower()
