"""The timer that one writes first: a progress bar and a sleep. Argument: how many seconds."""

import sys
import time

from rich.progress import BarColumn, MofNCompleteColumn, Progress


def main(seconds: int) -> None:
    with Progress(BarColumn(), MofNCompleteColumn()) as progress:
        task = progress.add_task("hold", total=seconds)
        for tenth in range(seconds * 10):
            time.sleep(0.1)
            progress.update(task, completed=(tenth + 1) // 10)


if __name__ == "__main__":
    main(int(float(sys.argv[1])))
