"""A real browser without a window, led through a pipe by the DevTools protocol: it has no port and needs no library."""

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import time

with contextlib.suppress(ImportError):  # Windows has none, and no test of it there
    import fcntl

_NAMES = ("chromium", "chromium-browser", "google-chrome") if os.name == "posix" else ()
PROGRAM = next(filter(None, map(shutil.which, _NAMES)), None)
_FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run")
_PATIENCE = 30.0  # seconds for an answer, on a busy machine


class Browser:
    """A page in a browser. `events` holds all that it told without being asked."""

    def __init__(self, profile):
        (their_in, self._out), (self._in, their_out) = os.pipe(), os.pipe()

        def lend():  # the browser reads commands from 3 and writes to 4
            copies = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (their_in, their_out)]
            os.dup2(copies[0], 3), os.dup2(copies[1], 4)

        self._process = subprocess.Popen(
            [PROGRAM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=lend,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(their_in), os.close(their_out)
        self.events, self._asked, self._heard, self._session = [], 0, b"", None
        target = next(each for each in self.ask("Target.getTargets")["targetInfos"] if each["type"] == "page")
        attached = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(_PATIENCE)
        os.close(self._in), os.close(self._out)

    def ask(self, method, **params):
        """One command of the protocol, and its answer."""
        self._asked += 1
        command = {"id": self._asked, "method": method, "params": params}
        command |= {"sessionId": self._session} if self._session else {}
        os.write(self._out, json.dumps(command).encode() + b"\0")
        while True:
            told = self._message()
            if told.get("id") == self._asked:
                assert "error" not in told, told
                return told["result"]

    def _message(self):
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._heard:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            assert ready, "the browser says nothing"
            self._heard += os.read(self._in, 1 << 20)
        one, _, self._heard = self._heard.partition(b"\0")
        told = json.loads(one)
        if "id" not in told:
            self.events.append(told)
        return told

    def open(self, path, width, height, dark=False, still=False, paper=False):
        """Show a file in a window of this size, in CSS pixels, until it is loaded."""
        phone = width < 500
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if still else "no-preference"},
        ]
        self.ask("Emulation.setEmulatedMedia", media="print" if paper else "", features=features)
        self.ask("Page.navigate", url=path.absolute().as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._message()

    def swipe(self, x, y, to_x, to_y, steps=10):
        """A finger that goes from one point to another, in CSS pixels."""
        self.ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        for step in range(1, steps + 1):
            point = {"x": x + (to_x - x) * step / steps, "y": y + (to_y - y) * step / steps}
            self.ask("Input.dispatchTouchEvent", type="touchMove", touchPoints=[point])
        self.ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def until(self, expression, patience=10.0):
        """Wait until an expression in the page is true."""
        limit = time.monotonic() + patience
        while not self.says(expression):
            assert time.monotonic() < limit, f"{expression} never came true"

    def says(self, expression):
        """The value of an expression in the page."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def picture(self):
        """What is seen, as a PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot")["data"])

    def pdf(self, width, height):
        """The printed page, of a paper of this size in inches."""
        printed = self.ask(
            "Page.printToPDF", paperWidth=width, paperHeight=height, preferCSSPageSize=False, printBackground=False
        )
        return base64.b64decode(printed["data"])
