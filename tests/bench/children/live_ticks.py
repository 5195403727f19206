"""A picture that changes 15 times a second in rich's Live, and a tick a second, each noted with its moment.

Arguments: the file to write lines of [second, moment] to, and for how many seconds. Deadlines are absolute.
"""

import json
import sys
import time
from pathlib import Path

from rich.live import Live
from rich.text import Text


def main(written: str, seconds: float) -> None:
    picture = ["\n".join(f"{row:2} {'#' * ((row * 7 + turn) % 60)}" for row in range(22)) for turn in range(15)]
    began = time.perf_counter()
    with Path(written).open("wb", buffering=0) as file, Live(auto_refresh=False, screen=True) as live:
        for frame in range(int(seconds * 15)):
            time.sleep(max(0.0, began + frame / 15 - time.perf_counter()))
            if frame % 15 == 0:
                file.write(json.dumps([frame / 15, time.perf_counter()]).encode() + b"\n")
            live.update(Text(picture[frame % 15]), refresh=True)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
