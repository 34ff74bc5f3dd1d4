"""What the program asks of the place its files are in: a disk of this computer, closed to others, with room; and
where the files are that come with it.

Rights are looked at and changed by path only: closing a descriptor of a database would drop SQLite's locks
(sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path

from smsc_desk.book.errors import DiskTrouble, NetworkFolder, OpenToOthers, TooLittleRoom

POSIX = os.name == "posix"  # elsewhere the rights of the user's profile decide, not mode bits
_OTHERS = stat.S_IRWXG | stat.S_IRWXO

FLOOR = 200_000_000
"""So many bytes stay free for single edits: an import that would leave less is not begun (reliability, A.10)."""

MOUNTS = Path("/proc/mounts")
_REMOTE = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|smb3|ncpfs|afs|9p|ceph|glusterfs|lustre|gpfs|beegfs|davfs2?|virtiofs|vboxsf"
    r"|fuse\.(sshfs|rclone|davfs2?|s3fs|gvfsd-fuse|glusterfs|curlftpfs|smbnetfs|vmhgfs-fuse|gcsfuse|goofys)"
)
"""File systems of other computers: their locks and their syncs promise less than SQLite needs."""


# --- where it is ----------------------------------------------------------------------------------------------------


def refuse_network(folder: Path, mounts: Path = MOUNTS) -> None:
    """Refuse a folder of another computer, where that can be seen (Linux lists its mounts).

    Raises:
        NetworkFolder: databases on such file systems get damaged.
    """
    kind = file_system(folder, mounts)
    if _REMOTE.fullmatch(kind):
        raise NetworkFolder(f"is on a network file system ({kind}); choose a folder on this computer", folder)


def file_system(folder: Path, mounts: Path = MOUNTS) -> str:
    """Return the kind of the file system that a path is on, or will be; empty where it cannot be seen."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    place = folder.resolve()
    kinds = {_plain(point): kind for _, point, kind, *_ in (line.split(" ") for line in lines if line.count(" ") > 2)}
    return next((kinds[str(at)] for at in (place, *place.parents) if str(at) in kinds), "")


def _plain(point: str) -> str:
    """Undo the kernel's way of writing blanks: `\\040`."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


# --- room -----------------------------------------------------------------------------------------------------------


def ask_room(folder: Path, needed: int) -> None:
    """Refuse bulk work that the disk has no room for; single edits never ask.

    Raises:
        TooLittleRoom: fewer bytes than `needed` are free.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError as exc:
        raise DiskTrouble(f"{folder}: {exc.strerror}") from exc
    if free < needed:
        raise TooLittleRoom(f"{free} bytes are free, {needed} are needed")


def ask_room_for_import(folder: Path, size: int) -> None:
    """Refuse to begin an import of `size` bytes that would leave too little room for single edits.

    Raises:
        TooLittleRoom: less than 200 MB, or than twice the size, is free.
    """
    ask_room(folder, max(FLOOR, 2 * size))


# --- closed to others -----------------------------------------------------------------------------------------------


def private_folder(path: Path) -> Path:
    """The folder, made if need be; rights of others are taken away, and a folder that stays open to them is refused."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        close_path(path)
    except OSError as exc:
        raise DiskTrouble(f"{path}: {exc.strerror}") from exc
    return path


def close_path(path: Path) -> None:
    """Take the rights of others away from a file or a folder.

    Raises:
        OpenToOthers: it stays open to them.
    """
    if not is_open_to_others(path):
        return
    try:
        path.chmod(stat.S_IMODE(path.lstat().st_mode) & ~_OTHERS)
    except OSError as exc:
        raise OpenToOthers(f"is open to other users, and this cannot be changed: {exc.strerror}", path) from exc
    if is_open_to_others(path):
        raise OpenToOthers("is open to other users, and its file system cannot change that", path)


def is_open_to_others(path: Path) -> bool:
    """Whether the mode says so; the mode of a link says nothing."""
    mode = path.lstat().st_mode
    return POSIX and not stat.S_ISLNK(mode) and bool(mode & _OTHERS)


# --- names that last ------------------------------------------------------------------------------------------------


def sync_folder(folder: Path) -> None:
    """Make what was made, renamed or removed in a folder durable."""
    if not POSIX:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# --- what comes with the program ------------------------------------------------------------------------------------


def resources() -> Path:
    """Return the folder of icons, translations and samples: in the package once installed, beside it before."""
    here = Path(__file__).parent
    return next(folder for folder in (here / "resources", here.parent / "resources") if folder.is_dir())
