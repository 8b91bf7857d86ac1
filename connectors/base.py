"""Everything a connector is given, must give back, and may raise: the whole contract, in one file."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

import httpx

from connectors.kinds import DispenserWord, Kind, LegEvent, SignalKind

EVERY_DEVICE = "*"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing wanted or offered; `price` is for the line, in integer cents, `reference` a prescription's number."""

    name: str
    quantity: float | None = None
    unit: str | None = None
    price: int | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Ware:
    """One thing as a shop lists it: its name there, the price of one in integer cents, and whether there is any.

    `currency` is that of the price (ISO 4217), empty where the shop's system does not tell it.
    """

    name: str
    price: int | None = None
    in_stock: bool = True
    currency: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time in which somebody comes or something is ready; both ends aware, in UTC."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        _require_aware(self.start, self.end)
        if self.end < self.start:
            raise ValueError("a window must not end before it starts")


@dataclass(frozen=True, slots=True)
class Member:
    """A provider as its connector sees it; `secrets` holds the newest first, older ones during a rotation."""

    name: str
    kind: Kind
    config: Mapping[str, str]
    secrets: tuple[str, ...] = ()

    def setting(self, key: str) -> str:
        """The provider's own setting `key`; raises Misconfigured when it was never filled in."""
        if not (value := self.config.get(key)):
            raise Misconfigured(f"{self.name} has no '{key}': fill it in on the provider's page.")
        return value


@dataclass(frozen=True, slots=True)
class Peer:
    """Another member's part of the same order that this one waits for or feeds: how far it is, and since when."""

    kind: Kind
    name: str
    status: str
    at: datetime | None = None
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class News:
    """Why a member that has a job hears of it again; `id` is the same when it is sent again.

    Either a `peer` came on, perhaps with a word for this one (`note`), or, without one, the customer agreed to what
    this member proposed: the job's items are the ones to bring.
    """

    id: str
    peer: Peer | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One leg offered to one provider; `dispatch` identifies the offer and stays the same over retries."""

    dispatch: str
    order: int
    kind: Kind
    items: tuple[Item, ...]
    reply_by: datetime
    customer: str
    window: Window | None = None
    address: str | None = None
    pickup: str | None = None
    note: str | None = None
    currency: str = "USD"
    peers: tuple[Peer, ...] = ()

    def __post_init__(self) -> None:
        _require_aware(self.reply_by)


@dataclass(frozen=True, slots=True)
class Event:
    """What a provider said about a leg; `id` is the same when it says it again, `total` is in cents.

    With neither `dispatch` nor `order` (a bare "Y" by text) it speaks about its only open offer.
    """

    id: str
    event: LegEvent
    at: datetime
    dispatch: str | None = None
    order: int | None = None
    window: Window | None = None
    note: str | None = None
    items: tuple[Item, ...] = ()
    total: int | None = None

    def __post_init__(self) -> None:
        _require_aware(self.at)


@dataclass(frozen=True, slots=True)
class Signal:
    """What a monitor reported about an account: her phone number in E.164, or the number of an enrolled device.

    An ``exercise`` is done by people who try the device; the account EVERY_DEVICE means all that the monitor serves.
    """

    id: str
    account: str
    signal: SignalKind
    at: datetime
    value: str | None = None
    exercise: bool = False

    def __post_init__(self) -> None:
        _require_aware(self.at)


@dataclass(frozen=True, slots=True, order=True)
class PlanLine:
    """One medicine at one time of her day (HH:MM); on some weekdays only (mon, tue ...) if `days` names any."""

    time: str
    medicine: str
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DispenserNews:
    """What a dispenser reported; `slot` is the planned time on her clock (YYYY-MM-DDTHH:MM), `plan` what it follows.

    `at` is the dispenser's own time of it, if it told one.
    """

    id: str
    account: str
    word: DispenserWord
    at: datetime | None = None
    slot: str | None = None
    plan: tuple[PlanLine, ...] = ()

    def __post_init__(self) -> None:
        _require_aware(*filter(None, (self.at,)))


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A pharmacy asks for other times of the prescription with this number; with none a person must read it."""

    id: str
    prescription: str
    at: datetime
    times: tuple[str, ...] = ()
    days: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require_aware(self.at)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request from a provider, exactly as it came: the signature covers these very bytes."""

    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """The provider has it; `reference` is its own number for a job, if it gave one, `status` its answer's over HTTP."""

    reference: str | None = None
    status: int | None = field(default=None, compare=False)


class ConnectorError(Exception):
    """Something between us and a provider failed; the message is one sentence and says what to do next.

    `status` is what the provider answered over HTTP, if it did.
    """

    status: int | None = None


class Temporary(ConnectorError):
    """The provider could not take it just now: try again, not sooner than `retry_after` seconds if given."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Rejected(ConnectorError):
    """This very message is not wanted or not readable: sending it again changes nothing."""


class Misconfigured(ConnectorError):
    """An address, a secret or a connector is missing or wrong: a person has to put it right."""


class Gone(ConnectorError):
    """The provider's endpoint is closed for good (410): send it nothing more."""


class Unsupported(ConnectorError):
    """This connector, or this kind of provider, does not do that."""


class BadSignature(ConnectorError):
    """The request is not proven to come from the provider: nothing in it may be believed."""


Said = Event | Signal | PlanRequest


