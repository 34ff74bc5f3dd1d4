"""The blacklist of either channel: add_black, del_black, get_black."""

from __future__ import annotations

from smsc_desk.sandbox import addresses
from smsc_desk.sandbox.answers import Answer, BlockRow, Blocks, Created, Done, NotFound, ParametersError
from smsc_desk.sandbox.call import Call

TYPES = 0, 1, 2  # all messages, mass mailings, single messages [doc]

# An entry keeps its id and its place when it is added again [assumed].
UPSERT = """INSERT INTO block(channel, address, type, comment) VALUES (?, ?, ?, coalesce(?, ''))
    ON CONFLICT(channel, address) DO UPDATE SET type = excluded.type, comment = coalesce(?, comment)
    RETURNING id"""


def add(call: Call) -> Answer:
    """Block one address; again with another `type` changes it, a comment that is not given stays [assumed]."""
    address = _one_address(call)
    kind = call.choice("type", TYPES, default=0)
    addresses.storable(call.channel, [address])
    comment = call.params.get("cmt")
    block = call.db.execute(UPSERT, (int(call.channel), address, kind, comment, comment)).get
    return Created("block", call.channel, int(block))


def delete(call: Call) -> Answer:
    address = _one_address(call)
    call.db.execute("DELETE FROM block WHERE channel = ? AND address = ?", (int(call.channel), address))
    if not call.db.changes():
        raise NotFound
    return Done()


def get(call: Call) -> Answer:
    """List the newest first, those added earlier than `prev_id` [doc]; `type` and `phone` filter [assumed]."""
    where, bound = ["channel = ?"], [int(call.channel)]
    texts: list[str] = []
    if (before := call.number("prev_id")) is not None:
        where.append("id < ?")
        bound.append(before)
    if call.params.get("type"):
        where.append("type = ?")
        bound.append(call.choice("type", TYPES, default=0))
    if call.params.get(call.address_param):
        where.append("address = ?")
        texts.append(_one_address(call))
    rows = call.db.execute(
        f"SELECT id, address, type, comment FROM block WHERE {' AND '.join(where)} ORDER BY id DESC LIMIT ?",
        (*bound, *texts, call.page_size()),
    )
    return Blocks(call.channel, [BlockRow(*row) for row in rows])


def _one_address(call: Call) -> str:
    """Return the one address; several are error 1 [assumed: the page says "a phone number" here, not "a list"]."""
    found = call.addresses()
    if len(found) != 1:
        raise ParametersError
    return found[0]
