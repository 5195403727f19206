"""Bytes of files from outside: reading them never hangs, whatever becomes of the path meanwhile."""

import os
from pathlib import Path
from threading import Thread

import pytest

from hinge_coach.reading.file_bytes import Unreadable, read_bytes


class Swapped:
    """A path at which an ordinary file lay when it was looked at, and a pipe when it is opened."""

    def __init__(self, file: Path, pipe: Path) -> None:
        self.stat = file.stat
        self.__pipe = pipe

    def __fspath__(self) -> str:
        return str(self.__pipe)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_that_takes_the_place_of_a_file_is_told_and_hangs_nothing(tmp_path):
    (tmp_path / "file").write_bytes(b"format: 1\n")
    os.mkfifo(tmp_path / "pipe")
    said = []

    def read() -> None:
        with pytest.raises(Unreadable) as told:
            read_bytes(Swapped(tmp_path / "file", tmp_path / "pipe"))
        said.append(told.value.what)

    reading = Thread(target=read, daemon=True)  # else one that hangs would hang the tests
    reading.start()
    reading.join(10)
    assert said == ["is a pipe"]
