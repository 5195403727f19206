"""Which kinds of terminal showed signs of ambiguous width in two cells when they were asked: what prints can't ask."""

from contextlib import suppress
from pathlib import Path

from hinge_coach.errors import CoachError
from hinge_coach.settings.personal_folder import make_folder

FILE = "wide-terminals"  # a kind a line, in the personal folder


def is_wide(folder: Path, kind: str) -> bool:
    """Whether a terminal of this kind did so the last time."""
    return kind in _kinds(folder)


def keep(folder: Path, kind: str, wide: bool) -> None:
    """Keep what it answered. Where nothing can be kept nothing is lost: the next session asks again."""
    kinds = _kinds(folder)
    if (kind in kinds) == wide:
        return
    kept = [each for each in kinds if each != kind] + [kind] * wide
    with suppress(OSError, CoachError):
        make_folder(folder)
        (folder / FILE).write_text("".join(f"{each}\n" for each in kept), encoding="utf-8")


def _kinds(folder: Path) -> list[str]:
    try:
        return (folder / FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
