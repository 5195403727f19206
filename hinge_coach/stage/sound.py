"""Four short sounds for what must be known without looking: a tick, a phase, a set done, a rest over."""

import math
import sys
import time
from array import array
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from hinge_coach.coach.events import Event
from hinge_coach.coach.scene import Scene
from hinge_coach.stage.programs import Child, can_start, leash, start, which
from hinge_coach.stage.voice import Silence

_RATE = 22050  # samples a second: more than these notes need, and what every player takes
_LIMIT = 4.0  # seconds, until a player counts as hung; a slow sound server keeps one for two
_FAILURES = 3  # in a row, until the next player gets its turn


class Note(NamedTuple):
    """One struck note: hertz, when it is struck and how long it rings (both seconds), loudness from 0 to 1."""

    pitch: float
    at: float
    rings: float
    loudness: float = 0.35


# Told apart by count and height alone: one high, one low and soft, two alike, three rising. The last matter most.
SOUNDS = {
    "tick": (Note(1320, 0, 0.06),),
    "phase": (Note(440, 0, 0.18, 0.25),),
    "over": (Note(880, 0, 0.14), Note(880, 0.18, 0.22)),
    "done": (Note(523, 0, 0.16), Note(659, 0.13, 0.16), Note(784, 0.26, 0.34)),
}
_URGENCY = tuple(SOUNDS)
_AFTER_REST = frozenset({"ready", "side", "phase", "drill", "setup", "check"})  # what says that a rest is over


def wav(notes: Sequence[Note]) -> bytes:
    """The notes as a WAV file: mono, 16 bits. A struck string is a sine that fades, so two products a sample do."""
    import wave

    samples = [0.0] * math.ceil(_RATE * max(note.at + note.rings for note in notes))
    for note in notes:
        angle = 2 * math.pi * note.pitch / _RATE
        fade = 0.01 ** (1 / (_RATE * note.rings))  # a hundredth is left when it has rung
        turn, damp = 2 * fade * math.cos(angle), fade * fade
        before, now = 0.0, 32767 * note.loudness * math.sin(angle)
        begin = round(_RATE * note.at)
        for index in range(begin, min(begin + round(_RATE * note.rings), len(samples))):
            samples[index] += before
            before, now = now, turn * now - damp * before
    file = BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(_RATE)
        frames = array("h", map(int, samples))
        if sys.byteorder == "big":
            frames.byteswap()
        out.writeframes(frames.tobytes())
    return file.getvalue()


class Player(NamedTuple):
    """A program that plays a WAV file: the one on its stdin, or one with a name (`named`), as afplay needs it."""

    program: str
    args: tuple[str, ...] = ()
    named: bool = False

    def play(self, file: IO[bytes]) -> Child:
        """Begin to play. Raises OSError."""
        # By this path a player opens the nameless file anew, from its start: nothing is left behind, whoever kills us.
        path = file.name if self.named else "/dev/stdin"
        return start((self.program, *self.args, path), file.fileno())


