"""How the history's file is opened: what is committed is on disk, and no power cut takes it back."""

from history_parts import MONDAY

from hinge_coach.history.database import BEFORE, Store
from hinge_coach.settings.personal_folder import HISTORY

FULL = 2  # SQLite's number for a sync at each commit; with NORMAL (1) a log's last commits may be lost


def test_each_commit_is_synced(tmp_path):
    store = Store(tmp_path / HISTORY, MONDAY.date)
    assert store.read(lambda db: db.execute("PRAGMA synchronous").fetchone()[0], BEFORE) == FULL
    store.close()