class Connector(ABC):
    """Speaks one provider system over the network, for one channel and the kinds it names.

    `http` is the caller's client and carries the timeouts; `stamp` is the machine's time, aware. A connector
    keeps no state, starts nothing at import, and never reads a clock or the environment itself.
    """

    channel: ClassVar[str]
    kinds: ClassVar[frozenset[Kind]]

    @abstractmethod
    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Offer the job once, recognisable as the same offer when called again, or raise a ConnectorError."""

    @abstractmethod
    def withdraw(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, reason: str) -> Receipt:
        """Tell the provider that the job is no longer wanted and why, or raise a ConnectorError."""

    def update(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, news: News) -> Receipt:
        """Tell the provider what is new about a job that it has, or raise a ConnectorError; optional."""
        raise Unsupported(f"{member.name} is told no news of a job by this connector.")

    @abstractmethod
    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Said]:
        """Verify the sender first, then read events, signals or requests, or raise a ConnectorError."""


class ProbingConnector(Connector):
    """A connector that can send its provider a test event: it is about no job and asks for nothing."""

    @abstractmethod
    def probe(self, event: str, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Send a test event with the id `event` as a job would be sent, or raise a ConnectorError."""


class FollowingConnector(Connector):
    """A connector whose provider is also asked how a job goes, since its system may never tell us by itself."""

    @abstractmethod
    def follow(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> list[Event]:
        """What the provider says of the job now, with the ids that `receive` gives the same news."""


class ShopConnector(FollowingConnector):
    """A connector to a shop that tells what it sells, so that nobody has to write its goods and prices down here."""

    @abstractmethod
    def wares(self, member: Member, http: httpx.Client, stamp: datetime) -> list[Ware]:
        """All that the shop lists now, also what has run out, or raise a ConnectorError; a part of it is no answer."""


class MonitorConnector(Connector):
    """A connector that only listens: a care monitor is never given a job."""

    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Always raises Unsupported."""
        raise Unsupported(f"{member.name} is a care monitor and takes no jobs: choose another provider.")

    def withdraw(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, reason: str) -> Receipt:
        """Always raises Unsupported."""
        raise Unsupported(f"{member.name} is a care monitor and had no job to take back.")


class TextConnector(ABC):
    """Words jobs for a provider that has only a phone, and reads its answers; it sends nothing itself."""

    channel: ClassVar[str]
    kinds: ClassVar[frozenset[Kind]]

    @abstractmethod
    def word(self, job: Job, member: Member) -> list[str]:
        """The text or texts that offer the job, each of at most two GSM-7 segments, in order of sending."""

    @abstractmethod
    def word_withdrawal(self, job: Job, member: Member, reason: str) -> list[str]:
        """The text or texts that take the job back and say why, under the same limit."""

    def word_update(self, job: Job, member: Member, news: News) -> list[str]:
        """The text or texts that tell what is new about a job, under the same limit; none if it is not worth one."""
        return []

    @abstractmethod
    def read(self, text: str, member: Member, message: str, stamp: datetime) -> list[Event]:
        """What the text with the carrier's id `message` says; raises Rejected, worded to be sent back."""


class PersonConnector(ABC):
    """Words what a person at our desk is to do for a provider whom no machine of ours reaches; it sends nothing.

    A desk's task may be texted, so it names no medicine: what is to be told lies on the order's sheet.
    """

    channel: ClassVar[str]
    kinds: ClassVar[frozenset[Kind]]

    @abstractmethod
    def word(self, job: Job, member: Member) -> str:
        """One sentence: how the job is handed on."""

    @abstractmethod
    def word_withdrawal(self, job: Job, member: Member, reason: str) -> str:
        """One sentence: how it is taken back, and why."""


class DeviceConnector(ABC):
    """Reads what devices in homes send over a protocol of their own; the core holds the sockets and commits.

    An incoming thing is a line or a message as it came, its topic (if any) among the headers.
    """

    channel: ClassVar[str]
    kinds: ClassVar[frozenset[Kind]]

    @abstractmethod
    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Signal]:
        """Read signals, or raise BadSignature, Rejected, or Unsupported for what nobody defined."""


class PanelConnector(DeviceConnector):
    """Alarm panels that ring in over TCP and wait for an answer; `member.secrets` are then that panel's own keys."""

    @abstractmethod
    def account(self, line: bytes) -> str:
        """The account that a line claims to speak for, as yet unproven; raises Rejected if it names none."""

    @abstractmethod
    def answer(self, line: bytes, member: Member, error: ConnectorError | None) -> bytes:
        """What the panel is told once its line is stored, or why it was not (`error`)."""


class BrokerConnector(DeviceConnector):
    """Devices behind an MQTT broker, whose address is the member's `url`; the broker proves who speaks."""

    @abstractmethod
    def topics(self, member: Member) -> tuple[str, ...]:
        """The topics to listen to, wildcards allowed."""


class DispenserConnector(ABC):
    """Dispensers behind an MQTT broker, whose address is the member's `url`; the broker proves who speaks."""

    channel: ClassVar[str]
    kinds: ClassVar[frozenset[Kind]]

    @abstractmethod
    def topics(self, member: Member) -> tuple[str, ...]:
        """The topics to listen to, wildcards allowed."""

    @abstractmethod
    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[DispenserNews]:
        """Read news, or raise Rejected, or Unsupported for what nobody defined."""

    @abstractmethod
    def plan(self, account: str, lines: tuple[PlanLine, ...]) -> tuple[str, bytes]:
        """The topic and the message that give a dispenser its whole plan; the same plan is the same message."""


AnyConnector = DispenserConnector | Connector | TextConnector | PersonConnector | DeviceConnector


def _require_aware(*moments: datetime) -> None:
    if any(moment.utcoffset() is None for moment in moments):
        raise ValueError("a time without a zone means nothing here: pass aware datetimes, in UTC")
