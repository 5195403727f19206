"""A program whose wall clock is set while it runs.

Arguments: a file, at whose appearance the clock is set; by how many seconds; the module whose `main` is run; its own.
"""

import datetime
import sys
import time
from importlib import import_module
from pathlib import Path

_time, _time_ns, _localtime, _datetime = time.time, time.time_ns, time.localtime, datetime.datetime


def main(trigger: str, shift: str, module: str, *arguments: str) -> None:
    file = Path(trigger)

    def ahead() -> float:
        return float(shift) if file.exists() else 0.0

    class Shifted(_datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
            return _datetime.now(tz) + datetime.timedelta(seconds=ahead())

    time.time = lambda: _time() + ahead()
    time.time_ns = lambda: _time_ns() + int(ahead() * 1e9)
    time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
    datetime.datetime = Shifted
    sys.argv = [module, *arguments]
    import_module(module).main()


if __name__ == "__main__":
    main(*sys.argv[1:])
