"""What is kept of a session, and who says so where it could not be kept."""

from hinge_coach.coach.practice_record import Answer, Measured, Memory, Pain, Place, SeenSet, SetDone
from hinge_coach.coach.session.pacer import Pacer

NOT_SAVED = "not saved"


class SavedSets:
    """A memory whose answers are all looked at here: the next span says that something is not saved."""

    def __init__(self, memory: Memory, pacer: Pacer) -> None:
        self._memory = memory
        self._pacer = pacer

    @property
    def trouble(self) -> str | None:
        return self._memory.trouble

    def set_done(self, done: SetDone) -> bool:
        return self._told(self._memory.set_done(done))

    def answered(self, answer: Answer) -> bool:
        return self._told(self._memory.answered(answer))

    def measured(self, measured: Measured) -> bool:
        return self._told(self._memory.measured(measured))

    def pain(self, pain: Pain) -> bool:
        return self._told(self._memory.pain(pain))

    def correct_last(self, done: float) -> bool:
        return self._told(self._memory.correct_last(done))

    def seen_last(self, seen: SeenSet) -> bool:
        return self._told(self._memory.seen_last(seen))

    def stands_at(self, place: Place | None) -> bool:
        """Keep the place, without a remark: it is promised at the end alone, and only where `settle` has kept it."""
        return self._memory.stands_at(place)

    def settle(self) -> bool:
        return self._memory.settle()

    def _told(self, saved: bool) -> bool:
        if not saved:
            self._pacer.remark = NOT_SAVED
        return saved
