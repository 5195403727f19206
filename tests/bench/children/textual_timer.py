"""A minimal timer with textual: the seconds of a hold."""

from textual.app import App, ComposeResult
from textual.widgets import Digits, Static


class Timer(App[None]):
    left = 60

    def compose(self) -> ComposeResult:
        yield Static("Hold")
        yield Digits(str(self.left))

    def on_mount(self) -> None:
        self.set_interval(1, self.tick)

    def tick(self) -> None:
        self.left -= 1
        self.query_one(Digits).update(str(self.left))


if __name__ == "__main__":
    Timer().run()
