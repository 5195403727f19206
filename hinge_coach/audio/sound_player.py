"""The sounds of a session as they are played: by which program, and what becomes of one that fails."""

import math
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.sound_for_event import SoundForEvent
from hinge_coach.audio.tone_waveforms import SOUNDS, Note, wav
from hinge_coach.coach.interface.events import Event, Trouble
from hinge_coach.coach.interface.screen_frames import Frame
from hinge_coach.processes.child_programs import HANGS, Child, can_start, leash, start, told, tried, which
from hinge_coach.processes.program_attempts import Attempts

NOTHING = "none"  # where there is neither a player nor a bell
_LIMIT = 4.0  # seconds, until a player counts as hung; a slow sound server keeps one for two


class Player(NamedTuple):
    """A program that plays a WAV file: the one on its stdin, or one with a name (`named`), as afplay needs it."""

    program: str
    args: tuple[str, ...] = ()
    named: bool = False

    @property
    def name(self) -> str:
        return Path(self.program).name

    def play(self, file: IO[bytes]) -> Child:
        """Begin to play. Raises OSError."""
        return start(self._command(file), file.fileno())

    def fails(self) -> str:
        """Play a moment of silence, outside any session: why that fails, or empty. Raises OSError."""
        with _new_file(wav((Note(440, 0, 0.05, 0),)), self.named) as file:
            return tried(self._command(file), file.fileno())

    def _command(self, file: IO[bytes]) -> tuple[str, ...]:
        # By this path a player opens the nameless file anew, from its start: nothing is left behind, whoever kills us.
        return (self.program, *self.args, file.name if self.named else "/dev/stdin")


def _new_file(content: bytes, named: bool) -> IO[bytes]:
    """A file of this content, with a name or without. It goes when it is closed. Raises OSError."""
    from tempfile import NamedTemporaryFile, TemporaryFile

    file: IO[bytes] = NamedTemporaryFile(suffix=".wav") if named else TemporaryFile()  # noqa: SIM115 (it is handed on)
    file.write(content)
    file.flush()
    return file


class Sounds:
    """Plays what happens, through the first of the players that works, or rings the terminal's bell."""

    def __init__(
        self,
        players: Sequence[Player],
        bell: Callable[[], None] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.trouble: Trouble | None = None  # why none of the players is heard
        self.players = list(players)
        self._bell = bell
        self._clock = clock
        self._ready = False
        self._files: dict[str, IO[bytes]] = {}
        self._playing: dict[str, tuple[Child, float]] = {}
        self._dying: list[Child] = []
        self._choice = SoundForEvent()
        self._muted = False
        self._attempts = Attempts()
        self._failed: list[str] = []  # the players that were given up, and why
        self._untold: list[Trouble] = []

    @property
    def about(self) -> str:
        if self.players:
            return self.players[0].name
        return "the terminal's bell" if self._bell else NOTHING

    def tell(self, event: Event) -> None:
        """Choose the sound; `tend` plays it, once everyone else has heard of the event."""
        if event.name == "mute":
            self.mute(bool(event.more.get("on")))
        self._choice.tell(event)
        if self._muted:
            self._choice.take()

    def show(self, frame: Frame) -> float:
        """A view of the session like any other: it looks at no frame, but is tended whenever one is shown."""
        self.tend()
        return self.due()

    def due(self) -> float:
        """Seconds until `tend` has something to do; inf when nothing is under way."""
        if self._choice.wanted is not None or not self._ready:
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
                self._count(HANGS if code is None else told(code) if code else "")
        wanted = self._choice.take()
        if wanted is not None and wanted not in self._playing:
            self._play(wanted, now)

    def mute(self, on: bool) -> None:
        self._muted = on
        if on:
            self.hush()

    def hush(self) -> None:
        """Be quiet at once."""
        self._choice.take()
        self._silence()

    def try_out(self) -> None:
        """Drop the players that fail. This waits for them: it is for what is no session."""
        while self.players and not self.trouble:
            try:
                why = self.players[0].fails()
            except OSError as error:
                self._no_room(error)
                return
            if not why:
                return
            self._next_player(f"fails ({why})")

    def complain(self, last: bool = False) -> list[Trouble]:
        """What went wrong and was not told yet. `last`: also what might do better if there were more to be played."""
        if last and self._attempts.failing and not self.trouble:
            self._give_up([f"{self.players[0].name} {self._attempts.in_words}"])
        untold, self._untold = self._untold, []
        return untold

    def close(self) -> None:
        """Quiet for good; nothing that played is left, neither a process nor a file."""
        self.mute(True)
        for file in self._files.values():
            file.close()

    def _make(self) -> None:
        """The four sounds as files without a name; with one where the player needs it, which goes with `close`."""
        try:
            for sound, notes in SOUNDS.items() if self.players else ():
                self._files[sound] = _new_file(wav(notes), self.players[0].named)
            if self.players:
                leash()  # found now, where nothing is due
        except OSError as error:  # no room, no folder: there is still the bell
            self._no_room(error)

    def _play(self, sound: str, now: float) -> None:
        if self.players:
            try:
                self._playing[sound] = self.players[0].play(self._files[sound]), now + _LIMIT
            except OSError as error:
                self._count(error.strerror or str(error))
        elif self._bell is not None:
            self._bell()

    def _count(self, why: str) -> None:
        """One more that played, or failed for this reason: after a few of those the next player has its turn."""
        if not why:
            self._attempts.worked()
            return
        self._attempts.failed(why)
        if self._attempts.given_up and self.players:
            self._silence()
            self._next_player(self._attempts.in_words)

    def _next_player(self, failed: str) -> None:
        self._failed.append(f"{self.players.pop(0).name} {failed}")
        self._attempts = Attempts()
        if not self.players:
            self._give_up(self._failed)

    def _no_room(self, error: OSError) -> None:
        self.players.clear()
        self._give_up([f"the files of the sounds can't be written ({error.strerror})"])

    def _give_up(self, failed: Sequence[str]) -> None:
        """Say once what is wrong, and what comes of it."""
        so = "the terminal's bell rings instead" if self._bell else "there are no sounds"
        found = f"{' and '.join(failed)}, so {so}"
        mend = "check the output device and the sound server, or use `hinge-coach start --sound off`"
        self.trouble = Trouble("sounds", found, mend)
        self._untold.append(self.trouble)

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
