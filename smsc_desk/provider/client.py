"""The provider's commands, one short method each.

Every call waits its turn (`pace`), is posted once (`transport`) and comes back as a value or as an error of
`book.errors`. A call may be cancelled at any time: before its request leaves nothing happens, afterwards the request
runs on by itself, and what the limits know of it is settled when it really ends.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Coroutine, Iterable, Mapping
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any, TypeVar

from smsc_desk.book import errors
from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Error, Garbled, NoAnswer, NoRecords, NotSent
from smsc_desk.book.identity import Channel
from smsc_desk.provider import protocol
from smsc_desk.provider.decoding import decode, is_empty
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.guard import Pass, SignInGuard, Verdict
from smsc_desk.provider.pace import Pace, Turn
from smsc_desk.provider.protocol import (
    MAX_PAGE,
    Balance,
    ListedBlock,
    ListedContact,
    ListedGroup,
    MoveGroup,
    Request,
    order,
    query,
)
from smsc_desk.provider.proxy import AskProxy, direct
from smsc_desk.provider.transport import CONNECT_S, READ_CAP, WRITE_CAP, Answer, Letter, Transport, system_tls

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")

FENCE_S = 90.0  # the longest between our last byte and the provider's last possible effect (reliability, A.3)
READ_DEADLINE_S = 60.0
WRITE_DEADLINE_S = 90.0  # giving up before the fence would gain nothing
SMALL = 16 * 1024  # bytes of an answer that are decoded sooner than a thread is found for them


class Client:
    """The provider under one login. Times in seconds; `executor` decodes long answers (None: the loop's own)."""

    def __init__(  # noqa: PLR0913 - the first three are what it is, the rest has defaults
        self,
        endpoint: Endpoint,
        credentials: Credentials,
        pace: Pace,
        transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
        *,
        guard: SignInGuard | None = None,
        read_deadline: float = READ_DEADLINE_S,
        write_deadline: float = WRITE_DEADLINE_S,
        connect: float = CONNECT_S,
        fence_s: float = FENCE_S,
        executor: Executor | None = None,
        tls: Callable[[], ssl.SSLContext] = system_tls,
        proxy: AskProxy = direct,
    ) -> None:
        self.endpoint = endpoint
        self.fence_s = fence_s
        self.guard = guard or SignInGuard(pace.clock, pace.rng)
        self._credentials = credentials
        self._pace = pace
        self._deadlines = {False: read_deadline, True: write_deadline}  # by whether it is a write
        self._executor, self._decoding = executor, asyncio.Lock()
        self._transport = Transport(pace.clock, pace.sleep, connect, transport, tls, proxy)
        self._tasks: set[asyncio.Task[Any]] = set()

    def use(self, credentials: Credentials) -> None:
        """Sign in with other credentials from now on; lifts what an error 2 has stopped."""
        self._credentials = credentials
        self.guard.renew()

    def renew_connections(self) -> None:
        """Ask `tls` and `proxy` anew, from the next connection on."""
        self._transport.renew()

    def allow(self, at_once: int) -> None:
        """Let at most so many requests be under way at once from now on, 1 to 14."""
        if at_once != self._pace.limit:  # setting it would end the restraint of earlier refusals
            self._pace.limit = at_once

    @property
    def at_once(self) -> int:
        """How many requests may be under way at once now."""
        return self._pace.working_limit

    async def aclose(self) -> None:
        """Close everything; calls that still wait get NoAnswer. Waits for nothing on the network."""
        await self._transport.close()
        if self._tasks:
            await asyncio.wait(self._tasks)  # they only write down what they know

    # ---- reading

    async def balance(self) -> Balance:
        """Return the account's money; the cheapest test of a sign-in (at most 10 a minute)."""
        request = Request("balance.php", {"cur": "1"}, write=False)
        return await self._read(request, protocol.read_balance)

    async def groups(self, channel: Channel) -> list[ListedGroup]:
        """Return all groups of a channel, none for error 3."""
        request = query(channel, "get_group", {"type": int(channel)})
        return await self._list(request, protocol.read_groups)

    async def contacts(
        self,
        channel: Channel,
        *,
        after_id: int | None = None,
        group: int | None = None,
        search: str | None = None,
        fio: str | None = None,
        address: str | None = None,
        count: int = MAX_PAGE,
    ) -> list[ListedContact]:
        """Return a page of contacts, none for error 3; `after_id` is the last `server_id` of the page before."""
        filters: dict[str, str | int | None] = {
            "after_id": after_id, "grp": group, "search": search, "fio": fio, "cnt": count,
        }  # fmt: skip
        named = {} if address is None else protocol.address_param(channel, address)
        request = query(channel, "get", filters | named)
        return await self._list(request, lambda reply: protocol.read_contacts(reply, channel))

    async def contact_waits(self, channel: Channel, address: str) -> bool:
        """Tell whether asking for the contact of an address would have to wait for the three-a-minute rule."""
        named: dict[str, str | int | None] = {"cnt": MAX_PAGE, **protocol.address_param(channel, address)}
        return await self._pace.waits(query(channel, "get", named).key)

    async def blocks(self, channel: Channel, *, prev_id: int | None = None, count: int = MAX_PAGE) -> list[ListedBlock]:
        """Return a page of the blacklist, none for error 3; `prev_id` asks for what was added before that entry."""
        request = query(channel, "get_black", {"prev_id": prev_id, "cnt": count})
        return await self._list(request, lambda reply: protocol.read_blocks(reply, channel))

    # ---- contacts

    async def add_contact(self, channel: Channel, values: Mapping[str, Any], group_ids: Iterable[int] = ()) -> int:
        """Add a contact with values by field key; return the provider's number for it."""
        params: dict[str, str | int | None] = {**protocol.contact_params(channel, values)}
        params["grp"] = protocol.group_list(group_ids) or None
        return await self._ask(order(channel, "add", params), protocol.read_created)

    async def change_contact(
        self,
        channel: Channel,
        address: str,
        changes: Mapping[str, Any],
        group_ids: Iterable[int] | None = None,
    ) -> None:
        """Change the fields that are named; `addresses` and `group_ids` replace the whole list [seen]."""
        params: dict[str, str | int | None] = {**protocol.change_params(channel, address, changes)}
        params["grp"] = None if group_ids is None else protocol.group_list(group_ids)
        await self._ask(order(channel, "chg", params), protocol.read_done)

    async def delete_contact(self, channel: Channel, address: str) -> None:
        """Delete the contact with this address."""
        await self._ask(order(channel, "del", protocol.address_param(channel, address)), protocol.read_done)

    async def move_group(self, channel: Channel, how: MoveGroup, address: str, group_id: int) -> None:
        """Let the contact join a group, leave it, or be a member of it alone."""
        params: dict[str, str | int | None] = {"grp": group_id, **protocol.address_param(channel, address)}
        await self._ask(order(channel, "move_group", params, int(how)), protocol.read_done)

    # ---- groups

    async def add_group(self, channel: Channel, name: str, number: int | None = None) -> int:
        """Add an empty group; return its number. The provider writes its name with a capital letter [seen]."""
        params = {"name": name, "num": number, "type": int(channel)}
        return await self._ask(order(channel, "add_group", params), protocol.read_created)

    async def change_group(
        self, channel: Channel, group_id: int, name: str | None = None, number: int | None = None
    ) -> None:
        """Give a group another name or mailing number; None leaves it as it is."""
        request = order(channel, "chg_group", {"grp": group_id, "name": name, "num": number})
        await self._ask(request, protocol.read_done)

    async def delete_group(self, channel: Channel, group_id: int) -> None:
        """Delete a group; its members stay in the book."""
        await self._ask(order(channel, "del_group", {"grp": group_id}), protocol.read_done)

    # ---- blacklist

    async def add_block(self, channel: Channel, address: str, type: BlockType, comment: str = "") -> int:  # noqa: A002
        """Put an address on the blacklist, or give its entry another type; return the entry's number."""
        params: dict[str, str | int | None] = {
            # An empty comment is sent too: left out, the provider would keep the one from before.
            "type": int(type), "cmt": comment, **protocol.address_param(channel, address),
        }  # fmt: skip
        return await self._ask(order(channel, "add_black", params), protocol.read_created)

    async def delete_block(self, channel: Channel, address: str) -> None:
        """Take an address from the blacklist."""
        request = order(channel, "del_black", protocol.address_param(channel, address))
        await self._ask(request, protocol.read_done)

    # ---- asking

    async def _list(self, request: Request, read: Callable[[object], list[T]]) -> list[T]:
        """Read a list; error 3 is how the provider may say that it is empty (provider-api, "Answers")."""
        try:
            return await self._read(request, read)
        except NoRecords:
            return []

    async def _read(self, request: Request, read: Callable[[object], T]) -> T:
        """Ask, and after no connection or an empty answer ask the backup host; writes never come here."""
        try:
            return await self._ask(request, read)
        except (NotSent, Garbled) as exc:
            backup = self.endpoint.backup
            if backup is None or (isinstance(exc, Garbled) and not is_empty(exc)):
                raise
        return await self._ask(request, read, backup)

    async def _ask(self, request: Request, read: Callable[[object], T], host: Endpoint | None = None) -> T:
        """Wait for the turn, send once, return what `read` makes of the answer.

        Raises:
            Error: any of Unreachable, ApiError, Garbled; Invalid for a value that no request can carry.
        """
        request.check()
        self.guard.check()
        turn = await self._pace.turn(request.key)
        leave = await self._pass_guard(turn)
        letter = Letter(
            (host or self.endpoint).url(request.script),
            request.body(self._credentials.parameters()),
            WRITE_CAP if request.write else READ_CAP,
            self._deadlines[request.write],
            turn.since,
        )
        return await asyncio.shield(self._start(self._run(turn, leave, letter, read)))

    async def _pass_guard(self, turn: Turn) -> Pass:
        try:
            return await self.guard.enter()
        except BaseException:  # cancelled, or something stands against it by now
            await asyncio.shield(self._start(turn.not_sent()))
            raise

    async def _run(self, turn: Turn, leave: Pass, letter: Letter, read: Callable[[object], T]) -> T:
        """Send and understand; whatever happens, the turn is settled before anybody hears of it."""
        credentials = self._credentials
        outcome: Error | None = NoAnswer("stopped")
        try:
            answer = await self._transport.send(letter)
            value = await self._understand(answer, read, credentials)
            outcome = None
        except Error as exc:
            outcome = _without_secret(exc, credentials)
        finally:
            await self.guard.leave(leave, _verdict(outcome))
            await self._settle(turn, letter, outcome)
        if isinstance(outcome, errors.AddressBlocked):
            outcome.wait_s = self.guard.blocked_for
        if outcome is not None:
            raise outcome  # outside of the handler: nothing foreign is chained to it
        return value

    async def _understand(self, answer: Answer, read: Callable[[object], T], credentials: Credentials) -> T:
        def work() -> T:
            return read(decode(answer.body, answer.content_type, answer.status))

        try:
            if len(answer.body) <= SMALL:
                return work()
            async with self._decoding:  # several at once take no less time, and the window waits for all of them
                return await asyncio.get_running_loop().run_in_executor(self._executor, work)
        except Garbled as exc:
            if credentials.is_in(answer.body):  # a sample of it might hold half of the secret
                exc.sample = ""
            raise

    async def _settle(self, turn: Turn, letter: Letter, outcome: Error | None) -> None:
        """Give back the turn, or keep it while the request may still run (reliability, A.3)."""
        match outcome:
            case errors.TooManyRequests():
                await turn.refused(repeated=outcome.repeated)
            case NotSent():
                await turn.not_sent()
            case None | errors.ApiError() | Garbled(ended=True):
                await turn.answered()
            case _:
                await turn.lost(letter.left, self.fence_s)

    def _start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # nobody may be waiting any more


def _verdict(outcome: Error | None) -> Verdict:
    """Tell what an outcome says of the sign-in; the login is judged before existence and rules (provider-api)."""
    match outcome:
        case None | NoRecords() | errors.Refused():
            return Verdict.ACCEPTED
        case errors.BadCredentials():
            return Verdict.WRONG
        case errors.AddressBlocked():
            return Verdict.BLOCKED
        case _:
            return Verdict.UNKNOWN


def _without_secret(error: Error, credentials: Credentials) -> Error:
    """Return the error with the secret taken out of foreign words."""
    match error:
        case errors.ApiError():
            return type(error)(error.code, credentials.hide(error.text))
        case Garbled():
            return Garbled(credentials.hide(str(error)), credentials.hide(error.sample), ended=error.ended)
        case errors.BadCertificate():
            return errors.BadCertificate(credentials.hide(str(error)), error.reason)
        case errors.ProxyTrouble():
            return errors.ProxyTrouble(str(error), error.reason, error.proxy)
        case _:
            return type(error)(credentials.hide(str(error)))
