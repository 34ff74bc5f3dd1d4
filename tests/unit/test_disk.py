"""The place of the files: on this computer, with room, closed to others."""

from __future__ import annotations

import os
import stat

import pytest

from smsc_desk import disk
from smsc_desk.accounts import Account, Accounts
from smsc_desk.book.errors import DiskTrouble, NetworkFolder, TooLittleRoom

posix = pytest.mark.skipif(os.name != "posix", reason="mode bits mean nothing here")

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/home {folder}/nfs nfs4 rw 0 0
//server/share {folder}/with\\040blank cifs rw 0 0
me@host: {folder}/nfs/local fuse.sshfs rw 0 0
/dev/sdb1 {folder}/nfs/disk xfs rw 0 0
broken line
"""


@pytest.fixture
def mounts(tmp_path):
    path = tmp_path / "mounts"
    path.write_text(MOUNTS.format(folder=tmp_path))
    return path


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("nfs", "nfs4"), ("nfs/deep/er", "nfs4"), ("with blank/data", "cifs"), ("nfs/local/x", "fuse.sshfs"),
        ("nfs/disk/x", "xfs"), ("nfsx", "ext4"), ("", "ext4"),
    ],
)  # fmt: skip
def test_the_innermost_mount_counts(tmp_path, mounts, folder, kind):
    assert disk.file_system(tmp_path / folder, mounts) == kind
    if kind in {"xfs", "ext4"}:
        disk.refuse_network(tmp_path / folder, mounts)
    else:
        with pytest.raises(NetworkFolder, match=kind) as caught:
            disk.refuse_network(tmp_path / folder, mounts)
        assert caught.value.folder == str(tmp_path / folder)


@pytest.mark.parametrize("kind", ["nfs", "smb3", "9p", "fuse.rclone", "virtiofs", "davfs"])
def test_these_are_of_other_computers(tmp_path, kind):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"x / {kind} rw 0 0\n")
    with pytest.raises(NetworkFolder):
        disk.refuse_network(tmp_path, mounts)


def test_where_mounts_cannot_be_seen_nothing_is_refused(tmp_path):
    disk.refuse_network(tmp_path, tmp_path / "missing")


def test_room(tmp_path):
    disk.ask_room(tmp_path, 1)
    with pytest.raises(TooLittleRoom):
        disk.ask_room(tmp_path, 1 << 60)
    with pytest.raises(TooLittleRoom):
        disk.ask_room_for_import(tmp_path, 1 << 60)
    with pytest.raises(DiskTrouble):
        disk.ask_room(tmp_path / "missing", 1)


@posix
def test_everything_of_an_account_is_closed_to_others_at_every_start(tmp_path):
    accounts = Accounts(tmp_path / "data", shared_locks=tmp_path / "locks")
    account = Account.demo()
    folder = accounts.folder(account)
    names = ("book.db", "book.db-wal", "book.db-shm", "book.db.damaged", "snapshots/book-1.db", "damaged-1/book.db")
    for name in names:
        path = folder / name
        path.parent.mkdir(exist_ok=True, mode=0o755)
        path.parent.chmod(0o755)
        path.touch()
        path.chmod(0o644)
    accounts.database(account)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
    assert {path: mode for path, mode in modes.items() if mode & 0o077} == {}