class Sounds:
    """Plays what happens, through the first of the players that works, or rings the terminal's bell."""

    def __init__(
        self,
        players: Sequence[Player],
        bell: Callable[[], None] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.advice = ""
        self._players = list(players)
        self._bell = bell
        self._clock = clock
        self._ready = False
        self._files: dict[str, IO[bytes]] = {}
        self._playing: dict[str, tuple[Child, float]] = {}
        self._dying: list[Child] = []
        self._wanted: str | None = None
        self._resting = False
        self._muted = False
        self._failures = 0

    @property
    def about(self) -> str:
        if self._players:
            return Path(self._players[0].program).name
        instead = "the terminal's bell" if self._bell else "none"
        return f"{instead}: no player was found that works; alsa-utils brings one"

    def tell(self, event: Event) -> None:
        """Choose the sound; `tend` plays it, once everyone else has heard of the event."""
        if event.name == "mute":
            self.mute(bool(event.more.get("on")))
        sound = self._sound_of(event)
        if sound is not None and not self._muted:
            self._wanted = max(sound, self._wanted or sound, key=_URGENCY.index)

    def show(self, scene: Scene) -> float:
        """A view of the session like any other: it looks at no scene, but is tended whenever one is shown."""
        self.tend()
        return self.due()

    def due(self) -> float:
        """Seconds until `tend` has something to do; inf when nothing is under way."""
        if self._wanted is not None or not self._ready:
            return 0.0
        now = self._clock()
        return max(0.0, min((limit - now for _, limit in self._playing.values()), default=math.inf))

    def tend(self) -> None:
        """Play what is wanted, notice what has ended, cut what hangs."""
        if not self._ready:
            self._ready = True
            self._make()
        now = self._clock()
        self._dying = [child for child in self._dying if child.poll() is None]
        for sound, (child, limit) in list(self._playing.items()):
            code = child.poll()
            if code is not None or now >= limit:
                self._end(sound)
                self._count(code == 0)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted not in self._playing:
            self._play(wanted, now)

    def mute(self, on: bool) -> None:
        self._muted = on
        if on:
            self.hush()

    def hush(self) -> None:
        """Be quiet at once."""
        self._wanted = None
        self._silence()

    def close(self) -> None:
        """Quiet for good; nothing that played is left, neither a process nor a file."""
        self.mute(True)
        for file in self._files.values():
            file.close()

    def _sound_of(self, event: Event) -> str | None:
        over = self._resting and event.name in _AFTER_REST
        self._resting = event.name == "rest" or (self._resting and not over and event.name != "end")
        if over:
            return "over"
        return {"tick": "tick", "phase": "phase", "set": "done"}.get(event.name)

    def _make(self) -> None:
        """The four sounds as files without a name; with one where the player needs it, which goes with `close`."""
        from tempfile import NamedTemporaryFile, TemporaryFile

        try:
            for sound, notes in SOUNDS.items() if self._players else ():
                named = self._players[0].named
                file = NamedTemporaryFile(suffix=".wav") if named else TemporaryFile()  # noqa: SIM115 (close() does)
                self._files[sound] = file
                file.write(wav(notes))
                file.flush()
            if self._players:
                leash()  # found now, where nothing is due
        except OSError:  # no room, no folder: there is still the bell
            self._players.clear()

    def _play(self, sound: str, now: float) -> None:
        if self._players:
            try:
                self._playing[sound] = self._players[0].play(self._files[sound]), now + _LIMIT
            except OSError:
                self._count(False)
        elif self._bell is not None:
            self._bell()

    def _count(self, played: bool) -> None:
        """One more that played, or failed: after a few of those the next player has its turn."""
        self._failures = 0 if played else self._failures + 1
        if self._failures >= _FAILURES:
            self._silence()
            del self._players[:1]
            self._failures = 0

    def _silence(self) -> None:
        for sound in list(self._playing):
            self._end(sound)

    def _end(self, sound: str) -> None:
        child, _ = self._playing.pop(sound)
        child.kill()
        self._dying.append(child)


def find_sounds(
    on: bool = True,
    bell: Callable[[], None] | None = None,
    *,
    path: str | None = None,
    platform: str = sys.platform,
    clock: Callable[[], float] = time.monotonic,
) -> Sounds | Silence:
    """The sounds of this system, silence where they are off. `bell` rings the terminal's; `path` replaces PATH."""
    if not on:
        return Silence("off")
    if platform == "darwin":
        known = [Player("afplay", named=True)]
    else:
        known = [Player("paplay"), Player("pw-play"), Player("aplay", ("-q",))]
    found = [(here, player) for player in known if can_start() and (here := which(player.program, path))]
    players = [player._replace(program=str(Path(here).absolute())) for here, player in found]
    return Sounds(players, bell, clock=clock)
