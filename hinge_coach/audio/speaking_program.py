"""A program that speaks: started ahead and told its words on stdin, aloud or into a file."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hinge_coach.audio.macos_voices import SayVoices
from hinge_coach.course.phrasebook import Part, parts_of
from hinge_coach.processes.child_programs import Child, start, tried

_NOT_STARTED = 126  # the exit code of a part that the system would not start


class _Waiting(NamedTuple):
    """A program that waits for its words: the pipe that it reads, and our end of it."""

    child: Child
    out: int
    into: int


class Engine:
    """A program that speaks what it reads to the end of its stdin, once.

    The next one for a language is started ahead (`prepare`), so that speaking is a write to a pipe: 0.1 ms, also on a
    busy machine. Should we be killed, the pipe closes, and the one that waits has nothing to say and ends.
    """

    def __init__(
        self,
        program: str,
        args: Sequence[str],
        wpm: int,
        *,
        tell: Callable[[str], Sequence[str]] = lambda language: (),
        voices: SayVoices | None = None,
        called: str = "",
        into: Callable[[str], Sequence[str]] | None = None,
    ) -> None:
        """`tell` are the arguments that tell it a language; or it has to be chosen from `voices`. `into` are those with
        which it speaks into a WAV file at a path, None where it can't.

        `called` is what a person types to run the program, where its name will not do.
        """
        self.wpm = wpm
        self.name = Path(program).name
        self.by_hand = f"{called or self.name} hello"
        self._argv = (program, *args)
        self._tell = tell
        self._voices = voices
        self._into = into
        self._waiting: dict[str, _Waiting] = {}

    @property
    def ready(self) -> bool:
        """Whether it knows how to speak; it soon will, and until then nothing should be said."""
        return self._voices is None or self._voices.known

    def speaks(self, language: str, wait: bool = False) -> bool:
        """False where it is known to have no voice for the language; who can `wait` knows more."""
        return self._voices is None or self._voices.has(language, wait)

    def prepare(self, language: str) -> None:
        """Start the one that will speak this language next, unless it waits already. Raises OSError."""
        if not self.ready:
            return
        waiting = self._waiting.get(language)
        if waiting is None or waiting.child.poll() is not None:
            self._forget(language)
            self._waiting[language] = self._started(language)

    def speak(self, words: str) -> "Speech":
        """Begin to say `words`, which are `speakable`, each part in its language. Raises OSError."""
        return Speech(self, parts_of(words))

    def speak_part(self, part: Part) -> Child:
        """Begin to say words in one language. Raises OSError."""
        self.prepare(part.language)
        waiting = self._waiting.get(part.language) or self._started(part.language)
        self._waiting[part.language] = waiting
        try:
            # Our own reading end is still open: a program that has died can't break the pipe. It takes 4 kB at least.
            os.write(waiting.into, part.text.encode("utf-8", "replace") + b"\n")
        finally:
            self._forget(part.language)
        return waiting.child

    def speak_into(self, part: Part, path: Path) -> Child:
        """Begin to say words in one language into a WAV file, if it is `ready`. Raises OSError."""
        from tempfile import TemporaryFile  # slow to import, and no session speaks into files

        assert self._into is not None
        with TemporaryFile() as words:
            words.write(part.text.encode("utf-8", "replace") + b"\n")
            words.seek(0)
            return start((*self._command(part.language), *self._into(str(path))), words.fileno())

    def fails(self, language: str) -> str:
        """Let it speak no words, outside any session: why it fails, or empty."""
        if self._voices is not None and not self._voices.has(language, wait=True):
            return "it has no voice for it"
        with Path(os.devnull).open("rb") as nothing:
            return tried(self._command(language), nothing.fileno())

    def close(self) -> None:
        """End those that wait."""
        for language, waiting in list(self._waiting.items()):
            waiting.child.kill()
            self._forget(language)
        if self._voices is not None:
            self._voices.close()

    def _command(self, language: str) -> tuple[str, ...]:
        return (*self._argv, *(self._tell(language) if self._voices is None else self._voices.arguments(language)))

    def _started(self, language: str) -> _Waiting:
        out, into = os.pipe()
        try:
            os.set_blocking(into, False)
            return _Waiting(start(self._command(language), out), out, into)
        except OSError:
            os.close(out)
            os.close(into)
            raise

    def _forget(self, language: str) -> None:
        if waiting := self._waiting.pop(language, None):
            os.close(waiting.out)
            os.close(waiting.into)


class Speech:
    """Words that are being said: one program after the other, where they are in several languages."""

    def __init__(self, engine: Engine, parts: Sequence[Part]) -> None:
        """Begin with the first part. Raises OSError."""
        self.language = parts[0].language  # of the part that is being said
        self.outcomes: list[tuple[str, int]] = []  # of those that ended: the language and the exit code
        self._engine = engine
        self._left = list(parts[1:])
        self._child: Child | None = engine.speak_part(parts[0])

    @property
    def goes_on(self) -> bool:
        """Whether further parts follow."""
        return bool(self._left)

    def poll(self) -> bool:
        """Whether all of it is over; what comes next is begun where the part before it is."""
        code = self._child.poll() if self._child else None
        if self._child and code is None:
            return False
        if code is not None:
            self.outcomes.append((self.language, code))
            self._child = None
        while self._left and self._child is None:
            part = self._left.pop(0)
            self.language = part.language
            try:
                self._child = self._engine.speak_part(part)
            except OSError:
                self.outcomes.append((part.language, _NOT_STARTED))
        return self._child is None

    def kill(self) -> None:
        """Cut it; what comes next is not said."""
        self._left.clear()
        if self._child:
            self._child.kill()
