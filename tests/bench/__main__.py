"""The proof of speed: `.venv/bin/python tests/bench` measures everything and writes the table into the README here.

It takes about twelve minutes, installs its peers into a cache folder on the first run, and wants a machine that does
nothing else meanwhile. `--quick` tries everything out in some minutes; `--only` measures one part. Both only print.
"""

import argparse
import sys
import tempfile
from datetime import date
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))  # the tests' own terminal

import peers  # noqa: E402  after the path is set
import table  # noqa: E402
from workshop import Workshop  # noqa: E402

PARTS = (
    "starting",
    "loading",
    "keeping_time",
    "interrupted",
    "answering",
    "speaking",
    "painting",
    "drawing",
    "remembering",
    "looking",
    "seeing_live",
    "recording",
    "weighing",
)


def main() -> int:
    asked = argparse.ArgumentParser(prog="tests/bench", description=__doc__.split("\n")[0])
    asked.add_argument("--quick", action="store_true", help="try everything out, shortened, and write nothing")
    asked.add_argument("--only", choices=PARTS, action="append", help="measure this part alone, and write nothing")
    asked.add_argument("--date", default=date.today().isoformat(), help="the day to put down; today by default")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="hinge-coach-bench-") as folder:
        shop = Workshop(peers.install(), Path(folder), options.quick)
        rows = []
        for part in options.only or PARTS:
            for row in import_module(part).measure(shop):
                print(row, flush=True)
                rows.append(row)
    text = table.section(rows, shop.peers.versions, options.date)
    if options.quick or options.only:
        print(f"\n{text}")
    else:
        table.write(text)
    return int(any(row.met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
