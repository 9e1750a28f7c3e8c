"""The one exception tree of the store; each message is a sentence that a reviewer can act on."""


class StoreError(Exception):
    """Any trouble with the store."""


class BusyError(StoreError):
    """Another process holds the store, or the server can't be reached: the same call may go through later."""


class UnreachableError(BusyError):
    """The server doesn't answer, or ended the connection: what was being stored may be there or not.

    The same call, with the same key, may go through once the server answers again, and then changes nothing twice.
    """


class ConflictError(StoreError):
    """A fact was changed by another session since it was shown: look again before deciding.

    `facts` are the ids of those that were, where there may be several.
    """

    def __init__(self, message: str, facts: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.facts = facts


class MissingStoreError(StoreError):
    """There is no store at this place."""


class OlderSchemaError(StoreError):
    """The store was made by an older program than this one, and can be upgraded."""


class NewerSchemaError(StoreError):
    """The store was made by a newer program than this one."""


class RefusedError(StoreError):
    """The decision can't be stored as it is: its fields make no fact, or its spans don't fit the text."""
