"""What goes wrong with a speaker: when it is given up, when only a language is, and what is told about it."""

from hinge_coach.audio.speaker_interface import Speaker
from hinge_coach.coach.interface.events import Trouble
from hinge_coach.course.drill import ENGLISH
from hinge_coach.processes.child_programs import HANGS
from hinge_coach.processes.program_attempts import Attempts


class VoiceTroubles:
    """Counts what works and what fails. `silent` is why nothing can be heard, `unspoken` why a language can't be.

    English is the coach's own: who fails at that fails; who fails at another language only does not speak that.
    """

    def __init__(self, speaker: Speaker) -> None:
        self.silent: Trouble | None = None
        self.unspoken: dict[str, Trouble] = {}
        self._speaker = speaker
        self._english = Attempts()
        self._foreign: dict[str, Attempts] = {}
        self._untold: list[Trouble] = []

    @property
    def given_up(self) -> bool:
        return self._english.given_up

    def worked(self, language: str) -> None:
        """Something was said to its end."""
        self._of(language).worked()

    def failed(self, why: str, language: str) -> None:
        """Something was not."""
        attempts = self._of(language) if self._english.worked_once else self._english
        attempts.failed(why)
        if attempts is not self._english and attempts.given_up:
            self.leave_unspoken(language, why)
        self._end_if_given_up()

    def late(self) -> None:
        """Something had to be cut long after it should have been over."""
        self._english.late(HANGS)
        self._end_if_given_up()

    def mute(self, why: str) -> None:
        """It was tried, and can't speak."""
        self._english.failed(why)
        self._be_silent("the voice will stay silent")

    def leave_unspoken(self, language: str, why: str) -> None:
        """It can't speak this language."""
        if language not in self.unspoken:
            found = f"{self._speaker.name} does not speak “{language}” ({why}), so its words are not spoken"
            mend = "check `language` in the drill file"
            self.unspoken[language] = Trouble("language", found, mend)
            self._untold.append(self.unspoken[language])

    def complain(self, last: bool = False) -> list[Trouble]:
        """What was not told yet. `last`: nobody hopes any more for what might do better again."""
        if last and self._english.failing:
            quiet = "the last words were not spoken" if self._english.worked_once else "the voice was silent"
            self._be_silent(quiet)
        untold, self._untold = self._untold, []
        return untold

    def _of(self, language: str) -> Attempts:
        return self._english if language == ENGLISH else self._foreign.setdefault(language, Attempts())

    def _end_if_given_up(self) -> None:
        if self.given_up:
            self._be_silent("the voice is silent now")

    def _be_silent(self, so: str) -> None:
        """Say once what is wrong, and what comes of it."""
        if self.silent is None:
            self.silent = Trouble(
                "voice",
                f"{self._speaker.name} {self._english.in_words}, so {so}",
                f"see what `{self._speaker.by_hand}` says in a terminal, or use `hinge-coach start --voice off`",
            )
            self._untold.append(self.silent)
