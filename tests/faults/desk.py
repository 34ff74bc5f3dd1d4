"""A desk of the simulation: the copy, the client, the limits and the worker, which can be killed at any moment."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw

from smsc_desk.book.edits import Action, Edit, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.provider.breaker import Breaker
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.guard import SignInGuard, Trust
from smsc_desk.provider.pace import Pace
from smsc_desk.store.database import open_writer
from smsc_desk.store.schema import migrate
from smsc_desk.store.store import Store
from smsc_desk.sync.status import Line
from smsc_desk.sync.worker import Worker
from tests.faults.clockwork import InlineExecutor, Life

if TYPE_CHECKING:
    from tests.faults.world import World

_AUDIT = """CREATE TABLE audit(edit INTEGER NOT NULL, old TEXT, new TEXT NOT NULL, number INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER audit_new AFTER INSERT ON edit BEGIN
  INSERT INTO audit(edit, old, new) VALUES(NEW.id, NULL, NEW.state); END;
CREATE TRIGGER audit_state AFTER UPDATE OF state ON edit WHEN OLD.state <> NEW.state BEGIN
  INSERT INTO audit(edit, old, new) VALUES(NEW.id, OLD.state, NEW.state); END;
CREATE TRIGGER audit_gone AFTER DELETE ON edit BEGIN
  INSERT INTO audit(edit, old, new) VALUES(OLD.id, OLD.state, 'nothing'); END"""


def new_file(path: Path) -> None:
    """Make an account's file whose edits' lives are written down beside them."""
    db = open_writer(path)
    migrate(db)
    for statement in _AUDIT.split(";\nCREATE"):
        db.execute(statement if statement.startswith("CREATE") else "CREATE" + statement)
    db.close()


class Desk:
    """One user's program. `begin` starts it, `kill` ends it as a power switch does, `end` as the user does."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.number = world, number
        self.path = world.folder / f"book{number}.db"
        self.lives = 0
        self.named: dict[int, str] = {}  # the `client_id` of the contact that an edit is about
        self.accepted: set[int] = set()
        self.decided: set[int] = set()  # contacts of which the user said that they are what the server has there
        self.killed = asyncio.Event()
        self.life = Life(world.moment)
        self.store: Store
        self.client: Client
        self.pace: Pace
        self.worker: Worker
        self.running: asyncio.Task[None] | None = None
        self.limit = 12
        world.template(self.path)

    async def begin(self, *, work: bool = True) -> None:
        """Start the program; a moment in it may already kill it, and then this waits for ever."""
        world, self.life = self.world, Life(self.world.moment)
        life = self.life
        self.lives += 1
        self.killed.clear()
        self.store = await Store.open(self.path, clock=world.wall_ms, lane=life.lane)
        ledger = await self.store.request_ledger(clock=world.loop.time, fence_s=world.network.fence_s)
        rng = random.Random(f"pace {world.seed} {self.lives}")
        self.pace = Pace(world.loop.time, life.sleep, rng, self.limit, ledger)
        breaker = Breaker(lambda: world.wall_ms() / 1000, "sms.example.org", world.notes)
        self.client = Client(
            Endpoint.parse("sms.example.org"),
            Credentials("demo", "demo"),
            self.pace,
            world.network.transport(self.number, life, self.lives),
            guard=SignInGuard(self.pace.clock, rng, breaker, "demo", Trust.KEPT),
            read_deadline=3.0,
            write_deadline=world.network.fence_s,
            fence_s=world.network.fence_s,
            executor=InlineExecutor(),
        )
        self.worker = Worker(self.store, self.client, self.pace)
        if work:
            self.running = asyncio.ensure_future(self.worker.run())

    async def end(self) -> None:
        """Close the program as the user does."""
        if self.running is not None:
            self.running.cancel()
            await asyncio.wait([self.running])
        await self.client.aclose()
        await self.store.close()
        self.life.over = True

    def kill(self) -> None:
        """Nothing of this run happens any more; what is committed is committed."""
        self.life.over = True
        self.let_go()

    def let_go(self) -> None:
        """Let go of the file without another word."""
        if hasattr(self, "store"):
            for db in (self.store._db, self.store._reading, self.store._window):
                db.close()

    @property
    def line(self) -> Line:
        return self.worker.status.line

    async def apply(self, *edits: Edit) -> None:
        """Do what the user wants; what the book cannot hold is not done."""
        try:
            done = await self.store.apply(Action(Verb.CHANGE_CONTACT, edits))
        except Invalid:
            return
        self.accept(done.action)

    def accept(self, action: int | None) -> None:
        """Note what was acknowledged: it must be there to the end. None is a command that there was no need for."""
        if action is None:
            return
        rows = self.ask("SELECT id, target, row FROM edit WHERE action = ?", action)
        for number, target, row in rows:
            self.accepted.add(number)
            if target == "contact":
                found = self.ask("SELECT client_id FROM contact WHERE id = ?", row)
                self.named[number] = found[0][0] if found else ""

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the file as the window does."""
        return self.store._window.execute(sql, values).fetchall()

    def crashed(self) -> BaseException | None:
        """Return what ended the worker, if anything did."""
        if self.running is None or not self.running.done() or self.running.cancelled():
            return None
        return self.running.exception()


Connection = apsw.Connection
