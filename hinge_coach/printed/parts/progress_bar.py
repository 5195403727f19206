"""How far a long piece of work is, on a terminal; nothing where nobody looks."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[float], None]]:
    """A bar on stderr while its context lasts, and what tells it the share that is done, 0 to 1."""
    if not sys.stderr.isatty() or os.environ.get("TERM", "") in ("", "dumb"):
        yield lambda share: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")) or None)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    # Without a thread of its own: it is painted when it is told, and leaves nothing behind.
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as bar:
        task = bar.add_task(escape(label), total=100)
        painted = -1

        def tell(share: float) -> None:
            nonlocal painted
            done = min(100, int(100 * share))
            if done != painted:
                painted = done
                bar.update(task, completed=done, refresh=True)

        tell(0.0)
        yield tell
