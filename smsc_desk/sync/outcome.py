"""What each kind of answer, or none, means for an edit: one table (reliability, A.2)."""

from __future__ import annotations

from smsc_desk.book import edits, errors
from smsc_desk.book.edits import Edit
from smsc_desk.book.errors import Error
from smsc_desk.store.sending import Kind, Outcome

MINUTE_MS = 61_000
"""After "duplicate request, wait a minute" (provider-api, "Errors")."""


def outcome_of(error: Error, edit: Edit) -> Outcome:
    """Return what an edit's failure means for it.

    Whatever is not surely refused or surely unsent is in doubt: it may have been carried out.
    """
    match error:
        case errors.NotSent() | errors.BadCredentials() | errors.AddressBlocked():
            return Outcome(kind=Kind.AGAIN)
        case errors.TooManyRequests():
            return Outcome(kind=Kind.AGAIN, code=error.code, wait_ms=MINUTE_MS if error.repeated else 0)
        case errors.NoRecords():
            return _absent(error, edit)
        case errors.BadParameters() | errors.Refused():
            return Outcome(kind=Kind.REFUSED, code=error.code, reason=error.text, answer=str(error))
        case errors.Invalid():
            return Outcome(kind=Kind.REFUSED, reason="unsendable", answer=str(error))
        case errors.UnknownCode():
            return Outcome(kind=Kind.DOUBT, code=error.code, reason=error.text, answer=str(error))
        case errors.Garbled():
            return Outcome(kind=Kind.DOUBT, reason="no_answer", answer=f"{error}\n{error.sample}")
        case _:
            return Outcome(kind=Kind.DOUBT, reason="no_answer", answer=str(error))


def _absent(error: errors.NoRecords, edit: Edit) -> Outcome:
    """What is not there need not be deleted; anything else was meant for a record that somebody deleted."""
    match edit:
        case edits.DeleteContact() | edits.DeleteGroup() | edits.UnblockAddress() | edits.LeaveGroup():
            return Outcome(kind=Kind.DONE, code=error.code)
        case _:
            return Outcome(kind=Kind.CONFLICT, code=error.code, reason=error.text, answer=str(error))
