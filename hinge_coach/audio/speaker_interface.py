"""What a voice speaks through: a speaker, and what is being said."""

from collections.abc import Sequence
from typing import Protocol


class Utterance(Protocol):
    """Something being said, part by part. `poll` answers whether it is over, and has to be asked while it `goes_on` by
    further parts; `kill` cuts it.

    `language` is that of the part being said; `outcomes` are the languages and exit codes of those that ended.
    """

    @property
    def language(self) -> str: ...
    @property
    def goes_on(self) -> bool: ...
    @property
    def outcomes(self) -> Sequence[tuple[str, int]]: ...
    def poll(self) -> bool: ...
    def kill(self) -> None: ...


class Speaker(Protocol):
    """What can say words, at `wpm` words a minute, each part in its own language.

    `speak` begins to, without waiting; `prepare` makes that quick. Both raise OSError. Nothing is said before it is
    `ready`, nor what it never `speaks`. `close` ends what was prepared. `fails` tries it without a sound, which takes
    its time, and says why it can't speak; `by_hand` is the command with which a person tries it.
    """

    name: str
    wpm: int
    by_hand: str

    @property
    def ready(self) -> bool: ...
    def speaks(self, language: str) -> bool: ...
    def prepare(self, language: str) -> None: ...
    def speak(self, words: str) -> Utterance: ...
    def fails(self, language: str) -> str: ...
    def close(self) -> None: ...
