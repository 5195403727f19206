"""The pose model is fetched whole or not at all; against a server of our own."""

import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hinge_coach.cli import run
from hinge_coach.commands import look
from hinge_coach.errors import CoachError
from hinge_coach.video import pose_model


def archive():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("pose_detector.tflite", bytes(range(256)) * 2000)
    return packed.getvalue()


WHOLE = archive()


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        content = {"/cut": WHOLE[: len(WHOLE) // 2], "/page": b"<html>moved</html>"}.get(self.path, WHOLE)
        if self.path == "/gone":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(WHOLE) if self.path == "/cut" else len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def address():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_whole_model_is_there_and_its_share_was_told(address, tmp_path):
    told = []
    pose_model.fetch(f"{address}/whole", tmp_path / pose_model.NAME, told.append)
    assert (tmp_path / pose_model.NAME).read_bytes() == WHOLE
    assert told[-1] == 1.0 and told == sorted(told)
    assert pose_model.usable(tmp_path / pose_model.NAME)


@pytest.mark.parametrize(
    ("path", "said"),
    [("cut", "stopped"), ("page", "is not a pose model"), ("gone", "says 404")],
)
def test_what_is_not_a_whole_model_leaves_nothing_behind(address, tmp_path, path, said):
    with pytest.raises(CoachError, match=said):
        pose_model.fetch(f"{address}/{path}", tmp_path / pose_model.NAME, lambda share: None)
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_when_a_new_one_does_not_come(address, tmp_path):
    (tmp_path / pose_model.NAME).write_bytes(b"old")
    with pytest.raises(CoachError):
        pose_model.fetch(f"{address}/cut", tmp_path / pose_model.NAME, lambda share: None)
    assert (tmp_path / pose_model.NAME).read_bytes() == b"old"


def test_an_address_where_nobody_answers_is_one_sentence(tmp_path):
    with pytest.raises(CoachError, match=r"can't be reached .*: check the network"):
        pose_model.fetch("http://127.0.0.1:9/none", tmp_path / pose_model.NAME, lambda share: None)


def test_a_folder_that_takes_no_file_is_one_sentence(address, tmp_path):
    with pytest.raises(CoachError, match="can't be written"):
        pose_model.fetch(f"{address}/whole", tmp_path / "none" / pose_model.NAME, lambda share: None)


def test_a_signal_while_it_comes_leaves_nothing_behind(address, tmp_path):
    def interrupted(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pose_model.fetch(f"{address}/whole", tmp_path / pose_model.NAME, interrupted)
    assert list(tmp_path.iterdir()) == []


def test_the_command_fetches_it_into_the_home_once(address, monkeypatch, capfd, home):
    monkeypatch.setattr(pose_model, "ADDRESS", f"{address}/whole")
    monkeypatch.setattr("sys.argv", ["hinge-coach", "look", "--get-model"])
    assert run() == 0
    assert (home / pose_model.NAME).read_bytes() == WHOLE
    monkeypatch.setattr(pose_model, "ADDRESS", f"{address}/gone")
    assert run() == 0  # it is there
    assert capfd.readouterr().err == f"hinge-coach: The pose model is at {home / pose_model.NAME}.\n" * 2
    assert look.pose_model is pose_model
