"""ffmpeg, which turns samples into every kind of sound file but WAV."""

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from hinge_coach.errors import CoachError
from hinge_coach.processes.child_programs import leash, told, which
from hinge_coach.reading.clean_text import clean, shown
from hinge_coach.recording.chapters import Tags, ffmetadata
from hinge_coach.terminal.signals import Signals

# What tells ffmpeg each kind of file. A voice at 22 kHz has no use for more; by themselves the encoders of m4a and opus
# would take five times as long, for a difference in no word.
KINDS = {
    ".mp3": ("-b:a", "48k", "-f", "mp3"),
    ".m4a": ("-c:a", "aac", "-aac_coder", "fast", "-b:a", "48k", "-movflags", "+faststart", "-f", "ipod"),
    ".ogg": ("-c:a", "libvorbis", "-f", "ogg"),
    ".opus": ("-c:a", "libopus", "-compression_level", "5", "-b:a", "32k", "-f", "opus"),
    ".flac": ("-f", "flac"),
}
_MEND = "check the folder and the disk, or choose another ending"
_BY_COMMENTS = (".ogg", ".flac")  # where ffmpeg itself makes nothing of chapters


def find_ffmpeg(path: Path) -> str:
    """Where ffmpeg lies. Raises CoachError, which names the file that it was wanted for."""
    found = which("ffmpeg")
    if found is None:
        how = "install ffmpeg (on Debian or Ubuntu: sudo apt install ffmpeg), or end the name in .wav"
        raise CoachError(f"{shown(path)} needs ffmpeg, which is not on this machine: {how}.")
    return str(Path(found).absolute())


class _Pipe:
    """What a WAV file is written to: ffmpeg's stdin, which takes it in its own time; a signal ends the wait."""

    def __init__(self, fd: int, signals: Signals) -> None:
        self._fd = fd
        self._signals = signals
        os.set_blocking(fd, False)

    def write(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            select.select([self._signals.wake], [self._fd], [])
            self._signals.raise_ending()
            try:
                left = left[os.write(self._fd, left) :]
            except BlockingIOError:  # another has filled it
                continue


@contextmanager
def encoding(program: str, place: Path, name: Path, tags: Tags, signals: Signals) -> Iterator[_Pipe]:
    """What a WAV file is written to, so that ffmpeg makes a file of the kind of `name` at `place` of it.

    Raises CoachError where ffmpeg fails, Interrupted for a signal.
    """
    kind = name.suffix.lower()
    with TemporaryFile() as metadata, TemporaryFile() as complaints:
        metadata.write(ffmetadata(tags, in_comments=kind in _BY_COMMENTS).encode())
        metadata.seek(0)
        with subprocess.Popen(
            _command(program, metadata.fileno(), kind, place),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            pass_fds=(metadata.fileno(),),
            start_new_session=True,  # Ctrl-C is ours alone
        ) as running:
            assert running.stdin is not None
            try:
                with suppress(BrokenPipeError):  # it says itself why it went
                    yield _Pipe(running.stdin.fileno(), signals)
                running.stdin.close()
                _wait(running, signals)
            finally:
                running.kill()
        complaint = _last_line(complaints).rpartition(": ")[2]
        if running.returncode or complaint:  # where the disk is full at the very end, it says so and ends with 0
            raise CoachError(f"ffmpeg can't make {shown(name)} ({complaint or told(running.returncode)}): {_MEND}.")


def _command(program: str, metadata: int, kind: str, place: Path) -> list[str]:
    """Read a WAV file at stdin and the tags at this file descriptor, and write a file of this kind."""
    sources = "-f", "wav", "-i", "pipe:0", "-f", "ffmetadata", "-i", f"pipe:{metadata}"
    taken = "-map", "0:a", "-map_metadata", "1", "-map_chapters", "1"
    return [*leash(), program, "-v", "error", "-nostdin", "-y", *sources, *taken, *KINDS[kind], f"file:{place}"]


def _wait(running: "subprocess.Popen[bytes]", signals: Signals) -> None:
    while running.poll() is None:
        select.select([signals.wake], [], [], 0.01)
        signals.raise_ending()


def _last_line(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read().decode("utf-8", "replace").split("\n")
    return next((clean(line).rstrip(".") for line in reversed(lines) if line.strip()), "")
